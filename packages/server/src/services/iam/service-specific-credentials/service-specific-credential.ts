import {
  type ServiceSpecificCredential,
  serviceSpecificCredentials,
  type User,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { OperationContext, Scope } from "../../../operation.ts";
import { noSuchEntity } from "../find-entity.ts";
import { userOrCaller } from "../users/user-or-caller.ts";
import { requireCredentialService } from "./services.ts";

/** A credential whose date has passed is Expired, whatever status it was given. */
const statusOf = ({ status, expirationDate }: ServiceSpecificCredential, now: number) =>
  expirationDate !== undefined && expirationDate <= now ? ("Expired" as const) : status;

/** A credential as lists show it. */
export function listedCredential(
  credential: ServiceSpecificCredential,
  userName: string,
  now: number,
) {
  const { id, serviceName, login, createDate, expirationDate } = credential;
  const { form } = requireCredentialService(serviceName);
  return {
    UserName: userName,
    Status: statusOf(credential, now),
    ...(form === "password" ? { ServiceUserName: login } : { ServiceCredentialAlias: login }),
    CreateDate: new Date(createDate),
    ...(expirationDate !== undefined && { ExpirationDate: new Date(expirationDate) }),
    ServiceSpecificCredentialId: id,
    ServiceName: serviceName,
  };
}

/** A credential with the password that was just made for it, shown this once. */
export function givenCredential(
  credential: ServiceSpecificCredential,
  userName: string,
  password: string,
  now: number,
) {
  const { form, prefix } = requireCredentialService(credential.serviceName);
  const key = prefix + Buffer.from(`${credential.login}:${password}`).toString("base64");
  return {
    ...listedCredential(credential, userName, now),
    ...(form === "password" ? { ServicePassword: password } : { ServiceCredentialSecret: key }),
  };
}

/** The credential of that id, and the user that it has to belong to. */
export function requireCredential(
  scope: Scope,
  userName: string | undefined,
  id: string,
): { readonly credential: ServiceSpecificCredential; readonly user: User } {
  const user = userOrCaller(scope, userName);
  const credential = scope.account.get(serviceSpecificCredentials, id);
  if (credential === undefined) throw noSuchEntity(`No such credential ${id} exists`);
  if (credential.userId !== user.id) {
    throw serviceError(
      "ValidationError",
      `User ${user.userName} does not have a service specific credential with id ${id}`,
    );
  }
  return { credential, user };
}

/** `iam:ServiceSpecificCredentialServiceName` of an operation on a credential that is there. */
export const serviceOfCredential = ({ account }: Scope, id: string): OperationContext => ({
  "iam:ServiceSpecificCredentialServiceName": account.get(serviceSpecificCredentials, id)
    ?.serviceName,
});
