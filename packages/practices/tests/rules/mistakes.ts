import { boundaryEscape } from "../../src/rules/mistakes/boundary-escape.ts";
import { boundaryWithoutEffect } from "../../src/rules/mistakes/boundary-without-effect.ts";
import { controlPolicyBreaksUse } from "../../src/rules/mistakes/control-policy-breaks-use.ts";
import { controlPolicyWithoutEffect } from "../../src/rules/mistakes/control-policy-without-effect.ts";
import { expiredCertificate } from "../../src/rules/mistakes/expired-certificate.ts";
import { keyFromTheStart } from "../../src/rules/mistakes/key-from-the-start.ts";
import { noBoundary } from "../../src/rules/mistakes/no-boundary.ts";
import { noControlPolicy } from "../../src/rules/mistakes/no-control-policy.ts";
import { oldKey } from "../../src/rules/mistakes/old-key.ts";
import { passwordPolicy } from "../../src/rules/mistakes/password-policy.ts";
import { twoKeys } from "../../src/rules/mistakes/two-keys.ts";
import {
  accountId,
  administratorAccess,
  allowing,
  controlPolicy,
  daysBefore,
  documentOf,
  fullAccess,
  madeActivity,
  madePolicy,
  madeRole,
  madeUser,
  policyArn,
} from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const document = documentOf({
  Effect: "Deny",
  Action: "organizations:LeaveOrganization",
  Resource: "*",
});

const key = { active: true, accessKeyId: "AKIA1" };
const strong = {
  minimumPasswordLength: 14,
  requireSymbols: true,
  requireNumbers: true,
  requireUppercaseCharacters: true,
  requireLowercaseCharacters: true,
  allowUsersToChangePassword: true,
  passwordReusePrevention: 24,
};
const certificate = { arn: `arn:aws:iam::${accountId}:server-certificate/web`, name: "web" };
const makers = ["iam:CreateRole", "iam:AttachRolePolicy"];
const bounded = { StringEquals: { "iam:PermissionsBoundary": policyArn("bound") } };

