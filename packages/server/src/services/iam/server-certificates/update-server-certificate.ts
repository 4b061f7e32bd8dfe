import { serverCertificates } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireServerCertificate } from "../find-entity.ts";
import { serverCertificateTarget } from "../targets.ts";

export const updateServerCertificate = operation("iam", "UpdateServerCertificate", {
  access: "write",
  resource({ ServerCertificateName, NewPath, NewServerCertificateName }, scope) {
    const old = serverCertificateTarget(scope, ServerCertificateName);
    const present = scope.account.named(serverCertificates, ServerCertificateName);
    const moved = scope.arn.iam(
      scope.account.accountId,
      "server-certificate",
      NewPath ?? present?.path ?? "/",
      NewServerCertificateName ?? present?.serverCertificateName ?? ServerCertificateName,
    );
    return moved === old.arn ? [old] : [old, { arn: moved }];
  },
  run({ ServerCertificateName, NewPath, NewServerCertificateName }, { account }) {
    const certificate = requireServerCertificate(account, ServerCertificateName);
    const taken =
      NewServerCertificateName === undefined
        ? undefined
        : account.named(serverCertificates, NewServerCertificateName);
    if (taken !== undefined && taken.id !== certificate.id) {
      throw serviceError(
        "EntityAlreadyExists",
        `The Server Certificate with name ${NewServerCertificateName} already exists.`,
      );
    }
    account.put(serverCertificates, {
      ...certificate,
      serverCertificateName: NewServerCertificateName ?? certificate.serverCertificateName,
      path: NewPath ?? certificate.path,
    });
    return {};
  },
});
