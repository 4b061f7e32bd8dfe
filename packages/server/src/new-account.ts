import { randomInt } from "node:crypto";
import { type AccountWriter, accounts, type IamArns, roles, uniqueId } from "@ostiary/directory";

/** A random account id; the first digit is not zero, so that no spreadsheet eats it. */
export const randomAccountId = (): string =>
  String(randomInt(1_000_000, 9_999_999)) + String(randomInt(0, 100_000)).padStart(5, "0");

/** What an account is made of. */
export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly now: number;
}

/** Fills an account that was just made: its root user has neither password nor keys. */
export function putAccount(account: AccountWriter, { name, email, now }: NewAccount): void {
  account.put(accounts, { id: account.accountId, name, email, createDate: now });
}

/** The role by which the management account administers an account that it made ("OrganizationAccountAccessRole"). */
export function putAccessRole(
  account: AccountWriter,
  arn: IamArns,
  roleName: string,
  managementAccountId: string,
  now: number,
): void {
  account.put(roles, {
    id: uniqueId("AROA"),
    roleName,
    path: "/",
    createDate: now,
    maxSessionDuration: 3_600,
    assumeRolePolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: arn.root(managementAccountId) },
          Action: "sts:AssumeRole",
        },
      ],
    }),
    trustedIds: {},
    tags: [],
    attachedPolicies: [`arn:${arn.partition}:iam::aws:policy/AdministratorAccess`],
    inlinePolicies: [],
  });
}
