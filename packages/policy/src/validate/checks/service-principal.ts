import { hasKey, keyName, needsKey } from "../condition-rules.ts";
import { quoted } from "../finding.ts";
import type { LocatedPrincipals, LocatedStatement } from "../located-policy.ts";
import type { Scope, StatementCheck } from "../scope.ts";
import { isServicePrincipal } from "./principal-form.ts";

/** Keys that say on whose behalf a service calls, in lower case. */
const sourceKeys = [
  "aws:sourcearn",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
] as const;

/** Keys that are used in their place and say less, in lower case. */
const weakKeys = ["aws:referer", "aws:useragent"] as const;

/** Keys that tell of users and sessions, which services as themselves do not bring, in lower case. */
const userKeys = [
  "aws:multifactorauthage",
  "aws:multifactorauthpresent",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principaltag/",
  "aws:sourceidentity",
  "aws:tokenissuetime",
  "aws:username",
] as const;

/**
 * Services that say for which resource they assume a role, by the documents on confused deputies of each. AWS does not say for
 * which trust policies it warns.
 */
const tellingServices = new Set(
  [
    "appflow apprunner auditmanager backup bedrock bedrock-agentcore cloudtrail codebuild codepipeline comprehend config",
    "databrew dataexchange datasync dms ecs ecs-tasks elasticmapreduce events firehose fis forecast globalaccelerator",
    "glue guardduty imagebuilder iot iotevents iotsitewise kendra kinesisanalytics lex lexv2 logs macie mediaconvert",
    "omics osis personalize pipes qbusiness rekognition resource-groups s3 sagemaker scheduler securitylake ses sns sqs",
    "ssm ssm-incidents states storagegateway synthetics textract transcribe transfer translate vpc-flow-logs",
  ]
    .join(" ")
    .split(" ")
    .map((name) => `${name}.amazonaws.com`),
);

/** Services as principals ("The confused deputy problem"). */
export const checkServicePrincipals: StatementCheck = (statement, scope) => {
  const { effect, principals } = statement;
  if (effect !== "Allow" || principals === undefined || principals.negated) return;
  if (scope.kind !== "resource" && scope.kind !== "trust") return;
  checkUserKeys(statement, principals, scope);
  if (sourceKeys.some((key) => hasKey(statement, key))) return;
  const weak = statement.conditions.find((condition) =>
    weakKeys.some((key) => keyName(condition) === key),
  );
  for (const { text, place } of servicesOf(principals)) {
    if (!isServicePrincipal(text) || (scope.kind === "trust" && !tellingServices.has(text)))
      continue;
    if (weak === undefined) {
      const message = `${quoted(text)} acts for all of its customers, so any of them may make it do this. Add a condition on aws:SourceAccount, aws:SourceArn, aws:SourceOrgID or aws:SourceOrgPaths.`;
      scope.report("RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL", place, message);
    } else {
      const message = `To say for whom ${quoted(text)} acts, aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths is better than ${weak.key.text}.`;
      scope.report("RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", weak.key.place, message);
    }
  }
};

const servicesOf = ({ groups }: LocatedPrincipals) =>
  groups.filter(({ type }) => type === "Service").flatMap(({ texts }) => texts);

/** Conditions that no service meets, in a statement about services alone. */
function checkUserKeys(
  { conditions }: LocatedStatement,
  { everyone, groups }: LocatedPrincipals,
  { report }: Scope,
): void {
  if (everyone || groups.length === 0 || groups.some(({ type }) => type !== "Service")) return;
  for (const condition of conditions) {
    const name = keyName(condition);
    const of = userKeys.some((key) => (key.endsWith("/") ? name.startsWith(key) : name === key));
    if (!of || !needsKey(condition)) continue;
    const message = `Services do not bring ${condition.key.text}, so this statement never applies to one.`;
    report("UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", condition.key.place, message);
  }
}
