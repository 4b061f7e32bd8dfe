import { delegatedAdministrators } from "../../src/rules/accounts/delegated-administrators.ts";
import { flatUnits } from "../../src/rules/accounts/flat-units.ts";
import { managementWorkload } from "../../src/rules/accounts/management-workload.ts";
import { noExternalId } from "../../src/rules/accounts/no-external-id.ts";
import { noOrganization } from "../../src/rules/accounts/no-organization.ts";
import { trustOutside } from "../../src/rules/accounts/trust-outside.ts";
import { trustWholeAccount } from "../../src/rules/accounts/trust-whole-account.ts";
import { accountId, daysBefore, madeRole, takenAt, trusting } from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const other = "444455556666";
const root = (id: string) => ({ AWS: `arn:aws:iam::${id}:root` });
const assumedBy = (...assumers: readonly string[]) => ({
  from: daysBefore(30),
  to: takenAt,
  source: "cloudtrail" as const,
  events: 9,
  principals: [{ arn: `arn:aws:iam::${accountId}:role/partner`, actions: [], assumedBy: assumers }],
});

export const accountCases: readonly RuleCases[] = [
  {
    rule: noOrganization,
    cases: [
      { name: "in none", account: {}, finds: [{ on: accountId }] },
      { name: "in one", organization: {}, finds: [] },
    ],
  },
  {
    rule: delegatedAdministrators,
    cases: [
      {
        name: "none",
        organization: { delegatedAdministrators: [], trustedServices: ["sso.amazonaws.com"] },
        finds: [{ on: "o-abcde12345", says: "sso.amazonaws.com" }],
      },
      {
        name: "one",
        organization: {
          delegatedAdministrators: [{ account: accountId, services: ["sso.amazonaws.com"] }],
        },
        finds: [],
      },
    ],
  },
  {
    rule: managementWorkload,
    cases: [
      {
        name: "a function's role",
        account: {
          roles: [madeRole("job", { trustPolicy: trusting({ Service: "lambda.amazonaws.com" }) })],
        },
        organization: { managementAccount: accountId },
        finds: [{ on: accountId, says: "job" }],
      },
      { name: "in a member", account: { roles: [madeRole("job")] }, organization: {}, finds: [] },
      {
        name: "a role of the trail",
        account: {
          roles: [
            madeRole("trail", { trustPolicy: trusting({ Service: "cloudtrail.amazonaws.com" }) }),
          ],
        },
        organization: { managementAccount: accountId },
        finds: [],
      },
    ],
  },
  {
    rule: flatUnits,
    cases: [
      {
        name: "both under the root",
        organization: {
          accounts: [
            { id: "1", name: "shop-prod", parent: "r-ab12" },
            { id: "2", name: "shop-dev", parent: "r-ab12" },
          ],
        },
        finds: [{ on: "Root", says: "shop-dev" }],
      },
      {
        name: "each in its unit",
        organization: {
          accounts: [
            { id: "1", name: "shop-prod", parent: "r-ab12" },
            { id: "2", name: "shop-dev", parent: "ou-ab12-workload" },
          ],
        },
        finds: [],
      },
      {
        name: "words that only look so",
        organization: {
          accounts: [
            { id: "1", name: "products", parent: "r-ab12" },
            { id: "2", name: "devices", parent: "r-ab12" },
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: trustOutside,
    cases: [
      {
        name: "an account of nobody here",
        account: { roles: [madeRole("partner", { trustPolicy: trusting(root(other)) })] },
        organization: {},
        finds: [{ on: "partner", part: other }],
      },
      {
        name: "an account of the organization",
        account: { roles: [madeRole("partner", { trustPolicy: trusting(root("999999999999")) })] },
        organization: {},
        finds: [],
      },
      {
        name: "its own account by its id",
        account: { roles: [madeRole("partner", { trustPolicy: trusting({ AWS: accountId }) })] },
        organization: {},
        finds: [],
      },
    ],
  },
  {
    rule: noExternalId,
    cases: [
      {
        name: "none",
        account: { roles: [madeRole("partner", { trustPolicy: trusting(root(other)) })] },
        organization: {},
        finds: [{ on: "partner" }],
      },
      {
        name: "one",
        account: {
          roles: [
            madeRole("partner", {
              trustPolicy: trusting(root(other), { StringEquals: { "sts:ExternalId": "blue" } }),
            }),
          ],
        },
        organization: {},
        finds: [],
      },
      {
        name: "one if it is there",
        account: {
          roles: [
            madeRole("partner", {
              trustPolicy: trusting(root(other), {
                StringEqualsIfExists: { "sts:ExternalId": "blue" },
              }),
            }),
          ],
        },
        organization: {},
        finds: [{ on: "partner" }],
      },
    ],
  },
  {
    rule: trustWholeAccount,
    cases: [
      {
        name: "one role of it assumes it",
        account: {
          roles: [madeRole("partner", { trustPolicy: trusting(root(other)) })],
          activity: assumedBy(`arn:aws:iam::${other}:role/ci`),
        },
        finds: [{ on: "partner", says: "role/ci" }],
      },
      {
        name: "nobody does",
        account: {
          roles: [madeRole("partner", { trustPolicy: trusting(root(other)) })],
          activity: assumedBy(),
        },
        finds: [],
      },
      {
        name: "it names the role",
        account: {
          roles: [
            madeRole("partner", {
              trustPolicy: trusting({ AWS: `arn:aws:iam::${other}:role/ci` }),
            }),
          ],
          activity: assumedBy(`arn:aws:iam::${other}:role/ci`),
        },
        finds: [],
      },
    ],
  },
];
