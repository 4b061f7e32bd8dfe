import {
  type AttachedPolicy,
  compilePolicy,
  type Layers,
  type PolicyKind,
  type PolicyRequest,
  parsePolicy,
  requestContext,
} from "@ostiary/policy";

/** A policy document with the layer that it serves in. */
export interface Workload {
  readonly identity: readonly string[];
  readonly boundary: string;
  readonly session: string;
  readonly resource: string;
  readonly serviceControl: readonly (readonly string[])[];
  readonly requests: readonly PolicyRequest[];
}

const account = "111122223333";

const services = [
  ["s3", ["GetObject", "PutObject", "DeleteObject", "ListBucket"], "arn:aws:s3:::app-data"],
  [
    "dynamodb",
    ["GetItem", "PutItem", "Query", "Scan"],
    "arn:aws:dynamodb:eu-west-1:111122223333:table",
  ],
  [
    "sqs",
    ["SendMessage", "ReceiveMessage", "DeleteMessage", "GetQueueUrl"],
    "arn:aws:sqs:eu-west-1:111122223333:app",
  ],
  [
    "lambda",
    ["InvokeFunction", "GetFunction", "ListFunctions", "UpdateFunctionCode"],
    "arn:aws:lambda:eu-west-1:111122223333:function",
  ],
  [
    "ec2",
    ["DescribeInstances", "StartInstances", "StopInstances", "RunInstances"],
    "arn:aws:ec2:eu-west-1:111122223333:instance",
  ],
  [
    "kms",
    ["Decrypt", "Encrypt", "GenerateDataKey", "DescribeKey"],
    "arn:aws:kms:eu-west-1:111122223333:key",
  ],
  [
    "secretsmanager",
    ["GetSecretValue", "PutSecretValue", "DescribeSecret", "ListSecrets"],
    "arn:aws:secretsmanager:eu-west-1:111122223333:secret",
  ],
  [
    "logs",
    ["CreateLogStream", "PutLogEvents", "GetLogEvents", "DescribeLogGroups"],
    "arn:aws:logs:eu-west-1:111122223333:log-group",
  ],
  [
    "sns",
    ["Publish", "Subscribe", "ListTopics", "CreateTopic"],
    "arn:aws:sns:eu-west-1:111122223333:app",
  ],
  ["iam", ["GetUser", "ListUsers", "PassRole", "CreateRole"], "arn:aws:iam::111122223333:role"],
] as const;

const conditions = [
  {},
  { StringEquals: { "aws:PrincipalTag/team": ["blue", "green"] } },
  { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "192.0.2.0/24"] } },
  { Bool: { "aws:SecureTransport": "true" } },
  { StringLike: { "aws:UserAgent": ["aws-cli/*", "aws-sdk-*"] } },
  { DateGreaterThan: { "aws:CurrentTime": "2024-01-01T00:00:00Z" } },
  { NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } },
  { "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "stage"] } },
] as const;

