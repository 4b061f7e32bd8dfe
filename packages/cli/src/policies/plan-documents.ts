import type { JsonNode, PolicyKind } from "@ostiary/policy";
import type { FoundDocument } from "./found-document.ts";
import { itemsOf, memberOf, textOf } from "./json-node.ts";

/** An attribute of a Terraform resource that holds a policy. */
interface PolicyAttribute {
  readonly attribute: string;
  readonly kind: PolicyKind;
  readonly resourceType?: string;
}

const identity: readonly PolicyAttribute[] = [{ attribute: "policy", kind: "identity" }];
const resource = (resourceType?: string): readonly PolicyAttribute[] => [
  { attribute: "policy", kind: "resource", ...(resourceType !== undefined && { resourceType }) },
];

/** Resources of the provider hashicorp/aws by their type. */
const attributes: Readonly<Record<string, readonly PolicyAttribute[]>> = {
  aws_iam_policy: identity,
  aws_iam_user_policy: identity,
  aws_iam_group_policy: identity,
  aws_iam_role_policy: identity,
  aws_iam_role: [{ attribute: "assume_role_policy", kind: "trust" }],
  aws_ssoadmin_permission_set_inline_policy: [{ attribute: "inline_policy", kind: "identity" }],
  aws_s3_bucket_policy: resource("AWS::S3::Bucket"),
  aws_sqs_queue: resource("AWS::SQS::Queue"),
  aws_sqs_queue_policy: resource("AWS::SQS::Queue"),
  aws_sns_topic: resource("AWS::SNS::Topic"),
  aws_sns_topic_policy: resource("AWS::SNS::Topic"),
  aws_kms_key: resource("AWS::KMS::Key"),
  aws_kms_key_policy: resource("AWS::KMS::Key"),
  aws_ecr_repository_policy: resource("AWS::ECR::Repository"),
  aws_dynamodb_resource_policy: resource("AWS::DynamoDB::Table"),
  aws_secretsmanager_secret_policy: resource("AWS::SecretsManager::Secret"),
  aws_vpc_endpoint: resource(),
  aws_vpc_endpoint_policy: resource(),
};

const organizationKinds: Readonly<Record<string, PolicyKind>> = {
  SERVICE_CONTROL_POLICY: "serviceControl",
  RESOURCE_CONTROL_POLICY: "resourceControl",
};

/** Whether a document is a Terraform plan or state, as `terraform show -json` prints it. */
export const isPlan = (root: JsonNode): boolean =>
  memberOf(root, "terraform_version") !== undefined ||
  memberOf(root, "planned_values") !== undefined;

/** The policies in a plan as they will be, or in a state as they are; what is not known before the plan is applied is left out. */
export function planDocuments(file: string, root: JsonNode): readonly FoundDocument[] {
  const values = memberOf(root, "planned_values") ?? memberOf(root, "values");
  return modulesIn(memberOf(values, "root_module")).flatMap((module) =>
    itemsOf(memberOf(module, "resources")).flatMap((one) => documentsOf(file, one)),
  );
}

const modulesIn = (module: JsonNode | undefined): readonly JsonNode[] =>
  module === undefined
    ? []
    : [module, ...itemsOf(memberOf(module, "child_modules")).flatMap(modulesIn)];

function documentsOf(file: string, resourceNode: JsonNode): readonly FoundDocument[] {
  const type = textOf(resourceNode, "type") ?? "";
  const address = textOf(resourceNode, "address") ?? type;
  const values = memberOf(resourceNode, "values");
  const inline = type === "aws_iam_role" ? itemsOf(memberOf(values, "inline_policy")) : [];
  return [
    ...attributesOf(type, values).flatMap((attribute) =>
      documentIn(file, values, attribute, `${address}.${attribute.attribute}`),
    ),
    ...inline.flatMap((policy) =>
      documentIn(
        file,
        policy,
        { attribute: "policy", kind: "identity" },
        `${address}.inline_policy`,
      ),
    ),
  ];
}

function attributesOf(type: string, values: JsonNode | undefined): readonly PolicyAttribute[] {
  if (type !== "aws_organizations_policy") {
    return (Object.hasOwn(attributes, type) ? attributes[type] : undefined) ?? [];
  }
  const kind = organizationKinds[textOf(values, "type") ?? "SERVICE_CONTROL_POLICY"];
  return kind === undefined ? [] : [{ attribute: "content", kind }];
}

function documentIn(
  file: string,
  values: JsonNode | undefined,
  { attribute, kind, resourceType }: PolicyAttribute,
  label: string,
): readonly FoundDocument[] {
  const text = textOf(values, attribute);
  if (text === undefined || text.trim() === "") return [];
  return [{ file, label, kind, resourceType, text, start: undefined }];
}