export const mistakeCases: readonly RuleCases[] = [
  {
    rule: noControlPolicy,
    cases: [
      {
        name: "FullAWSAccess alone",
        organization: { policies: [fullAccess] },
        finds: [{ on: "o-abcde12345" }],
      },
      {
        name: "one of its own",
        organization: {
          policies: [fullAccess, controlPolicy("stay", document, ["r-ab12"])],
        },
        finds: [],
      },
      {
        name: "one that is attached to nothing",
        organization: {
          policies: [fullAccess, controlPolicy("stay", document, [])],
        },
        finds: [{ on: "o-abcde12345" }],
      },
    ],
  },
  {
    rule: controlPolicyWithoutEffect,
    cases: [
      {
        name: "everything is allowed",
        organization: { policies: [controlPolicy("all", allowing("*"), ["r-ab12"])] },
        finds: [{ on: "all" }],
      },
      {
        name: "a denial",
        organization: { policies: [controlPolicy("stay", document, ["r-ab12"])] },
        finds: [],
      },
      {
        name: "a list of what is allowed",
        organization: { policies: [controlPolicy("some", allowing("s3:*"), ["r-ab12"])] },
        finds: [],
      },
    ],
  },
  {
    rule: oldKey,
    cases: [
      {
        name: "91 days",
        account: {
          users: [
            madeUser("ann", { credentials: { accessKeys: [{ ...key, created: daysBefore(91) }] } }),
          ],
        },
        finds: [{ on: "ann", part: "AKIA1", says: "91 days" }],
      },
      {
        name: "90 days, or inactive",
        account: {
          users: [
            madeUser("ann", {
              credentials: {
                accessKeys: [
                  { ...key, created: daysBefore(90) },
                  { active: false, created: daysBefore(900) },
                ],
              },
            }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: twoKeys,
    cases: [
      {
        name: "two",
        account: {
          users: [
            madeUser("ann", {
              credentials: { accessKeys: [key, { ...key, accessKeyId: "AKIA2" }] },
            }),
          ],
        },
        finds: [{ on: "ann", says: "AKIA2" }],
      },
      {
        name: "one of them inactive",
        account: {
          users: [madeUser("ann", { credentials: { accessKeys: [key, { active: false }] } })],
        },
        finds: [],
      },
    ],
  },
  {
    rule: keyFromTheStart,
    cases: [
      {
        name: "with the user, never used",
        account: {
          users: [
            madeUser("ann", {
              created: daysBefore(9),
              credentials: {
                password: {},
                accessKeys: [{ ...key, created: daysBefore(9), lastUse: {} }],
              },
            }),
          ],
        },
        finds: [{ on: "ann", part: "AKIA1" }],
      },
      {
        name: "later, used, or without a password",
        account: {
          users: [
            madeUser("ann", {
              created: daysBefore(9),
              credentials: { password: {}, accessKeys: [{ ...key, created: daysBefore(8) }] },
            }),
            madeUser("bob", {
              created: daysBefore(9),
              credentials: {
                password: {},
                accessKeys: [{ ...key, created: daysBefore(9), lastUse: { at: daysBefore(1) } }],
              },
            }),
            madeUser("job", {
              created: daysBefore(9),
              credentials: { password: false, accessKeys: [{ ...key, created: daysBefore(9) }] },
            }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: passwordPolicy,
    cases: [
      {
        name: "none",
        account: { passwordPolicy: false },
        finds: [{ on: accountId, says: "has none" }],
      },
      {
        name: "short, and forgetful",
        account: {
          passwordPolicy: {
            ...strong,
            minimumPasswordLength: 8,
            passwordReusePrevention: 3,
            requireSymbols: false,
          },
        },
        finds: [{ on: accountId, says: "3 things" }],
      },
      { name: "strong", account: { passwordPolicy: strong }, finds: [] },
    ],
  },
  {
    rule: expiredCertificate,
    cases: [
      {
        name: "expired",
        account: { serverCertificates: [{ ...certificate, expires: daysBefore(3) }] },
        finds: [{ on: "web", says: "3 days" }],
      },
      {
        name: "good for a day",
        account: { serverCertificates: [{ ...certificate, expires: daysBefore(-1) }] },
        finds: [],
      },
    ],
  },
  {
    rule: noBoundary,
    cases: [
      {
        name: "any policy for any role",
        account: {
          roles: [
            madeRole("maker", { inlinePolicies: [{ name: "own", document: allowing(makers) }] }),
          ],
        },
        finds: [{ on: "maker", part: "role" }],
      },
      {
        name: "only with the boundary",
        account: {
          roles: [
            madeRole("maker", {
              inlinePolicies: [{ name: "own", document: allowing(makers, "*", bounded) }],
            }),
          ],
        },
        finds: [],
      },
      {
        name: "creation without a grant",
        account: {
          roles: [
            madeRole("maker", {
              inlinePolicies: [{ name: "own", document: allowing("iam:CreateRole") }],
            }),
          ],
        },
        finds: [],
      },
      {
        name: "only attachment is bounded",
        account: {
          roles: [
            madeRole("maker", {
              inlinePolicies: [
                {
                  name: "own",
                  document: documentOf(
                    { Effect: "Allow", Action: "iam:CreateRole", Resource: "*" },
                    {
                      Effect: "Allow",
                      Action: "iam:AttachRolePolicy",
                      Resource: "*",
                      Condition: bounded,
                    },
                  ),
                },
              ],
            }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: boundaryEscape,
    cases: [
      {
        name: "removes it",
        account: {
          roles: [
            madeRole("job", {
              permissionsBoundary: policyArn("bound"),
              inlinePolicies: [{ name: "own", document: allowing("iam:*") }],
            }),
          ],
          policies: [madePolicy("bound", allowing("iam:*"))],
        },
        finds: [{ on: "job", says: "iam:DeleteRolePermissionsBoundary" }],
      },
      {
        name: "rewrites it",
        account: {
          users: [
            madeUser("ann", {
              permissionsBoundary: policyArn("bound"),
              inlinePolicies: [{ name: "own", document: allowing("iam:*") }],
            }),
          ],
          policies: [madePolicy("bound", allowing("iam:CreatePolicyVersion"))],
        },
        finds: [{ on: "ann", says: "by iam:CreatePolicyVersion" }],
      },
      {
        name: "the boundary denies it",
        account: {
          roles: [
            madeRole("job", {
              permissionsBoundary: policyArn("bound"),
              inlinePolicies: [{ name: "own", document: allowing("*") }],
            }),
          ],
          policies: [madePolicy("bound", allowing("s3:*"))],
        },
        finds: [],
      },
    ],
  },
  {
    rule: boundaryWithoutEffect,
    cases: [
      {
        name: "everything",
        account: {
          roles: [madeRole("job", { permissionsBoundary: administratorAccess.arn })],
          policies: [administratorAccess],
        },
        finds: [{ on: "job" }],
      },
      {
        name: "something",
        account: {
          roles: [madeRole("job", { permissionsBoundary: policyArn("bound") })],
          policies: [madePolicy("bound", allowing("s3:*"))],
        },
        finds: [],
      },
    ],
  },
  {
    rule: controlPolicyBreaksUse,
    cases: [
      {
        name: "a region that was in use",
        account: {
          roles: [
            madeRole("job", { inlinePolicies: [{ name: "own", document: allowing("sqs:*") }] }),
          ],
          activity: madeActivity(`arn:aws:iam::${accountId}:role/job`, "sqs:SendMessage"),
        },
        organization: {
          policies: [
            fullAccess,
            controlPolicy(
              "no-queues",
              documentOf({ Effect: "Deny", Action: "sqs:*", Resource: "*" }),
              ["r-ab12"],
            ),
          ],
        },
        finds: [{ on: "job", says: "sqs:SendMessage" }],
      },
      {
        name: "what was not used",
        account: {
          roles: [
            madeRole("job", { inlinePolicies: [{ name: "own", document: allowing("sqs:*") }] }),
          ],
          activity: madeActivity(`arn:aws:iam::${accountId}:role/job`, "sqs:SendMessage"),
        },
        organization: {
          policies: [
            fullAccess,
            controlPolicy(
              "no-queues",
              documentOf({ Effect: "Deny", Action: "sqs:DeleteQueue", Resource: "*" }),
              ["r-ab12"],
            ),
          ],
        },
        finds: [],
      },
    ],
  },
];
