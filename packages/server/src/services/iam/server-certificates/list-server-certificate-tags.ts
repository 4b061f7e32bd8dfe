import { operation } from "../../../operation.ts";
import { requireServerCertificate } from "../find-entity.ts";
import { pageOfTags } from "../tags.ts";
import { serverCertificateTarget } from "../targets.ts";

export const listServerCertificateTags = operation("iam", "ListServerCertificateTags", {
  access: "read",
  resource: ({ ServerCertificateName }, scope) =>
    serverCertificateTarget(scope, ServerCertificateName),
  run({ ServerCertificateName, ...request }, { account }) {
    const { tags } = requireServerCertificate(account, ServerCertificateName);
    return pageOfTags(request, tags);
  },
});
