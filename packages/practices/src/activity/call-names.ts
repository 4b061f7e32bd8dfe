/** The prefixes of services whose events have another source ("CloudTrail: supported services", "Service authorization reference"). */
export const services: Readonly<Record<string, string>> = {
  "api.pricing": "pricing",
  "application-insights": "applicationinsights",
  "application-signals": "application-signals",
  "catalog.marketplace": "aws-marketplace",
  "codestar-connections": "codestar-connections",
  "data.iot": "iot",
  "data.iotevents": "iotevents",
  "data.mediastore": "mediastore",
  elasticloadbalancingv2: "elasticloadbalancing",
  email: "ses",
  "entitlement.marketplace": "aws-marketplace",
  "metering-marketplace": "aws-marketplace",
  migrationhub: "mgh",
  "models.lex": "lex",
  monitoring: "cloudwatch",
  "mturk-requester": "mechanicalturk",
  opensearchserverless: "aoss",
  pinpoint: "mobiletargeting",
  rdsdata: "rds-data",
  "runtime.lex": "lex",
  "runtime.sagemaker": "sagemaker",
  "servicecatalog-appregistry": "servicecatalog",
  tagging: "tag",
  "timestream.query": "timestream",
};

/** Sources whose events are no calls that a policy allows. */
export const withoutAction: ReadonlySet<string> = new Set(["signin"]);

/** Actions of calls that need several, or whose events have names that no interface has ("Amazon S3 CloudTrail events", "AWS KMS permissions"). */
export const ownActions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kms: { ReEncrypt: "ReEncryptFrom ReEncryptTo" },
  s3: {
    CopyObject: "GetObject PutObject",
    DeleteBucketPublicAccessBlock: "PutBucketPublicAccessBlock",
    DeleteObjects: "DeleteObject",
    HeadObject: "GetObject",
    UploadPartCopy: "GetObject PutObject",
  },
  timestream: { Query: "Select" },
};
