import { group, list, named, one } from "../shape.ts";

/** `dynamodb:table`, `redshift:*` or `s3:ALL_SUPPORTED`. */
const resourceTypes = list(
  /^[a-z][a-z0-9-]*:(?:\*|ALL_SUPPORTED|[a-zA-Z][a-zA-Z0-9_/-]*)$/,
  "a service and a resource type, such as dynamodb:table or redshift:*",
);

/** Tag policies ("Tag policy syntax and examples"). */
export const tagPolicy = group(
  {
    tags: named(
      group({
        tag_key: one(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u, "a tag key"),
        tag_value: list(/^[^*]{0,256}(?:\*[^*]{0,256})?$/, "a tag value with one wildcard at most"),
        enforced_for: resourceTypes,
        report_required_tag_for: resourceTypes,
      }),
      { names: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u },
    ),
  },
  { required: ["tags"] },
);
