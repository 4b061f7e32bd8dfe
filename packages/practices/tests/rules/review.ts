import { noAnalyzer } from "../../src/rules/review/no-analyzer.ts";
import { unattachedPolicy } from "../../src/rules/review/unattached-policy.ts";
import { unusedCredential } from "../../src/rules/review/unused-credential.ts";
import { unusedRole } from "../../src/rules/review/unused-role.ts";
import {
  accountId,
  administratorAccess,
  allowing,
  daysBefore,
  madeGroup,
  madePolicy,
  madeRole,
  madeUser,
  policyArn,
} from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const analyzer = {
  arn: `arn:aws:access-analyzer:us-east-1:${accountId}:analyzer/a`,
  kind: "external-access" as const,
  scope: "account" as const,
  active: true,
};

export const reviewCases: readonly RuleCases[] = [
  {
    rule: unusedCredential,
    cases: [
      {
        name: "a password and a key, the key never used",
        account: {
          users: [
            madeUser("ann", {
              credentials: {
                password: { lastUse: { at: daysBefore(50) } },
                accessKeys: [
                  { active: true, accessKeyId: "AKIA1", created: daysBefore(100), lastUse: {} },
                  { active: false, accessKeyId: "AKIA2", created: daysBefore(100) },
                ],
              },
            }),
          ],
        },
        finds: [
          { on: "ann", part: "password", says: "not used for 50 days" },
          { on: "ann", part: "AKIA1", says: "never used for 100 days" },
        ],
      },
      {
        name: "used lately, or young",
        account: {
          users: [
            madeUser("ann", {
              credentials: {
                password: { lastUse: { at: daysBefore(2) } },
                accessKeys: [{ active: true, created: daysBefore(10) }],
              },
            }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: unusedRole,
    cases: [
      {
        name: "long ago, and never",
        account: {
          roles: [
            madeRole("old", { lastUse: { at: daysBefore(100) } }),
            madeRole("new", { lastUse: {} }),
          ],
        },
        finds: [
          { on: "old", says: "100 days" },
          { on: "new", says: "never used" },
        ],
      },
      {
        name: "used, young, not known, or a service's own",
        account: {
          roles: [
            madeRole("used", { lastUse: { at: daysBefore(1) } }),
            madeRole("young", { lastUse: {}, created: daysBefore(3) }),
            madeRole("unknown"),
            madeRole("AWSServiceRoleForX", {
              path: "/aws-service-role/x.amazonaws.com/",
              lastUse: {},
            }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: unattachedPolicy,
    cases: [
      {
        name: "attached to nothing",
        account: { policies: [madePolicy("spare", allowing("s3:*")), administratorAccess] },
        finds: [{ on: "spare" }],
      },
      {
        name: "attached to a group, and a boundary",
        account: {
          policies: [madePolicy("a", allowing("s3:*")), madePolicy("b", allowing("s3:*"))],
          groups: [madeGroup("team", { attachedPolicies: [policyArn("a")] })],
          roles: [madeRole("job", { permissionsBoundary: policyArn("b") })],
        },
        finds: [],
      },
    ],
  },
  {
    rule: noAnalyzer,
    cases: [
      { name: "none", account: { analyzers: [] }, finds: [{ on: accountId }] },
      {
        name: "one of unused access alone",
        account: { analyzers: [{ ...analyzer, kind: "unused-access" }] },
        finds: [{ on: accountId }],
      },
      { name: "one that is active", account: { analyzers: [analyzer] }, finds: [] },
    ],
  },
];
