import {
  type Answer,
  type AuthorizationDetails,
  readAuthorizationDetails,
} from "../answers/index.ts";
import { putAuthorizationDetails } from "../draft/index.ts";
import type { Coverage } from "../snapshot/index.ts";
import { type AccountPart, complete, ownerOf, partial } from "./part.ts";

const lists = ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"] as const;

const arnsOf = ({ users, groups, roles, policies }: AuthorizationDetails): readonly string[] =>
  [users, groups, roles, policies].flatMap((items) => items?.map(({ arn }) => arn) ?? []);

function coverageOf(answer: Answer, page: AuthorizationDetails): Coverage {
  if (page.truncated) return partial("The last page of the authorization details was not given.");
  const missing = lists.filter((list) => !Array.isArray(answer[list]));
  return missing.length === 0
    ? complete
    : partial(`The authorization details were given without ${missing.join(", ")}.`);
}

/** Whether an answer is one of GetAccountAuthorizationDetails. ListPolicies has a list of policies, too. */
export const isAuthorizationDetails = (answer: Answer): boolean =>
  lists.slice(0, 3).some((list) => Array.isArray(answer[list]));

export function authorizationDetailsPart(answer: Answer): AccountPart {
  const page = readAuthorizationDetails(answer);
  const owner = arnsOf(page)
    .map(ownerOf)
    .find(({ account }) => account !== undefined);
  return {
    about: "account",
    input: "authorization-details",
    coverage: coverageOf(answer, page),
    ...owner,
    put: (account) => putAuthorizationDetails(account, page),
  };
}
