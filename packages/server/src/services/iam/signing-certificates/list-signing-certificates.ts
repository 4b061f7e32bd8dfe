import { signingCertificates } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { ownerOf } from "../credential-owner.ts";
import { pageOfList } from "../pagination.ts";
import { userOrCallerTarget } from "../targets.ts";
import { wireSigningCertificate } from "./signing-certificate.ts";

export const listSigningCertificates = operation("iam", "ListSigningCertificates", {
  access: "read",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, ...request }, scope) {
    const owner = ownerOf(scope, UserName);
    const held = scope.account
      .find(signingCertificates, "user", owner.id)
      .toSorted((a, b) => a.uploadDate - b.uploadDate);
    const { items, end } = pageOfList(request, held);
    return {
      Certificates: items.map((item) => wireSigningCertificate(item, owner.userName)),
      ...end,
    };
  },
});
