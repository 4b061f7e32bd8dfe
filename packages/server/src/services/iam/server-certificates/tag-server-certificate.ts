import { serverCertificates } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireServerCertificate } from "../find-entity.ts";
import { countingCase, requestTags, withTags } from "../tags.ts";
import { serverCertificateTarget } from "../targets.ts";

export const tagServerCertificate = operation("iam", "TagServerCertificate", {
  access: "write",
  resource: ({ ServerCertificateName }, scope) =>
    serverCertificateTarget(scope, ServerCertificateName),
  context: ({ Tags }) => requestTags(Tags),
  run({ ServerCertificateName, Tags }, { account, quotas }) {
    const certificate = requireServerCertificate(account, ServerCertificateName);
    if (Tags.length === 0) {
      throw serviceError("InvalidInput", "The provided tag map must not be null/empty.");
    }
    const tags = withTags(certificate.tags, Tags, quotas.TagsPerResourceQuota, countingCase);
    account.put(serverCertificates, { ...certificate, tags });
    return {};
  },
});
