import {
  type AccountReader,
  type ServiceSpecificCredential,
  serviceLogin,
  serviceSpecificCredentials,
  uniqueId,
} from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireUser } from "../find-entity.ts";
import { requireBelowQuota } from "../quota.ts";
import { userTarget } from "../targets.ts";
import { newServicePassword, servicePasswordHash } from "./service-password.ts";
import { givenCredential } from "./service-specific-credential.ts";
import { requireCredentialService } from "./services.ts";

const day = 86_400_000;

/** A login that nobody has for the service: `alice-at-111122223333`, then `alice+1-at-111122223333` … */
function newLogin(account: AccountReader, serviceName: string, userName: string): string {
  for (let count = 0; ; count += 1) {
    const login = `${userName}${count === 0 ? "" : `+${count}`}-at-${account.accountId}`;
    const key = serviceLogin(serviceName, login);
    if (account.find(serviceSpecificCredentials, "login", key).length === 0) return login;
  }
}

export const createServiceSpecificCredential = operation("iam", "CreateServiceSpecificCredential", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  context: ({ ServiceName, CredentialAgeDays }) => ({
    "iam:ServiceSpecificCredentialServiceName": ServiceName.toLowerCase(),
    "iam:ServiceSpecificCredentialAgeDays":
      CredentialAgeDays === undefined ? undefined : String(CredentialAgeDays),
  }),
  run({ UserName, ServiceName, CredentialAgeDays }, { account, quotas, now }) {
    const user = requireUser(account, UserName);
    const { name: serviceName } = requireCredentialService(ServiceName);
    const held = account
      .find(serviceSpecificCredentials, "user", user.id)
      .filter((credential) => credential.serviceName === serviceName);
    requireBelowQuota(
      held.length,
      quotas,
      "ServiceSpecificCredentialsPerServiceQuota",
      "ContextSpecificCredentialsPerUserPerContext",
    );
    const password = newServicePassword();
    const credential: ServiceSpecificCredential = {
      id: uniqueId("ACCA"),
      userId: user.id,
      serviceName,
      login: newLogin(account, serviceName, user.userName),
      passwordHash: servicePasswordHash(password),
      status: "Active",
      createDate: now,
      ...(CredentialAgeDays !== undefined && { expirationDate: now + CredentialAgeDays * day }),
    };
    account.put(serviceSpecificCredentials, credential);
    return { ServiceSpecificCredential: givenCredential(credential, user.userName, password, now) };
  },
});
