import type { ResourceType, ServiceCatalog } from "../../catalog/service-catalog.ts";
import { actionPatternOf, actionsOf, isWild } from "../action-pattern.ts";
import { fits, resourceGlob, templatesOf } from "../arn-templates.ts";
import { conditionsOn } from "../condition-rules.ts";
import { quoted } from "../finding.ts";
import type { Scope, StatementCheck } from "../scope.ts";

/** What the policy of a type of resource is about. */
interface Subject {
  readonly service: string;
  /** The resource types of the catalogue that its actions act on. */
  readonly actsOn: readonly string[];
  /** The resource types that its resources are of, where they are others. */
  readonly arns?: readonly string[];
}

/** The types of ValidatePolicy, and others whose services keep policies, by the name that CloudFormation has for them. */
const subjects: ReadonlyMap<string, Subject> = new Map([
  ["AWS::S3::Bucket", { service: "s3", actsOn: ["bucket", "object"] }],
  [
    "AWS::S3::AccessPoint",
    {
      service: "s3",
      actsOn: ["accesspoint", "accesspointobject", "bucket", "object"],
      arns: ["accesspoint", "accesspointobject"],
    },
  ],
  [
    "AWS::S3::MultiRegionAccessPoint",
    {
      service: "s3",
      actsOn: ["multiregionaccesspoint", "accesspoint", "accesspointobject", "bucket", "object"],
      arns: ["multiregionaccesspoint"],
    },
  ],
  [
    "AWS::S3ObjectLambda::AccessPoint",
    { service: "s3-object-lambda", actsOn: ["objectlambdaaccesspoint"] },
  ],
  ["AWS::DynamoDB::Table", { service: "dynamodb", actsOn: ["table", "index"] }],
  ["AWS::ECR::Repository", { service: "ecr", actsOn: ["repository"] }],
  ["AWS::EFS::FileSystem", { service: "elasticfilesystem", actsOn: ["file-system"] }],
  ["AWS::KMS::Key", { service: "kms", actsOn: ["key"] }],
  [
    "AWS::Lambda::Function",
    { service: "lambda", actsOn: ["function", "function alias", "function version"] },
  ],
  ["AWS::SecretsManager::Secret", { service: "secretsmanager", actsOn: ["secret"] }],
  ["AWS::SNS::Topic", { service: "sns", actsOn: ["topic"] }],
  ["AWS::SQS::Queue", { service: "sqs", actsOn: ["queue"] }],
]);

/** The services of the types that are known. */
export const serviceOfResourceType = (type: string): string | undefined =>
  subjects.get(type)?.service;

/** Policies of resources: whether their actions and resources are those of the resource's type. */
export const checkResourcePolicy: StatementCheck = (statement, scope) => {
  const { resourceType, report } = scope;
  if (scope.kind !== "resource" || resourceType === undefined) return;
  const subject = subjects.get(resourceType);
  const catalog = subject && scope.catalogs.get(subject.service);
  if (subject === undefined || catalog === undefined) return;
  for (const { text, place } of statement.actions?.texts ?? []) {
    if (isActionOf(text, subject, scope)) continue;
    const message = `${quoted(text)} does nothing to a resource of type ${resourceType}, so it has no place in its policy.`;
    report("UNSUPPORTED_ACTION_IN_POLICY", place, message);
  }
  const types = typesOf(subject, catalog);
  for (const { text, place } of statement.resources?.texts ?? []) {
    if (text === "*" || isOneOf(text, types, scope)) continue;
    const message = `${quoted(text)} is no resource of type ${resourceType}.`;
    report("UNSUPPORTED_RESOURCE_ARN_IN_POLICY", place, message);
  }
  if (subject.service !== "s3") return;
  for (const { key } of conditionsOn(statement, "s3:resourceaccount")) {
    const message = `The resource's account is the one whose policy this is. ${key.text} belongs into identity-based policies.`;
    report("IRRELEVANT_CONDITION_KEY_IN_POLICY", key.place, message);
  }
};

function isActionOf(text: string, { service, actsOn }: Subject, scope: Scope): boolean {
  const pattern = actionPatternOf(text);
  if (pattern === undefined || isWild(pattern.service)) return true;
  if (pattern.service !== service) return false;
  const actions = actionsOf(text, scope);
  if (actions === undefined || actions.length === 0) return true;
  return actions.some(({ resources }) =>
    resources.some(({ type }) => actsOn.includes(type.name.toLowerCase())),
  );
}

const typesOf = ({ actsOn, arns }: Subject, catalog: ServiceCatalog): readonly ResourceType[] =>
  (arns ?? actsOn).flatMap((name) => catalog.resourceTypes.get(name) ?? []);

function isOneOf(text: string, types: readonly ResourceType[], scope: Scope): boolean {
  const glob = resourceGlob(text, scope);
  if (glob === undefined) return true;
  return types.flatMap(templatesOf).some((template) => fits(glob, template, scope));
}
