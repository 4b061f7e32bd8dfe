import { inlinePolicy } from "../../src/rules/inline-policies/inline-policy.ts";
import { inlineQuota } from "../../src/rules/inline-policies/inline-quota.ts";
import { sameInlinePolicy } from "../../src/rules/inline-policies/same-inline-policy.ts";
import { accountId, allowing, madeGroup, madeRole, madeUser } from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const inline = [{ name: "own", document: allowing("s3:GetObject") }];

export const inlinePolicyCases: readonly RuleCases[] = [
  {
    rule: inlinePolicy,
    cases: [
      {
        name: "in a user, a group and a role",
        account: {
          users: [madeUser("ann", { inlinePolicies: inline }), madeUser("bob")],
          groups: [madeGroup("team", { inlinePolicies: inline })],
          roles: [madeRole("job", { inlinePolicies: inline })],
        },
        finds: [{ on: "ann", says: "own" }, { on: "team" }, { on: "job" }],
      },
      {
        name: "a service's own role is AWS's affair",
        account: {
          roles: [
            madeRole("AWSServiceRoleForX", {
              path: "/aws-service-role/x.amazonaws.com/",
              inlinePolicies: inline,
            }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: sameInlinePolicy,
    cases: [
      {
        name: "a list of one, another order, another Sid",
        account: {
          users: [
            madeUser("ann", {
              inlinePolicies: [
                {
                  name: "a",
                  document:
                    '{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::b","arn:aws:s3:::a"]}]}',
                },
              ],
            }),
          ],
          roles: [
            madeRole("job", {
              inlinePolicies: [
                {
                  name: "b",
                  document:
                    '{"Statement":{"Action":"s3:GetObject","Effect":"Allow","Resource":["arn:aws:s3:::a","arn:aws:s3:::b"]},"Version":"2012-10-17"}',
                },
              ],
            }),
          ],
        },
        finds: [{ on: accountId, says: "user/ann" }],
      },
      {
        name: "another effect",
        account: {
          users: [
            madeUser("ann", { inlinePolicies: inline }),
            madeUser("bob", {
              inlinePolicies: [{ name: "own", document: allowing("s3:PutObject") }],
            }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: inlineQuota,
    cases: [
      {
        name: "nine managed and two inline",
        account: {
          roles: [
            madeRole("job", {
              attachedPolicies: Array.from({ length: 9 }, (_, n) => `arn:aws:iam::aws:policy/${n}`),
              inlinePolicies: [...inline, { name: "b", document: allowing("s3:*") }],
            }),
          ],
        },
        finds: [{ on: "job", says: "2 inline and 9 managed" }],
      },
      {
        name: "one of each",
        account: {
          roles: [
            madeRole("job", {
              attachedPolicies: ["arn:aws:iam::aws:policy/a"],
              inlinePolicies: inline,
            }),
          ],
        },
        finds: [],
      },
    ],
  },
];
