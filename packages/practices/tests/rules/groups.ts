import { emptyGroup } from "../../src/rules/groups/empty-group.ts";
import { groupWithoutPolicy } from "../../src/rules/groups/group-without-policy.ts";
import { samePermissions } from "../../src/rules/groups/same-permissions.ts";
import { shadowMembership } from "../../src/rules/groups/shadow-membership.ts";
import { userWithOwnPermissions } from "../../src/rules/groups/user-with-own-permissions.ts";
import { userWithoutGroup } from "../../src/rules/groups/user-without-group.ts";
import { accountId, allowing, madeGroup, madeUser, policyArn } from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const read = policyArn("read");
const write = policyArn("write");
const inline = (name: string, document = allowing("s3:GetObject")) => [{ name, document }];

export const groupCases: readonly RuleCases[] = [
  {
    rule: userWithOwnPermissions,
    cases: [
      {
        name: "attached",
        account: { users: [madeUser("ann", { attachedPolicies: [read] })] },
        finds: [{ on: "ann", says: read }],
      },
      {
        name: "inline",
        account: { users: [madeUser("ann", { inlinePolicies: inline("own") })] },
        finds: [{ on: "ann", says: "own (inline)" }],
      },
      {
        name: "by a group",
        account: {
          users: [madeUser("ann", { groups: ["team"] })],
          groups: [madeGroup("team", { attachedPolicies: [read] })],
        },
        finds: [],
      },
    ],
  },
  {
    rule: userWithoutGroup,
    cases: [
      {
        name: "permissions and no group",
        account: { users: [madeUser("ann", { attachedPolicies: [read] })] },
        finds: [{ on: "ann" }],
      },
      { name: "no permissions", account: { users: [madeUser("ann")] }, finds: [] },
      {
        name: "in a group",
        account: { users: [madeUser("ann", { attachedPolicies: [read], groups: ["team"] })] },
        finds: [],
      },
    ],
  },
  {
    rule: emptyGroup,
    cases: [
      {
        name: "nobody",
        account: { users: [madeUser("ann")], groups: [madeGroup("team")] },
        finds: [{ on: "team" }],
      },
      {
        name: "somebody",
        account: { users: [madeUser("ann", { groups: ["team"] })], groups: [madeGroup("team")] },
        finds: [],
      },
    ],
  },
  {
    rule: groupWithoutPolicy,
    cases: [
      {
        name: "no policy",
        account: { users: [madeUser("ann", { groups: ["team"] })], groups: [madeGroup("team")] },
        finds: [{ on: "team", says: "ann" }],
      },
      {
        name: "an inline one",
        account: { groups: [madeGroup("team", { inlinePolicies: inline("own") })] },
        finds: [],
      },
    ],
  },
  {
    rule: samePermissions,
    cases: [
      {
        name: "two with the same policies in another order",
        account: {
          users: [
            madeUser("ann", { attachedPolicies: [read, write] }),
            madeUser("bob", { attachedPolicies: [write, read] }),
            madeUser("cat", { attachedPolicies: [write] }),
          ],
        },
        finds: [{ on: accountId, part: "ann,bob" }],
      },
      {
        name: "the same inline document with other spaces and another name",
        account: {
          users: [
            madeUser("ann", { inlinePolicies: inline("a") }),
            madeUser("bob", {
              inlinePolicies: inline("b", JSON.stringify(JSON.parse(allowing("s3:GetObject")))),
            }),
          ],
        },
        finds: [{ on: accountId, part: "ann,bob" }],
      },
      {
        name: "different ones",
        account: {
          users: [
            madeUser("ann", { attachedPolicies: [read] }),
            madeUser("bob", { attachedPolicies: [write] }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: shadowMembership,
    cases: [
      {
        name: "the user has the policy itself",
        account: {
          users: [madeUser("ann", { attachedPolicies: [read], groups: ["team"] })],
          groups: [madeGroup("team", { attachedPolicies: [read] })],
        },
        finds: [{ on: "ann", part: "team" }],
      },
      {
        name: "two groups with the same policy shadow each other",
        account: {
          users: [madeUser("ann", { groups: ["a", "b"] })],
          groups: [
            madeGroup("a", { attachedPolicies: [read] }),
            madeGroup("b", { attachedPolicies: [read, write] }),
          ],
        },
        finds: [{ on: "ann", part: "a" }],
      },
      {
        name: "it adds something",
        account: {
          users: [madeUser("ann", { attachedPolicies: [read], groups: ["team"] })],
          groups: [madeGroup("team", { attachedPolicies: [read, write] })],
        },
        finds: [],
      },
    ],
  },
];
