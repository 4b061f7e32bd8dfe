import { createAccountStatuses, memberships } from "@ostiary/directory";
import type { Scope } from "../operation.ts";
import { createAccountStatusAnswer } from "../services/organizations/answers.ts";
import { answering, type Change } from "./change.ts";

const done = "the answer says that the account is made, and its id";

/** What became of an account that is being made. */
function statusOf({ account }: Scope, id: string | undefined) {
  const status = account.get(createAccountStatuses, id ?? "");
  return status === undefined ? {} : { CreateAccountStatus: createAccountStatusAnswer(status) };
}

interface Summary {
  readonly Id?: string | undefined;
  readonly Arn?: string | undefined;
  readonly Type?: string | undefined;
  readonly AwsManaged?: boolean | undefined;
}

/** A policy with its ARN in the organization. */
function inOrganization<S extends Summary>({ account, arn }: Scope, policy: S): S {
  const membership = account.get(memberships, account.accountId);
  if (policy.AwsManaged !== true || membership === undefined) return policy;
  const { managementAccountId, organizationId } = membership;
  const type = policy.Type?.toLowerCase();
  const Arn = `arn:${arn.partition}:organizations::${managementAccountId}:policy/${organizationId}/${type}/${policy.Id}`;
  return { ...policy, Arn };
}

const withoutPaths = <A extends { readonly Paths?: unknown }>({ Paths: _, ...account }: A) =>
  account;

const noPaths = "accounts are shown without Paths, which moto doesn't know";

const ownArn = "the ARNs of policies that AWS manages are those of the organization's own";

/** What Organizations answers otherwise. */
export const organizationAnswers: readonly Change[] = [
  answering("organizations", "CreateAccount", done, ({ CreateAccountStatus }, _input, scope) =>
    statusOf(scope, CreateAccountStatus?.Id),
  ),
  answering(
    "organizations",
    "CreateGovCloudAccount",
    done,
    ({ CreateAccountStatus }, _input, scope) => statusOf(scope, CreateAccountStatus?.Id),
  ),
  answering("organizations", "ListPolicies", ownArn, (output, _input, scope) => ({
    ...output,
    Policies: output.Policies?.map((policy) => inOrganization(scope, policy)),
  })),
  answering("organizations", "ListPoliciesForTarget", ownArn, (output, _input, scope) => ({
    ...output,
    Policies: output.Policies?.map((policy) => inOrganization(scope, policy)),
  })),
  answering("organizations", "DescribeAccount", noPaths, ({ Account }) => ({
    Account: Account && withoutPaths(Account),
  })),
  answering("organizations", "ListAccounts", noPaths, (output) => ({
    ...output,
    Accounts: output.Accounts?.map(withoutPaths),
  })),
  answering("organizations", "ListAccountsForParent", noPaths, (output) => ({
    ...output,
    Accounts: output.Accounts?.map(withoutPaths),
  })),
];
