import { type PolicyRequest, requestContext } from "@ostiary/policy";

/** A workload that MinIO's policies can say too: identity policies alone, actions of S3, the condition keys that MinIO knows. */
export interface ObjectStoreWorkload {
  readonly identity: readonly string[];
  readonly requests: readonly PolicyRequest[];
}

const conditions = [
  {},
  { StringEquals: { "aws:username": ["alice", "bob"] } },
  { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "192.0.2.0/24"] } },
  { Bool: { "aws:SecureTransport": "true" } },
  { StringLike: { "aws:UserAgent": ["aws-cli/*", "aws-sdk-*"] } },
  { DateGreaterThan: { "aws:CurrentTime": "2024-01-01T00:00:00Z" } },
  { StringNotEquals: { "aws:principaltype": "Anonymous" } },
  { StringEquals: { "aws:username": "mallory" } },
] as const;

const actions = ["GetObject", "PutObject", "DeleteObject", "GetObjectTagging"] as const;
const groups = ["s3:GetObject*", "s3:List*", "s3:PutObject*"] as const;

/** Eight statements about one bucket, as the typical stack has them about one service. */
const policy = (place: number): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: conditions.map((condition, at) => ({
      Sid: `S${at}`,
      Effect: at === 7 ? "Deny" : "Allow",
      Action: [`s3:${actions[at % 4]}`, groups[at % 3]],
      Resource: [
        `arn:aws:s3:::bucket-${place}/team-${at}/*`,
        `arn:aws:s3:::bucket-${place}/$\{aws:username}/*`,
      ],
      ...(Object.keys(condition).length > 0 && { Condition: condition }),
    })),
  });

const account = "111122223333";
const principal = {
  kind: "user",
  account,
  arn: `arn:aws:iam::${account}:user/alice`,
  id: "AIDAALICE",
} as const;

const context = requestContext({
  "aws:username": "alice",
  "aws:userid": "AIDAALICE",
  "aws:principaltype": "User",
  "aws:SourceIp": "10.1.2.3",
  "aws:SecureTransport": "true",
  "aws:UserAgent": "aws-cli/2.15.0",
  "aws:CurrentTime": "2026-11-24T20:14:46Z",
  "aws:EpochTime": "1795551286",
});

const policies = 10;

export const objectStoreWorkload: ObjectStoreWorkload = {
  identity: Array.from({ length: policies }, (_, place) => policy(place)),
  requests: Array.from({ length: 200 }, (_, n): PolicyRequest => {
    const folder = n % 3 === 0 ? "alice" : `team-${n % 9}`;
    return {
      principal,
      action: `s3:${actions[(n >> 2) % 4]}`,
      resource: `arn:aws:s3:::bucket-${n % policies}/${folder}/item-${n}`,
      context,
    };
  }),
};