const text = (statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** A managed policy of eight statements about one service; each statement has two actions, two resources and most a condition. */
export function managedPolicy(place: number): string {
  const [service, actions, arn] = services[place % services.length] ?? services[0];
  return text(
    conditions.map((condition, at) => ({
      Sid: `S${at}`,
      Effect: at === 7 ? "Deny" : "Allow",
      Action: [`${service}:${actions[at % 4]}`, `${service}:${at % 2 ? "Get" : "List"}*`],
      Resource: [`${arn}/team-${at}/*`, `${arn}/\${aws:username}/*`],
      ...(Object.keys(condition).length > 0 && { Condition: condition }),
    })),
  );
}

const context = requestContext({
  "aws:PrincipalArn": `arn:aws:iam::${account}:role/dev`,
  "aws:PrincipalAccount": account,
  "aws:PrincipalType": "AssumedRole",
  "aws:PrincipalTag/team": "blue",
  "aws:PrincipalOrgID": "o-abcd1234",
  "aws:userid": "AROAEXAMPLEEXAMPLEEX:laptop",
  "aws:username": "alice",
  "aws:SourceIp": "10.1.2.3",
  "aws:SecureTransport": "true",
  "aws:UserAgent": "aws-cli/2.15.0",
  "aws:CurrentTime": "2026-11-24T20:14:46Z",
  "aws:EpochTime": "1795551286",
  "aws:RequestedRegion": "eu-west-1",
  "aws:MultiFactorAuthPresent": "true",
  "aws:MultiFactorAuthAge": "120",
});

const principal = {
  kind: "role-session",
  account,
  arn: `arn:aws:sts::${account}:assumed-role/dev/laptop`,
  roleArn: `arn:aws:iam::${account}:role/dev`,
  roleId: "AROAEXAMPLEEXAMPLEEX",
  id: "AROAEXAMPLEEXAMPLEEX:laptop",
} as const;

/** Requests of every service in turn, some allowed, some denied, some of other regions and resources. */
function requests(count: number): readonly PolicyRequest[] {
  return Array.from({ length: count }, (_, n): PolicyRequest => {
    const [service, actions, arn] = services[n % services.length] ?? services[0];
    const owner = n % 3 === 0 ? "alice" : `team-${n % 9}`;
    return {
      principal,
      action: `${service}:${actions[(n >> 2) % 4]}`,
      resource: `${arn}/${owner}/item-${n}`,
      context,
    };
  });
}

/** The typical stack: two levels of SCPs, ten managed policies of eight statements, boundary, session and resource policy. */
export const typicalWorkload: Workload = {
  identity: services.map((_, place) => managedPolicy(place)),
  boundary: text([
    { Effect: "Allow", Action: services.map(([service]) => `${service}:*`), Resource: "*" },
    { Effect: "Deny", Action: "iam:Create*", Resource: "*" },
  ]),
  session: text([
    { Effect: "Allow", NotAction: ["iam:*", "organizations:*"], Resource: "*" },
    { Effect: "Allow", Action: "iam:Get*", Resource: "*" },
  ]),
  resource: text([
    {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${account}:role/ops` },
      Action: "*",
      Resource: "*",
    },
    {
      Effect: "Deny",
      Principal: "*",
      Action: "*",
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]),
  serviceControl: [
    [text([{ Effect: "Allow", Action: "*", Resource: "*" }])],
    [
      text([
        { Effect: "Allow", Action: "*", Resource: "*" },
        {
          Effect: "Deny",
          NotAction: ["iam:*", "sts:*", "organizations:*"],
          Resource: "*",
          Condition: { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] } },
        },
      ]),
    ],
  ],
  requests: requests(200),
};

const statementsInPolicy = 500;

/** So many statements, spread over actions and resources as a large account's are; and requests for some of them. */
export function crowdedWorkload(statements: number): Pick<Workload, "identity" | "requests"> {
  const list = Array.from({ length: statements }, (_, n) => {
    const [service, actions, arn] = services[n % services.length] ?? services[0];
    return {
      Effect: n % 10 === 9 ? "Deny" : "Allow",
      Action: [`${service}:${actions[(n >> 3) % 4]}`],
      Resource: [`${arn}/project-${n}/*`],
      Condition: { StringEquals: { "aws:PrincipalTag/team": "blue" } },
    };
  });
  const asked = Array.from({ length: 200 }, (_, n): PolicyRequest => {
    const place = (n * 7919) % statements;
    const [service, actions, arn] = services[place % services.length] ?? services[0];
    return {
      principal,
      action: `${service}:${actions[(place >> 3) % 4]}`,
      resource: `${arn}/project-${place}/item`,
      context,
    };
  });
  const policies = Array.from({ length: Math.ceil(statements / statementsInPolicy) }, (_, n) =>
    text(list.slice(n * statementsInPolicy, (n + 1) * statementsInPolicy)),
  );
  return { identity: policies, requests: asked };
}

function attached(id: string, document: string, kind: PolicyKind): AttachedPolicy {
  const parsed = parsePolicy(document, kind);
  if (!parsed.ok) throw new Error(`${id}: ${parsed.findings[0].message}`);
  return { id, source: "none", policy: compilePolicy(parsed.policy) };
}

/** The layers of a workload, with every policy parsed and compiled. */
export function layersOf(of: Partial<Workload> & Pick<Workload, "identity">): Layers {
  return {
    identity: of.identity.map((one, at) => attached(`identity-${at}`, one, "identity")),
    ...(of.boundary && { boundary: attached("boundary", of.boundary, "identity") }),
    ...(of.session && { session: [attached("session", of.session, "session")] }),
    ...(of.resource && { resource: attached("resource", of.resource, "resource") }),
    ...(of.serviceControl && {
      serviceControl: of.serviceControl.map((level, at) =>
        level.map((one) => attached(`scp-${at}`, one, "serviceControl")),
      ),
    }),
  };
}
