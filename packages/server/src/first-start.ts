import {
  type AccountWriter,
  accounts,
  type Directory,
  type IamArns,
  type Role,
  roles,
  uniqueId,
} from "@ostiary/directory";
import { randomAccountId } from "./new-account.ts";

/** The role that `ostiary credentials` gives to whoever owns the data folder. */
export const operatorRoleName = "OstiaryOperator";

/** The account that a directory begins with. */
export interface FirstAccount {
  /** Absent: a random one. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly email?: string;
  readonly hasOperator: boolean;
}

/**
 * Makes what every directory begins with, once: the management account, its root user without credentials, and the operator role.
 * Only the owner of the data folder can assume the role, so its trust policy names no one but the account, for the operators that
 * are made later.
 */
export async function ensureManagementAccount(
  directory: Directory,
  arn: IamArns,
  { id, name, email, hasOperator }: FirstAccount,
  now: number,
): Promise<string> {
  const [present] = directory.accountIds();
  if (present !== undefined) return present;
  const accountId = id ?? randomAccountId();
  await directory.write([], (transaction) => {
    const account = transaction.createAccount(accountId);
    account.put(accounts, {
      id: accountId,
      name,
      createDate: now,
      ...(email !== undefined && { email }),
    });
    if (hasOperator) putOperatorRole(account, arn, now);
  });
  return accountId;
}

function putOperatorRole(account: AccountWriter, arn: IamArns, now: number): void {
  const { accountId } = account;
  const role: Role = {
    id: uniqueId("AROA"),
    roleName: operatorRoleName,
    path: "/",
    createDate: now,
    description: "For the operator who owns the data folder: ostiary credentials",
    maxSessionDuration: 43_200,
    assumeRolePolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: arn.root(accountId) },
          Action: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
        },
      ],
    }),
    trustedIds: {},
    tags: [],
    attachedPolicies: [`arn:${arn.partition}:iam::aws:policy/AdministratorAccess`],
    inlinePolicies: [],
  };
  account.put(roles, role);
}
