import { administratorPermissionSet } from "../../src/rules/federation/administrator-permission-set.ts";
import { assignmentToUser } from "../../src/rules/federation/assignment-to-user.ts";
import { humanUser } from "../../src/rules/federation/human-user.ts";
import { noFederation } from "../../src/rules/federation/no-federation.ts";
import { openOidcTrust } from "../../src/rules/federation/open-oidc-trust.ts";
import { staleSaml } from "../../src/rules/federation/stale-saml.ts";
import { unassignedPermissionSet } from "../../src/rules/federation/unassigned-permission-set.ts";
import {
  accountId,
  administratorAccess,
  daysBefore,
  madeRole,
  madeUser,
  trusting,
} from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const person = madeUser("ann", { credentials: { password: {} } });
const program = madeUser("job");
const saml = { arn: `arn:aws:iam::${accountId}:saml-provider/corp` };
const github = "token.actions.githubusercontent.com";
const webIdentity = (host: string, condition?: object) =>
  trusting(
    { Federated: `arn:aws:iam::${accountId}:oidc-provider/${host}` },
    condition,
    "sts:AssumeRoleWithWebIdentity",
  );
const trusts = (host: string, condition?: object) => ({
  roles: [madeRole("deploy", { trustPolicy: webIdentity(host, condition) })],
});
const aud = { [`${github}:aud`]: "sts.amazonaws.com" };
const sub = (value: string) => ({ [`${github}:sub`]: value });

const set = {
  arn: "arn:aws:sso:::permissionSet/i/ps-1",
  name: "Admin",
  managedPolicies: [administratorAccess.arn],
  customerManagedPolicies: [],
};
const assigned = (account: string, principalType: "USER" | "GROUP" = "GROUP") => ({
  account,
  permissionSet: set.arn,
  principalType,
  principalId: "p",
});
const center = (...assignments: readonly ReturnType<typeof assigned>[]) => ({
  identityCenter: {
    instance: "i",
    permissionSets: [set],
    assignments,
    users: [{ id: "p", name: "ann" }],
  },
});

export const federationCases: readonly RuleCases[] = [
  {
    rule: noFederation,
    cases: [
      {
        name: "passwords and no provider",
        account: { users: [person], samlProviders: [], oidcProviders: [] },
        finds: [{ on: accountId, says: "ann" }],
      },
      { name: "a provider", account: { users: [person], samlProviders: [saml] }, finds: [] },
      { name: "programs alone", account: { users: [program] }, finds: [] },
      { name: "Identity Center", account: { users: [person] }, organization: center(), finds: [] },
    ],
  },
  {
    rule: humanUser,
    cases: [
      {
        name: "a password beside a provider",
        account: { users: [person, program], samlProviders: [saml] },
        finds: [{ on: "ann" }],
      },
      { name: "no provider", account: { users: [person] }, finds: [] },
    ],
  },
  {
    rule: openOidcTrust,
    cases: [
      {
        name: "no subject",
        account: trusts(github, { StringEquals: aud }),
        finds: [{ on: "deploy", part: github, says: "no subject" }],
      },
      {
        name: "any repository",
        account: trusts(github, { StringEquals: aud, StringLike: sub("repo:*") }),
        finds: [{ on: "deploy", says: "any organization" }],
      },
      {
        name: "one organization",
        account: trusts(github, { StringEquals: aud, StringLike: sub("repo:acme/*") }),
        finds: [],
      },
      {
        name: "one branch",
        account: trusts(github, {
          StringEquals: { ...aud, ...sub("repo:acme/shop:ref:refs/heads/main") },
        }),
        finds: [],
      },
      {
        name: "a subject if there is one",
        account: trusts(github, { StringEquals: aud, StringEqualsIfExists: sub("repo:acme/shop") }),
        finds: [{ on: "deploy", says: "no subject" }],
      },
      {
        name: "a star in StringEquals is a star",
        account: trusts(github, { StringEquals: { ...aud, ...sub("repo:*") } }),
        finds: [],
      },
      {
        name: "the company's own provider with an audience",
        account: trusts("login.acme.example", {
          StringEquals: { "login.acme.example:aud": "aws" },
        }),
        finds: [],
      },
      {
        name: "the company's own provider with nothing",
        account: trusts("login.acme.example"),
        finds: [{ on: "deploy" }],
      },
    ],
  },
  {
    rule: staleSaml,
    cases: [
      {
        name: "ended",
        account: { samlProviders: [{ ...saml, validUntil: daysBefore(2) }] },
        finds: [{ on: "corp", severity: "high", says: "ended 2 days" }],
      },
      {
        name: "ends soon",
        account: { samlProviders: [{ ...saml, validUntil: daysBefore(-20) }] },
        finds: [{ on: "corp", severity: "medium", says: "20 days" }],
      },
      {
        name: "good for long",
        account: { samlProviders: [{ ...saml, validUntil: daysBefore(-300) }] },
        finds: [],
      },
    ],
  },
  {
    rule: administratorPermissionSet,
    cases: [
      {
        name: "in four accounts",
        organization: center(assigned("1"), assigned("2"), assigned("3"), assigned("4")),
        finds: [{ on: "Admin", says: "4 assignments in 4 accounts" }],
      },
      { name: "in one", organization: center(assigned("1")), finds: [] },
    ],
  },
  {
    rule: assignmentToUser,
    cases: [
      {
        name: "to a user",
        organization: center(assigned("1", "USER")),
        finds: [{ on: "Admin", says: "ann" }],
      },
      { name: "to a group", organization: center(assigned("1")), finds: [] },
    ],
  },
  {
    rule: unassignedPermissionSet,
    cases: [
      { name: "to nobody", organization: center(), finds: [{ on: "Admin" }] },
      { name: "to somebody", organization: center(assigned("1")), finds: [] },
    ],
  },
];
