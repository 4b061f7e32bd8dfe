import { inlinePolicy } from "../../src/rules/inline-policies/inline-policy.ts";
import { allowing, madeGroup, madeRole, madeUser } from "../made-snapshot.ts";
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
];
