import {
  createAccountStatuses,
  memberAccounts,
  organizationalUnits,
  organizationPolicies,
} from "@ostiary/directory";
import type { Declaration, Operation, Scope } from "../operation.ts";
import type { Change } from "./change.ts";

type Input = Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, unknown>>;

interface Listed {
  readonly Id: string;
}

/** When something was made, by its id; what AWS has made was there before. */
type Age = (scope: Scope, id: string) => number;

const madeAt: Readonly<Record<"account" | "unit" | "policy" | "status", Age>> = {
  account: ({ account }, id) => account.get(memberAccounts, id)?.joinedDate ?? 0,
  unit: ({ account }, id) => account.get(organizationalUnits, id)?.createDate ?? 0,
  policy: ({ account }, id) => account.get(organizationPolicies, id)?.createDate ?? 0,
  status: ({ account }, id) => account.get(createAccountStatuses, id)?.requestDate ?? 0,
};

const usualPage = 100;

const isListed = (value: unknown): value is readonly Listed[] => Array.isArray(value);

/** Every item of a list, from all its pages. */
async function everyItem(
  run: (input: Input, scope: Scope) => unknown,
  list: string,
  input: Input,
  scope: Scope,
): Promise<readonly Listed[]> {
  const items: Listed[] = [];
  let NextToken: unknown;
  do {
    const answer: Answer = Object(await run({ ...input, NextToken }, scope));
    const page = answer[list];
    if (isListed(page)) items.push(...page);
    NextToken = answer["NextToken"];
  } while (NextToken !== undefined);
  return items;
}

/** A list in the order in which its items were made, up to 100 at once; tokens are the number of the next item. */
const inOrder = (name: string, list: string, age: Age): Change => ({
  operation: `organizations:${name}`,
  says: "what was made first comes first, up to 100 at once, and NextToken is the number of the next item",
  over(strict: Operation): Operation {
    const { declaration } = strict;
    if (declaration.access === "write") throw new TypeError(`${name} lists nothing.`);
    const whole: Declaration<Input, Answer> = {
      ...declaration,
      async run({ NextToken, MaxResults, ...input }: Input, scope: Scope) {
        const items = (await everyItem(declaration.run, list, input, scope)).toSorted(
          (a, b) => age(scope, a.Id) - age(scope, b.Id),
        );
        const begin = Number(NextToken ?? 0) || 0;
        const end = begin + (Number(MaxResults) || usualPage);
        return {
          [list]: items.slice(begin, end),
          ...(end < items.length && { NextToken: String(end) }),
        };
      },
    };
    return Object.freeze({ ...strict, declaration: whole });
  },
});

/** The lists of Organizations whose order moto's clients see. */
export const wholeLists: readonly Change[] = [
  inOrder("ListAccounts", "Accounts", madeAt.account),
  inOrder("ListAccountsForParent", "Accounts", madeAt.account),
  inOrder("ListOrganizationalUnitsForParent", "OrganizationalUnits", madeAt.unit),
  inOrder("ListPolicies", "Policies", madeAt.policy),
  inOrder("ListPoliciesForTarget", "Policies", madeAt.policy),
  inOrder("ListCreateAccountStatus", "CreateAccountStatuses", madeAt.status),
];
