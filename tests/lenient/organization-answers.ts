import { expect } from "vitest";
import type { AnswerCase } from "./answer-case.ts";
import { account, type Clients, rootOf } from "./clients.ts";

const policy = (Action: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action, Resource: "*" }],
  });
const pageOf = async <T>(
  most: number,
  list: (page: { MaxResults: number; NextToken?: string | undefined }) => Promise<{
    readonly items: readonly T[] | undefined;
    readonly NextToken?: string | undefined;
  }>,
): Promise<readonly [readonly T[], string | undefined, readonly T[]]> => {
  const first = await list({ MaxResults: most });
  const { NextToken } = first;
  const second = await list({ MaxResults: most, NextToken });
  return [first.items ?? [], NextToken, second.items ?? []];
};

const names = ["third", "second", "first"];
const isOpaque = expect.not.stringMatching(/^[0-9]$/);
const inAnyOrder = (count: number) => Array.from({ length: count }, () => expect.any(String));

const policyType = "SERVICE_CONTROL_POLICY";
async function newPolicies(clients: Clients): Promise<void> {
  await rootOf(clients);
  for (const Name of names) {
    const Content = policy("s3:GetObject");
    const made = { Name, Content, Description: "", Type: policyType } as const;
    await clients.organizations.createPolicy(made);
  }
}

