import { pipelineWithKeys } from "../../src/rules/workloads/pipeline-with-keys.ts";
import { publicResource } from "../../src/rules/workloads/public-resource.ts";
import { wideWorkloadRole } from "../../src/rules/workloads/wide-workload-role.ts";
import {
  accountId,
  administratorAccess,
  allowing,
  documentOf,
  madeRole,
  madeUser,
  trusting,
} from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const bucket = (principal: object | string, condition?: object) => ({
  resourcePolicies: [
    {
      arn: "arn:aws:s3:::shop",
      type: "s3:bucket",
      document: documentOf({
        Effect: "Allow",
        Principal: principal,
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::shop/*",
        ...(condition && { Condition: condition }),
      }),
    },
  ],
});
const ofLambda = trusting({ Service: "lambda.amazonaws.com" });
const inline = (actions: string, resource?: string) => [
  { name: "own", document: allowing(actions, resource) },
];
const withKey = { credentials: { password: false as const, accessKeys: [{ active: true }] } };

export const workloadCases: readonly RuleCases[] = [
  {
    rule: publicResource,
    cases: [
      { name: "a star", account: bucket("*"), finds: [{ on: "shop", says: "s3:GetObject" }] },
      {
        name: "a network",
        account: bucket("*", { IpAddress: { "aws:SourceIp": "198.51.100.0/24" } }),
        finds: [{ on: "shop", says: "198.51.100.0" }],
      },
      {
        name: "an organization",
        account: bucket("*", { StringEquals: { "aws:PrincipalOrgID": "o-abcde12345" } }),
        finds: [],
      },
      {
        name: "an endpoint",
        account: bucket("*", { StringEquals: { "aws:SourceVpce": "vpce-1" } }),
        finds: [],
      },
      { name: "an account", account: bucket({ AWS: accountId }), finds: [] },
    ],
  },
  {
    rule: wideWorkloadRole,
    cases: [
      {
        name: "a whole service",
        account: {
          roles: [madeRole("job", { trustPolicy: ofLambda, inlinePolicies: inline("dynamodb:*") })],
        },
        finds: [{ on: "job", says: "dynamodb" }],
      },
      {
        name: "everything",
        account: {
          roles: [
            madeRole("job", { trustPolicy: ofLambda, attachedPolicies: [administratorAccess.arn] }),
          ],
          policies: [administratorAccess],
        },
        finds: [{ on: "job", says: "everything" }],
      },
      {
        name: "one table",
        account: {
          roles: [
            madeRole("job", {
              trustPolicy: ofLambda,
              inlinePolicies: inline(
                "dynamodb:*",
                `arn:aws:dynamodb:us-east-1:${accountId}:table/t`,
              ),
            }),
          ],
        },
        finds: [],
      },
      {
        name: "a role of people",
        account: {
          roles: [
            madeRole("job", {
              trustPolicy: trusting({ AWS: accountId }),
              inlinePolicies: inline("dynamodb:*"),
            }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: pipelineWithKeys,
    cases: [
      {
        name: "by its name",
        account: { users: [madeUser("github-deployer", withKey)] },
        finds: [{ on: "github-deployer" }],
      },
      {
        name: "by a tag",
        account: {
          users: [madeUser("robot", { ...withKey, tags: [{ key: "purpose", value: "ci" }] })],
        },
        finds: [{ on: "robot", says: "ci" }],
      },
      {
        name: "a name that has it in a word",
        account: { users: [madeUser("cindy", withKey)] },
        finds: [],
      },
      { name: "no key", account: { users: [madeUser("github-deployer")] }, finds: [] },
    ],
  },
];
