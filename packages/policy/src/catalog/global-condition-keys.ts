import { type ConditionKey, indexKeys, type KeyType } from "./condition-key.ts";

/** What a global condition key tells of. */
export type KeySubject = "principal" | "session" | "network" | "resource" | "request";

/** A condition key that is not of one service ("AWS global condition context keys"). */
export interface GlobalConditionKey extends ConditionKey {
  readonly subject: KeySubject;
  /** When a request brings the key. */
  readonly present: string;
}

/** Name, types, whether it has several values, when it is there. */
type Row = readonly [string, KeyType | readonly KeyType[], "single" | "multi", string];

const rows: Readonly<Record<KeySubject, readonly Row[]>> = {
  principal: [
    ["aws:PrincipalArn", "ARN", "single", "in signed requests"],
    ["aws:PrincipalAccount", "String", "single", "always"],
    [
      "aws:PrincipalOrgPaths",
      "String",
      "multi",
      "where the principal's account belongs to an organization",
    ],
    [
      "aws:PrincipalOrgID",
      "String",
      "single",
      "where the principal's account belongs to an organization",
    ],
    [
      `aws:PrincipalTag/\${TagKey}`,
      "String",
      "single",
      "where the user, the role or the session has the tag",
    ],
    ["aws:PrincipalIsAWSService", "Bool", "single", "in signed requests"],
    ["aws:PrincipalServiceName", "String", "single", "where a service calls as itself"],
    ["aws:PrincipalServiceNamesList", "String", "multi", "where a service calls as itself"],
    ["aws:PrincipalType", "String", "single", "always"],
    ["aws:userid", "String", "single", "always"],
    ["aws:username", "String", "single", "where an IAM user calls"],
  ],
  session: [
    ["aws:AssumedRoot", "Bool", "single", "in sessions of AssumeRoot"],
    [
      "aws:FederatedProvider",
      ["String", "ARN"],
      "single",
      "in sessions and trust policies of OpenID Connect providers",
    ],
    ["aws:TokenIssueTime", "Date", "single", "with temporary credentials"],
    ["aws:SignInSessionArn", "ARN", "single", "in sessions of AWS Sign-In with OAuth"],
    [
      "aws:MultiFactorAuthAge",
      "Numeric",
      "single",
      "with temporary credentials for which MFA was used",
    ],
    ["aws:MultiFactorAuthPresent", "Bool", "single", "with temporary credentials"],
    ["aws:ChatbotSourceArn", "ARN", "single", "in sessions of chat applications"],
    ["aws:Ec2InstanceSourceVpc", "String", "single", "with credentials of an EC2 instance"],
    [
      "aws:Ec2InstanceSourcePrivateIPv4",
      "IPAddress",
      "single",
      "with credentials of an EC2 instance",
    ],
    ["aws:SourceIdentity", "String", "single", "in sessions that have a source identity"],
    ["ec2:RoleDelivery", "Numeric", "single", "with credentials of an EC2 instance"],
    ["ec2:SourceInstanceArn", "ARN", "single", "with credentials of an EC2 instance"],
    ["glue:RoleAssumedBy", "String", "single", "where AWS Glue calls with a service role"],
    [
      "glue:CredentialIssuingService",
      "String",
      "single",
      "where a job or endpoint of AWS Glue calls",
    ],
    ["codebuild:BuildArn", "ARN", "single", "with credentials of a CodeBuild build"],
    ["codebuild:ProjectArn", "ARN", "single", "with credentials of a CodeBuild build"],
    ["lambda:SourceFunctionArn", "ARN", "single", "with credentials of a Lambda function"],
    ["ssm:SourceInstanceArn", "ARN", "single", "with credentials of a managed instance"],
    ["identitystore:UserId", "String", "single", "where a user of IAM Identity Center calls"],
  ],
  network: [
    ["aws:SourceIp", "IPAddress", "single", "unless the request comes through a VPC endpoint"],
    ["aws:SourceVpc", "String", "single", "through a VPC endpoint"],
    ["aws:SourceVpcArn", "ARN", "single", "through a VPC endpoint of some services"],
    ["aws:SourceVpce", "String", "single", "through a VPC endpoint"],
    ["aws:VpceAccount", "String", "single", "through a VPC endpoint of some services"],
    [
      "aws:VpceOrgID",
      "String",
      "single",
      "through a VPC endpoint of some services, where its account belongs to an organization",
    ],
    [
      "aws:VpceOrgPaths",
      "String",
      "multi",
      "through a VPC endpoint of some services, where its account belongs to an organization",
    ],
    ["aws:VpcSourceIp", "IPAddress", "single", "through a VPC endpoint"],
  ],
  resource: [
    ["aws:ResourceAccount", "String", "single", "for most actions"],
    [
      "aws:ResourceOrgID",
      "String",
      "single",
      "for most actions, where the resource's account belongs to an organization",
    ],
    [
      "aws:ResourceOrgPaths",
      "String",
      "multi",
      "for most actions, where the resource's account belongs to an organization",
    ],
    [
      `aws:ResourceTag/\${TagKey}`,
      "String",
      "single",
      "where the resource has the tag and its type supports tags in policies",
    ],
  ],
  request: [
    ["aws:CalledVia", "String", "multi", "where a service calls with the principal's credentials"],
    [
      "aws:CalledViaFirst",
      "String",
      "single",
      "where a service calls with the principal's credentials",
    ],
    [
      "aws:CalledViaLast",
      "String",
      "single",
      "where a service calls with the principal's credentials",
    ],
    [
      "aws:CalledViaAWSMCP",
      "String",
      "single",
      "where an MCP service calls with the principal's credentials",
    ],
    ["aws:ViaAWSService", "Bool", "single", "always"],
    [
      "aws:ViaAWSMCPService",
      "Bool",
      "single",
      "where an MCP service calls on a principal's behalf",
    ],
    ["aws:CurrentTime", "Date", "single", "always"],
    ["aws:EpochTime", ["Date", "Numeric"], "single", "always"],
    ["aws:referer", "String", "single", "where a browser followed a link; the caller writes it"],
    ["aws:RequestedRegion", "String", "single", "always"],
    [`aws:RequestTag/\${TagKey}`, "String", "single", "where the request brings the tag"],
    ["aws:TagKeys", "String", "multi", "where the request brings tags"],
    ["aws:SecureTransport", "Bool", "single", "always"],
    [
      "aws:SourceAccount",
      "String",
      "single",
      "where a service calls as itself on behalf of a resource",
    ],
    ["aws:SourceArn", "ARN", "single", "where a service calls as itself on behalf of a resource"],
    [
      "aws:SourceOrgID",
      "String",
      "single",
      "where a service calls as itself on behalf of a resource of an organization",
    ],
    [
      "aws:SourceOrgPaths",
      "String",
      "multi",
      "where a service calls as itself on behalf of a resource of an organization",
    ],
    ["aws:UserAgent", "String", "single", "always; the caller writes it"],
    ["aws:IsMcpServiceAction", "Bool", "single", "for actions of MCP services"],
  ],
};

