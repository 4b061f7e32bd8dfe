/** Services whose actions have another prefix than their records' source (`monitoring.amazonaws.com`). */
const prefixes: Readonly<Record<string, string>> = {
  monitoring: "cloudwatch",
  email: "ses",
  "models.lex": "lex",
  "runtime.lex": "lex",
  elasticmapreduce: "elasticmapreduce",
  tagging: "tag",
  "api.pricing": "pricing",
  "entitlement.marketplace": "aws-marketplace",
  "metering.marketplace": "aws-marketplace",
  "transcribe.streaming": "transcribe",
};

/** Events whose action has another name ("Actions, resources, and condition keys" of each service). */
const names: Readonly<Record<string, string>> = {
  "s3:HeadObject": "s3:GetObject",
  "s3:CopyObject": "s3:PutObject",
  "s3:UploadPart": "s3:PutObject",
  "s3:UploadPartCopy": "s3:PutObject",
  "s3:CreateMultipartUpload": "s3:PutObject",
  "s3:CompleteMultipartUpload": "s3:PutObject",
  "s3:ListParts": "s3:ListMultipartUploadParts",
  "s3:ListMultipartUploads": "s3:ListBucketMultipartUploads",
  "s3:ListObjects": "s3:ListBucket",
  "s3:HeadBucket": "s3:ListBucket",
  "s3:ListBuckets": "s3:ListAllMyBuckets",
  "s3:ListObjectVersions": "s3:ListBucketVersions",
  "s3:DeleteObjects": "s3:DeleteObject",
  "s3:GetBucketEncryption": "s3:GetEncryptionConfiguration",
  "s3:PutBucketEncryption": "s3:PutEncryptionConfiguration",
  "s3:DeleteBucketEncryption": "s3:PutEncryptionConfiguration",
  "s3:GetBucketLifecycle": "s3:GetLifecycleConfiguration",
  "s3:PutBucketLifecycle": "s3:PutLifecycleConfiguration",
  "s3:GetBucketReplication": "s3:GetReplicationConfiguration",
  "s3:PutBucketReplication": "s3:PutReplicationConfiguration",
  "lambda:Invoke": "lambda:InvokeFunction",
  "dynamodb:BatchExecuteStatement": "dynamodb:PartiQLSelect",
};

/** The action of an event, by its source and name; undefined where the source is no service's. */
export function actionOfEvent(source: string, name: string): string | undefined {
  const [, host] = /^([a-z0-9.-]+)\.amazonaws\.com(?:\.cn)?$/u.exec(source) ?? [];
  if (host === undefined || !/^[A-Za-z0-9_]+$/u.test(name)) return undefined;
  const service = Object.hasOwn(prefixes, host) ? prefixes[host] : host;
  // Lambda names its operations with the date of their version: CreateFunction20150331, and v2 after it.
  const action = `${service}:${service === "lambda" ? name.replace(/20\d{6}(?:v\d+)?$/u, "") : name}`;
  return Object.hasOwn(names, action) ? names[action] : action;
}
