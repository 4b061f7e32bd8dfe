import { administratorPolicy } from "../../src/rules/least-privilege/administrator-policy.ts";
import { conditionTrap } from "../../src/rules/least-privilege/condition-trap.ts";
import {
  credentialsExposure,
  exfiltration,
  exposure,
} from "../../src/rules/least-privilege/dangerous-actions.ts";
import { effectiveAdministrator } from "../../src/rules/least-privilege/effective-administrator.ts";
import { negatedAllow } from "../../src/rules/least-privilege/negated-allow.ts";
import { passAnyRole } from "../../src/rules/least-privilege/pass-any-role.ts";
import { resourceStar } from "../../src/rules/least-privilege/resource-star.ts";
import { unparsedPolicy } from "../../src/rules/least-privilege/unparsed-policy.ts";
import { unusedAction } from "../../src/rules/least-privilege/unused-actions.ts";
import { unusedService } from "../../src/rules/least-privilege/unused-permissions.ts";
import { wholeService } from "../../src/rules/least-privilege/whole-service.ts";
import {
  accountId,
  administratorAccess,
  allowing,
  controlPolicy,
  daysBefore,
  documentOf,
  fullAccess,
  madeActivity,
  madeGroup,
  madePolicy,
  madeUser,
  policyArn,
} from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const admin = administratorAccess.arn;

const has = (document: string) => ({ policies: [madePolicy("own", document)] });
const may = (action: string | readonly string[], resource?: string, condition?: object) =>
  has(allowing(action, resource, condition));
const ann = `arn:aws:iam::${accountId}:user/ann`;
const holds = (document: string) => ({
  users: [madeUser("ann", { inlinePolicies: [{ name: "own", document }] })],
});
const used = (...resources: readonly string[]) => ({
  ...madeActivity(ann),
  principals: [
    {
      arn: ann,
      actions: [
        {
          action: "s3:GetObject",
          count: 3,
          firstAt: daysBefore(9),
          lastAt: daysBefore(1),
          resources,
        },
      ],
    },
  ],
});
const lastUsed = (...services: readonly (readonly [string, string | undefined])[]) => ({
  ...madeActivity(ann),
  principals: [
    {
      arn: ann,
      actions: [],
      services: services.map(([service, lastAt]) => ({
        service,
        ...(lastAt !== undefined && { lastAt }),
      })),
    },
  ],
});