/** What Organizations answers, in the order in which it is tried: what one makes the next sees. */
export const organizationAnswers: readonly AnswerCase[] = [
  {
    operation: "organizations:CreateOrganization",
    does: "asks for an account",
    async call(clients) {
      await rootOf(clients);
      const { CreateAccountStatuses = [] } = await clients.organizations.listCreateAccountStatus(
        {},
      );
      return CreateAccountStatuses.map(({ AccountName, AccountId }) => [AccountName, AccountId]);
    },
    strict: [],
    lenient: [["master", account]],
  },
  {
    operation: "organizations:CreateAccount",
    does: "says how far it is",
    async call({ organizations }) {
      const asked = { AccountName: "asked", Email: "asked@example.com" };
      const { CreateAccountStatus: status } = await organizations.createAccount(asked);
      return [status?.State, status?.AccountId];
    },
    strict: ["IN_PROGRESS", undefined],
    lenient: ["SUCCEEDED", expect.stringMatching(/^[0-9]{12}$/)],
  },
  {
    operation: "organizations:CreateGovCloudAccount",
    does: "says how far it is",
    async call({ organizations }) {
      const asked = { AccountName: "gov", Email: "gov@example.com" };
      const { CreateAccountStatus: status } = await organizations.createGovCloudAccount(asked);
      return [status?.State, status?.GovCloudAccountId];
    },
    strict: ["IN_PROGRESS", undefined],
    lenient: ["SUCCEEDED", expect.stringMatching(/^[0-9]{12}$/)],
  },
  {
    operation: "organizations:ListCreateAccountStatus",
    does: "by pages",
    call: ({ organizations }) =>
      pageOf(2, async (page) => {
        const answer = await organizations.listCreateAccountStatus(page);
        return { ...answer, items: answer.CreateAccountStatuses?.map((one) => one.AccountName) };
      }),
    strict: [inAnyOrder(2), undefined, inAnyOrder(2)],
    lenient: [["master", "asked"], "2", ["gov"]],
  },
  {
    operation: "organizations:ListAccounts",
    does: "by pages",
    call: ({ organizations }) =>
      pageOf(2, async (page) => {
        const answer = await organizations.listAccounts(page);
        return { ...answer, items: answer.Accounts?.map(({ Name }) => Name) };
      }),
    strict: [inAnyOrder(2), isOpaque, inAnyOrder(1)],
    lenient: [["master", "asked"], "2", ["gov"]],
  },
  {
    operation: "organizations:ListAccountsForParent",
    does: "by pages",
    async call(clients) {
      const ParentId = await rootOf(clients);
      return await pageOf(2, async (page) => {
        const answer = await clients.organizations.listAccountsForParent({ ParentId, ...page });
        return { ...answer, items: answer.Accounts?.map(({ Name }) => Name) };
      });
    },
    strict: [inAnyOrder(2), isOpaque, inAnyOrder(1)],
    lenient: [["master", "asked"], "2", ["gov"]],
  },
  {
    operation: "organizations:ListOrganizationalUnitsForParent",
    does: "by pages",
    async call(clients) {
      const { organizations } = clients;
      const ParentId = await rootOf(clients);
      for (const Name of names) await organizations.createOrganizationalUnit({ ParentId, Name });
      return await pageOf(2, async (page) => {
        const asked = { ParentId, ...page };
        const answer = await organizations.listOrganizationalUnitsForParent(asked);
        return { ...answer, items: answer.OrganizationalUnits?.map(({ Name }) => Name) };
      });
    },
    strict: [inAnyOrder(2), isOpaque, inAnyOrder(1)],
    lenient: [["third", "second"], "2", ["first"]],
  },
  {
    operation: "organizations:UpdateOrganizationalUnit",
    does: "to the name that it has",
    async call(clients) {
      const { organizations } = clients;
      const ParentId = await rootOf(clients);
      const { OrganizationalUnits = [] } = await organizations.listOrganizationalUnitsForParent({
        ParentId,
      });
      const { Id: OrganizationalUnitId, Name } = OrganizationalUnits[0] ?? {};
      await organizations.updateOrganizationalUnit({ OrganizationalUnitId, Name });
    },
    strict: undefined,
    lenient: "DuplicateOrganizationalUnitException",
  },
  {
    operation: "organizations:ListPolicies",
    does: "by pages",
    async call(clients) {
      await newPolicies(clients);
      return await pageOf(2, async (page) => {
        const asked = { Filter: policyType, ...page } as const;
        const answer = await clients.organizations.listPolicies(asked);
        return { ...answer, items: answer.Policies?.map(({ Name }) => Name) };
      });
    },
    strict: [["FullAWSAccess", expect.any(String)], isOpaque, inAnyOrder(2)],
    lenient: [["FullAWSAccess", "third"], "2", ["second", "first"]],
  },
  {
    operation: "organizations:ListPoliciesForTarget",
    does: "of the root, without a type that is enabled",
    async call(clients) {
      const asked = { TargetId: await rootOf(clients), Filter: policyType } as const;
      const { Policies = [] } = await clients.organizations.listPoliciesForTarget(asked);
      return Policies.map(({ Arn }) => Arn);
    },
    strict: [],
    lenient: [
      expect.stringMatching(
        /^arn:aws:organizations::123456789012:policy\/o-[a-z0-9]+\/service_control_policy\/p-FullAWSAccess$/,
      ),
    ],
  },
  ...["ListAccounts", "DescribeAccount", "ListAccountsForParent"].map(
    (name): AnswerCase => ({
      operation: `organizations:${name}`,
      does: "with the paths of accounts",
      async call(clients) {
        const { organizations } = clients;
        const ParentId = await rootOf(clients);
        const one = { AccountId: account };
        const shown = {
          ListAccounts: async () => (await organizations.listAccounts({})).Accounts?.[0],
          DescribeAccount: async () => (await organizations.describeAccount(one)).Account,
          ListAccountsForParent: async () =>
            (await organizations.listAccountsForParent({ ParentId })).Accounts?.[0],
        }[name];
        return (await shown?.())?.Paths?.length;
      },
      strict: 1,
      lenient: undefined,
    }),
  ),
  {
    operation: "organizations:ListDelegatedAdministrators",
    does: "of a service that is none",
    async call({ organizations }) {
      const ServicePrincipal = "nothing.amazonaws.com";
      const answer = await organizations.listDelegatedAdministrators({ ServicePrincipal });
      return answer.DelegatedAdministrators;
    },
    strict: [],
    lenient: "InvalidInputException",
  },
  {
    operation: "organizations:DeregisterDelegatedAdministrator",
    does: "of the management account",
    call: ({ organizations }) =>
      organizations.deregisterDelegatedAdministrator({
        AccountId: account,
        ServicePrincipal: "guardduty.amazonaws.com",
      }),
    strict: "AccountNotRegisteredException",
    lenient: "ConstraintViolationException",
  },
];
