/** Where a workload runs. */
export interface Where {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

/** What can be asked for, by kind: what it grants on what. */
export const grants = {
  "read-table": {
    resource: ({ partition, region, account }: Where, name: string) =>
      `arn:${partition}:dynamodb:${region}:${account}:table/${name}`,
    inside: "/index/*",
    actions: [
      "dynamodb:BatchGetItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DescribeTable",
      "dynamodb:GetItem",
      "dynamodb:Query",
      "dynamodb:Scan",
    ],
  },
  table: {
    resource: ({ partition, region, account }: Where, name: string) =>
      `arn:${partition}:dynamodb:${region}:${account}:table/${name}`,
    inside: "/index/*",
    actions: [
      "dynamodb:BatchGetItem",
      "dynamodb:BatchWriteItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DeleteItem",
      "dynamodb:DescribeTable",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:Scan",
      "dynamodb:UpdateItem",
    ],
  },
  "read-bucket": {
    resource: ({ partition }: Where, name: string) => `arn:${partition}:s3:::${name}`,
    inside: "/*",
    actions: ["s3:GetObject", "s3:ListBucket"],
  },
  bucket: {
    resource: ({ partition }: Where, name: string) => `arn:${partition}:s3:::${name}`,
    inside: "/*",
    actions: ["s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject"],
  },
  "send-queue": {
    resource: ({ partition, region, account }: Where, name: string) =>
      `arn:${partition}:sqs:${region}:${account}:${name}`,
    inside: undefined,
    actions: ["sqs:GetQueueUrl", "sqs:SendMessage"],
  },
  "receive-queue": {
    resource: ({ partition, region, account }: Where, name: string) =>
      `arn:${partition}:sqs:${region}:${account}:${name}`,
    inside: undefined,
    actions: [
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage",
    ],
  },
  topic: {
    resource: ({ partition, region, account }: Where, name: string) =>
      `arn:${partition}:sns:${region}:${account}:${name}`,
    inside: undefined,
    actions: ["sns:Publish"],
  },
  secret: {
    // Secrets Manager puts six characters after each secret's name.
    resource: ({ partition, region, account }: Where, name: string) =>
      `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}-??????`,
    inside: undefined,
    actions: ["secretsmanager:GetSecretValue"],
  },
  parameter: {
    resource: ({ partition, region, account }: Where, name: string) =>
      `arn:${partition}:ssm:${region}:${account}:parameter/${name.replace(/^\//u, "")}`,
    inside: undefined,
    actions: ["ssm:GetParameter", "ssm:GetParameters"],
  },
  repository: {
    resource: ({ partition, region, account }: Where, name: string) =>
      `arn:${partition}:ecr:${region}:${account}:repository/${name}`,
    inside: undefined,
    actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
  },
  function: {
    resource: ({ partition, region, account }: Where, name: string) =>
      `arn:${partition}:lambda:${region}:${account}:function:${name}`,
    inside: undefined,
    actions: ["lambda:InvokeFunction"],
  },
} as const satisfies Record<
  string,
  {
    readonly resource: (where: Where, name: string) => string;
    /** What follows the resource's ARN for what is inside it, where actions are about that. */
    readonly inside: string | undefined;
    readonly actions: readonly string[];
  }
>;

export type GrantKind = keyof typeof grants;

/** A grant that a workload asks for: a kind, and the name of the resource. */
export interface Grant {
  readonly kind: GrantKind;
  readonly name: string;
}
