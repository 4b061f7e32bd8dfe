import { serverCertificates } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { pageOfTable } from "../pagination.ts";
import { pathTarget } from "../targets.ts";
import { certificateMetadata } from "./server-certificate-answer.ts";

export const listServerCertificates = operation("iam", "ListServerCertificates", {
  access: "read",
  resource: ({ PathPrefix }, scope) => pathTarget(scope, "server-certificate", PathPrefix),
  run({ PathPrefix = "/", ...request }, scope) {
    const { items, end } = pageOfTable(scope.account, serverCertificates, request, ({ path }) =>
      path.startsWith(PathPrefix),
    );
    return {
      ServerCertificateMetadataList: items.map((item) => certificateMetadata(scope, item)),
      ...end,
    };
  },
});
