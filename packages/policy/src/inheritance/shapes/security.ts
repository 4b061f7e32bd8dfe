import { anything, group, list, named, one, oneOf, regions } from "../shape.ts";

const byRegion = group({ enable_in_regions: regions, disable_in_regions: regions });
const regionName = /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/;

/** Security Hub policies ("Security Hub policy syntax and examples"). */
export const securityHubPolicy = group({ securityhub: byRegion }, { required: ["securityhub"] });

/** Security Hub CSPM policies: their syntax is not published. */
export const securityHubCspmPolicy = group(
  {},
  { named: { names: /^[a-z]/, shape: anything }, minimum: 1 },
);

/** Amazon Inspector policies ("Amazon Inspector policy syntax and examples"). */
export const inspectorPolicy = group(
  {
    inspector: group(
      {
        enablement: group({
          ec2_scanning: byRegion,
          ecr_scanning: byRegion,
          lambda_standard_scanning: group({
            enable_in_regions: regions,
            disable_in_regions: regions,
            lambda_code_scanning: byRegion,
          }),
          code_repository_scanning: byRegion,
        }),
      },
      { required: ["enablement"] },
    ),
  },
  { required: ["inspector"] },
);

/** Network security director policies ("AWS Shield network security director policy syntax and examples"). */
export const networkSecurityDirectorPolicy = group(
  {
    network_security_director: group(
      { enablement: group({ network_security_scan: byRegion }) },
      { required: ["enablement"] },
    ),
  },
  { required: ["network_security_director"] },
);

const feature = group({ status: oneOf("enabled", "disabled") });

/** Amazon GuardDuty policies ("Amazon GuardDuty policy syntax and examples"). */
export const guardDutyPolicy = (() => {
  const features = group({
    foundational: feature,
    s3_data_events: feature,
    eks_audit_logs: feature,
    ebs_malware_protection: feature,
    rds_login_events: feature,
    lambda_network_logs: feature,
    ai_protection: feature,
    runtime_monitoring: group({
      status: oneOf("enabled", "disabled"),
      additional_configuration: group({
        eks_addon_management: feature,
        ec2_agent_management: feature,
        ecs_fargate_agent_management: feature,
      }),
    }),
  });
  return group(
    {
      guardduty: group(
        {
          enablement: group(
            { default: features },
            { named: { names: regionName, shape: features }, minimum: 1 },
          ),
        },
        { required: ["enablement"] },
      ),
    },
    { required: ["guardduty"] },
  );
})();

/** Amazon Bedrock policies ("Amazon Bedrock policy syntax and examples"). */
export const bedrockPolicy = group(
  {
    bedrock: group(
      {
        guardrail_inference: group(
          {},
          {
            named: {
              names: regionName,
              shape: named(
                group(
                  {
                    identifier: one(
                      /^arn:[a-z-]+:bedrock:[a-z0-9-]+:\d{12}:guardrail\/[a-z0-9]+:\d+$/,
                      "the ARN of a guardrail, a colon and its version",
                    ),
                    input_tags: oneOf("honor", "ignore"),
                    selective_content_guarding: group({
                      system: oneOf("selective", "comprehensive"),
                      messages: oneOf("selective", "comprehensive"),
                    }),
                    model_enforcement: group({
                      included_models: list(/^.+$/, "a model or ALL"),
                      excluded_models: list(/^.+$/, "a model"),
                    }),
                  },
                  { needs: ["identifier"] },
                ),
              ),
            },
          },
        ),
      },
      { required: ["guardrail_inference"] },
    ),
  },
  { required: ["bedrock"] },
);

/** Amazon S3 policies ("Amazon S3 policy syntax and examples"). */
export const s3Policy = group(
  {
    s3_attributes: group(
      { public_access_block_configuration: oneOf("all", "none") },
      { required: ["public_access_block_configuration"] },
    ),
  },
  { required: ["s3_attributes"] },
);
