import type { Statement } from "@ostiary/policy";

/** What a trust or resource policy's statement names. */
export interface Trusted {
  readonly everyone: boolean;
  /** Account ids. */
  readonly accounts: readonly string[];
  readonly aws: readonly string[];
  readonly services: readonly string[];
  readonly federated: readonly string[];
}

/** The account of a principal as a policy names it: an ARN, or an id. */
export const accountNamedBy = (principal: string): string | undefined => {
  if (/^\d{12}$/u.test(principal)) return principal;
  return /^arn:[^:]+:(?:iam|sts)::(\d{12}):/u.exec(principal)?.[1];
};

/** The principals that a statement names; a negated statement names everyone but those, so everyone. */
export function trustedBy({ principals }: Statement): Trusted {
  const nobody = { everyone: false, accounts: [], aws: [], services: [], federated: [] };
  if (principals === undefined) return nobody;
  const { negated, named } = principals;
  if (negated || named.everyone) return { ...nobody, everyone: true };
  const aws = named.values.AWS ?? [];
  return {
    everyone: aws.includes("*"),
    accounts: [...new Set(aws.map(accountNamedBy).filter((account) => account !== undefined))],
    aws,
    services: named.values.Service ?? [],
    federated: named.values.Federated ?? [],
  };
}

/** Whether a statement's conditions have a key, in any operator that asks for a value. */
export const asksFor = ({ conditions }: Statement, ...keys: readonly string[]): boolean =>
  conditions.some(({ key, operator, ifExists }) => {
    const name = key.toLowerCase();
    return !ifExists && operator !== "Null" && keys.some((wanted) => name === wanted.toLowerCase());
  });

/** The statements of a policy that allow. */
export const allowing = (statements: readonly Statement[] = []): readonly Statement[] =>
  statements.filter(({ effect }) => effect === "Allow");
