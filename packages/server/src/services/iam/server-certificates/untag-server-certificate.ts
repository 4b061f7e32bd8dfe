import { serverCertificates } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireServerCertificate } from "../find-entity.ts";
import { countingCase, removedTagKeys, withoutTags } from "../tags.ts";
import { serverCertificateTarget } from "../targets.ts";

export const untagServerCertificate = operation("iam", "UntagServerCertificate", {
  access: "write",
  resource: ({ ServerCertificateName }, scope) =>
    serverCertificateTarget(scope, ServerCertificateName),
  context: ({ TagKeys }) => removedTagKeys(TagKeys),
  run({ ServerCertificateName, TagKeys }, { account }) {
    const certificate = requireServerCertificate(account, ServerCertificateName);
    if (TagKeys.length === 0) {
      throw serviceError("InvalidInput", "The provided tag keys must not be null/empty.");
    }
    const tags = withoutTags(certificate.tags, TagKeys, countingCase);
    account.put(serverCertificates, { ...certificate, tags });
    return {};
  },
});
