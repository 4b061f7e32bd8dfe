import { anything, group, named, one, oneOf, text } from "../shape.ts";

const preference = oneOf("no_preference", "enabled", "disabled");

/** Declarative policies for EC2 ("Declarative policy syntax and examples"). */
export const declarativePolicyEc2 = group(
  {
    ec2_attributes: group(
      {
        exception_message: text,
        vpc_block_public_access: group({
          internet_gateway_block: group(
            {
              mode: oneOf("off", "block_ingress", "block_bidirectional"),
              exclusions_allowed: oneOf("enabled", "disabled"),
            },
            { needs: ["mode", "exclusions_allowed"] },
          ),
        }),
        serial_console_access: group({ status: oneOf("enabled", "disabled") }),
        image_block_public_access: group({ state: oneOf("unblocked", "block_new_sharing") }),
        allowed_images_settings: group({
          state: oneOf("enabled", "disabled", "audit_mode"),
          image_criteria: named(anything, { names: /^criteria_\d+$/, maximum: 10 }),
        }),
        instance_metadata_defaults: group({
          http_tokens: oneOf("no_preference", "required", "optional"),
          http_tokens_enforced: preference,
          http_put_response_hop_limit: one(
            /^(?:-1|[1-9]|[1-5]\d|6[0-4])$/,
            "-1 or a number from 1 to 64",
          ),
          http_endpoint: preference,
          instance_metadata_tags: preference,
        }),
        snapshot_block_public_access: group({
          state: oneOf("unblocked", "block_new_sharing", "block_all_sharing"),
        }),
      },
      { minimum: 1 },
    ),
  },
  { required: ["ec2_attributes"] },
);