const subjects: readonly KeySubject[] = ["principal", "session", "network", "resource", "request"];

/** AWS's global condition keys, and the keys of services that other services' requests bring. */
export const globalConditionKeys: readonly GlobalConditionKey[] = Object.freeze(
  subjects.flatMap((subject) =>
    rows[subject].map(([name, type, values, present]) => {
      const types = typeof type === "string" ? [type] : type;
      return Object.freeze({ name, types, multiValued: values === "multi", subject, present });
    }),
  ),
);

/** The global condition keys by name. */
export const globalKeyIndex = indexKeys(globalConditionKeys);

/** Keys of which wildcards say nothing good, in lower case ("Sensitive condition keys" of the same document). */
export const sensitiveKeys: ReadonlySet<string> = new Set([
  "aws:principalaccount",
  "aws:principalorgid",
  "aws:resourceaccount",
  "aws:resourceorgid",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:vpceaccount",
  "aws:vpceorgid",
]);

/** Keys that newer ones have replaced, in lower case, with what to use instead. */
export const replacedKeys: ReadonlyMap<string, string> = new Map([
  ["aws:arn", "aws:PrincipalArn"],
  ["aws:principalorgmasteraccountid", "aws:PrincipalOrgID"],
  ["aws:sourceowner", "aws:SourceAccount"],
]);

const vpcArnServices = [
  "apprunner",
  "discovery",
  "athena",
  "servicediscovery",
  "applicationinsights",
  "cloudformation",
  "comprehendmedical",
  "compute-optimizer",
  "ecr",
  "ecs",
  "kinesisanalytics",
  "route53",
  "datasync",
  "ebs",
  "scheduler",
  "firehose",
  "medical-imaging",
  "healthlake",
  "omics",
  "iam",
  "iotfleetwise",
  "iotwireless",
  "kms",
  "lambda",
  "payment-cryptography",
  "polly",
  "acm-pca",
  "rbin",
  "rekognition",
  "servicequotas",
  "s3",
  "storagegateway",
  "ssm-contacts",
  "textract",
  "transcribe",
  "transfer",
] as const;

const vpceAccountServices = [...vpcArnServices, "dynamodb", "gamelift", "shield"] as const;

const vpceOrganizationServices = [
  ...vpceAccountServices,
  "b2bi",
  "cognito-identity",
  "dms",
  "ds-data",
  "identitystore",
  "iottwinmaker",
  "cassandra",
  "network-firewall",
  "sms-voice",
  "pricing",
  "ses",
  "sqs",
  "workmail",
] as const;

/** Global keys, in lower case, that only some services bring, with the prefixes of those. */
export const servicesOfKey: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["aws:sourcevpcarn", new Set<string>(vpcArnServices)],
  ["aws:vpceaccount", new Set<string>(vpceAccountServices)],
  ["aws:vpceorgid", new Set<string>(vpceOrganizationServices)],
  ["aws:vpceorgpaths", new Set<string>(vpceAccountServices)],
]);