export const leastPrivilegeCases: readonly RuleCases[] = [
  {
    rule: effectiveAdministrator,
    cases: [
      {
        name: "a user in a group of administrators",
        account: {
          users: [madeUser("ann", { groups: ["admins"] })],
          groups: [madeGroup("admins", { attachedPolicies: [admin] })],
          policies: [administratorAccess],
        },
        finds: [{ on: "ann" }],
      },
      {
        name: "everything by two policies together",
        account: {
          users: [
            madeUser("ann", {
              inlinePolicies: [{ name: "half", document: allowing(["iam:*", "s3:*", "kms:*"]) }],
              attachedPolicies: [policyArn("rest")],
            }),
          ],
          policies: [
            madePolicy(
              "rest",
              documentOf({ Effect: "Allow", NotAction: ["iam:*", "s3:*"], Resource: "*" }),
            ),
          ],
        },
        finds: [{ on: "ann" }],
      },
      {
        name: "an administrator behind MFA is still one",
        account: {
          users: [
            madeUser("ann", {
              inlinePolicies: [
                {
                  name: "mfa",
                  document: allowing("*", "*", { Bool: { "aws:MultiFactorAuthPresent": "true" } }),
                },
              ],
            }),
          ],
        },
        finds: [{ on: "ann", says: "multifactorauthpresent" }],
      },
      {
        name: "held by a boundary",
        account: {
          users: [
            madeUser("ann", { attachedPolicies: [admin], permissionsBoundary: policyArn("bound") }),
          ],
          policies: [administratorAccess, madePolicy("bound", allowing("s3:*"))],
        },
        finds: [],
      },
      {
        name: "held by a service control policy",
        account: {
          users: [madeUser("ann", { attachedPolicies: [admin] })],
          policies: [administratorAccess],
        },
        organization: {
          policies: [
            fullAccess,
            controlPolicy(
              "no-iam",
              documentOf({ Effect: "Deny", Action: "iam:*", Resource: "*" }),
              ["ou-ab12-workload"],
            ),
          ],
        },
        finds: [],
      },
      {
        name: "a boundary that was not read",
        account: {
          users: [
            madeUser("ann", { attachedPolicies: [admin], permissionsBoundary: policyArn("gone") }),
          ],
          policies: [administratorAccess],
        },
        finds: [{ on: "ann", dependsOn: policyArn("gone") }],
      },
    ],
  },
  {
    rule: administratorPolicy,
    cases: [
      {
        name: "attached",
        account: {
          ...may("*"),
          users: [madeUser("ann", { attachedPolicies: [policyArn("own")] })],
        },
        finds: [{ on: "own", severity: "high" }],
      },
      {
        name: "attached to nothing",
        account: may("*:*"),
        finds: [{ on: "own", severity: "medium", says: "attached to nothing" }],
      },
      { name: "inline", account: holds(allowing("*")), finds: [{ on: "own" }] },
      {
        name: "by a condition, on something, or AWS's own",
        account: {
          policies: [
            administratorAccess,
            madePolicy("a", allowing("*", "*", { Bool: { "aws:MultiFactorAuthPresent": "true" } })),
            madePolicy("b", allowing("*", "arn:aws:s3:::a")),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: wholeService,
    cases: [
      {
        name: "two services",
        account: may(["kms:*", "cloudtrail:*", "s3:GetObject"]),
        finds: [{ on: "own", says: "cloudtrail, kms" }],
      },
      { name: "on one resource", account: may("s3:*", "arn:aws:s3:::a/*"), finds: [] },
    ],
  },
  {
    rule: negatedAllow,
    cases: [
      {
        name: "NotAction",
        account: has(documentOf({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })),
        finds: [{ on: "own" }],
      },
      {
        name: "NotResource",
        account: has(
          documentOf({ Effect: "Allow", Action: "s3:*", NotResource: "arn:aws:s3:::a" }),
        ),
        finds: [{ on: "own" }],
      },
      {
        name: "in a Deny",
        account: has(documentOf({ Effect: "Deny", NotAction: "iam:*", Resource: "*" })),
        finds: [],
      },
    ],
  },
  {
    rule: passAnyRole,
    cases: [
      { name: "any role to anything", account: may("iam:PassRole"), finds: [{ on: "own" }] },
      { name: "by a wildcard", account: may("iam:Pass*"), finds: [{ on: "own" }] },
      {
        name: "to one service",
        account: may("iam:PassRole", "*", {
          StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" },
        }),
        finds: [],
      },
      {
        name: "one role",
        account: may("iam:PassRole", `arn:aws:iam::${accountId}:role/job`),
        finds: [],
      },
    ],
  },
  {
    rule: exfiltration,
    cases: [
      { name: "any object", account: may("s3:Get*"), finds: [{ on: "own", says: "s3:GetObject" }] },
      { name: "one bucket's", account: may("s3:Get*", "arn:aws:s3:::a/*"), finds: [] },
    ],
  },
  {
    rule: exposure,
    cases: [
      { name: "any bucket's policy", account: may("s3:PutBucketPolicy"), finds: [{ on: "own" }] },
      { name: "reading policies", account: may("s3:GetBucketPolicy"), finds: [] },
    ],
  },
  {
    rule: credentialsExposure,
    cases: [
      { name: "anybody's key", account: may("iam:CreateAccessKey"), finds: [{ on: "own" }] },
      {
        name: "one's own key",
        account: may("iam:CreateAccessKey", `arn:aws:iam::*:user/\${aws:username}`),
        finds: [],
      },
    ],
  },
  {
    rule: unparsedPolicy,
    cases: [
      { name: "no JSON", account: has("{"), finds: [{ on: "own", says: "line 1" }] },
      { name: "a policy", account: may("s3:*"), finds: [] },
    ],
  },
  {
    rule: conditionTrap,
    cases: [
      {
        name: "ForAllValues in an Allow",
        account: may("ec2:CreateTags", "*", {
          "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] },
        }),
        finds: [{ on: "own", says: "ForAllValues on aws:TagKeys" }],
      },
      {
        name: "with Null beside it",
        account: may("ec2:CreateTags", "*", {
          "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] },
          Null: { "aws:TagKeys": "false" },
        }),
        finds: [],
      },
      {
        name: "a set operator on one value",
        account: may("s3:*", "*", {
          "ForAnyValue:StringEquals": { "aws:PrincipalAccount": [accountId] },
        }),
        finds: [{ on: "own", says: "has one value" }],
      },
      {
        name: "a wildcard in StringEquals",
        account: may("s3:*", "*", { StringEquals: { "aws:PrincipalTag/team": "red*" } }),
        finds: [{ on: "own", says: "a wildcard is a character" }],
      },
      {
        name: "IfExists in an Allow",
        account: may("s3:*", "*", { StringEqualsIfExists: { "aws:SourceVpce": "vpce-1" } }),
        finds: [{ on: "own", says: "without the key gets through" }],
      },
      {
        name: "IfExists in a Deny",
        account: has(
          documentOf({
            Effect: "Deny",
            Action: "*",
            Resource: "*",
            Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
          }),
        ),
        finds: [],
      },
      {
        name: "StringLike",
        account: may("s3:*", "*", { StringLike: { "aws:PrincipalTag/team": "red*" } }),
        finds: [],
      },
    ],
  },
  {
    rule: unusedService,
    cases: [
      {
        name: "one of two",
        account: {
          ...holds(allowing("s3:*")),
          activity: lastUsed(["s3", daysBefore(3)], ["sqs", undefined]),
        },
        finds: [{ on: "ann", says: "1 of its 2 services" }],
      },
      {
        name: "all used",
        account: { ...holds(allowing("s3:*")), activity: lastUsed(["s3", daysBefore(3)]) },
        finds: [],
      },
    ],
  },
  {
    rule: unusedAction,
    cases: [
      {
        name: "one that is named",
        account: {
          ...holds(allowing(["s3:GetObject", "s3:PutObject", "s3:List*"])),
          activity: used(),
        },
        finds: [{ on: "ann", says: "s3:PutObject" }],
      },
      {
        name: "all used",
        account: { ...holds(allowing(["s3:getobject"])), activity: used() },
        finds: [],
      },
      {
        name: "a window that is too short",
        account: {
          ...holds(allowing(["s3:GetObject", "s3:PutObject"])),
          activity: { ...used(), from: daysBefore(10) },
        },
        finds: [],
      },
    ],
  },
  {
    rule: resourceStar,
    cases: [
      {
        name: "two objects of all",
        account: {
          ...holds(allowing("s3:*")),
          activity: used("arn:aws:s3:::a/1", "arn:aws:s3:::a/2"),
        },
        finds: [{ on: "ann", part: "s3:GetObject", says: "arn:aws:s3:::a/2" }],
      },
      {
        name: "a grant on a bucket",
        account: {
          ...holds(allowing("s3:*", "arn:aws:s3:::a/*")),
          activity: used("arn:aws:s3:::a/1"),
        },
        finds: [],
      },
      {
        name: "resources that are not known",
        account: { ...holds(allowing("s3:*")), activity: used() },
        finds: [],
      },
    ],
  },
];
