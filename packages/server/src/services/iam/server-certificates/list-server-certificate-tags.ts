import { operation } from "../../../operation.ts";
import { requireServerCertificate } from "../find-entity.ts";
import { pageOfList } from "../pagination.ts";
import { sortedTags, wireTags } from "../tags.ts";
import { serverCertificateTarget } from "../targets.ts";

export const listServerCertificateTags = operation("iam", "ListServerCertificateTags", {
  access: "read",
  resource: ({ ServerCertificateName }, scope) =>
    serverCertificateTarget(scope, ServerCertificateName),
  run({ ServerCertificateName, ...request }, { account }) {
    const { tags } = requireServerCertificate(account, ServerCertificateName);
    const { items, end } = pageOfList(request, sortedTags(tags));
    return { Tags: wireTags(items), ...end };
  },
});
