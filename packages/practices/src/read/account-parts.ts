import {
  type Answer,
  analyzerOf,
  answersIn,
  isAnswer,
  known,
  momentOf,
  passwordPolicyOf,
  samlProviderOf,
  serverCertificateOf,
  serviceUseOf,
  textOf,
} from "../answers/index.ts";
import {
  type AccountDraft,
  putAliases,
  putLastAccess,
  putListedUser,
  putSummary,
} from "../draft/index.ts";
import type { Coverage, Input } from "../snapshot/index.ts";
import { type AccountPart, complete, ownerOf, partial } from "./part.ts";

/** A part that is wholly told by one answer; its account by the first ARN in one of its lists, if there is any. */
const part = (
  input: Input,
  arn: unknown,
  put: (account: AccountDraft) => void,
  coverage: Coverage = complete,
): AccountPart => ({ about: "account", input, coverage, ...ownerOf(textOf(arn)), put });

const truncated = (answer: Answer): Coverage =>
  answer["IsTruncated"] === true || answer["NextToken"] !== undefined
    ? partial("The last page was not given.")
    : complete;

export const summaryPart = ({ SummaryMap }: Answer): AccountPart =>
  part("account-summary", undefined, (account) => putSummary(account, SummaryMap));

export const aliasPart = ({ AccountAliases }: Answer): AccountPart =>
  part("account-alias", undefined, (account) => putAliases(account, AccountAliases));

export const passwordPolicyPart = ({ PasswordPolicy }: Answer): AccountPart =>
  part("password-policy", undefined, (account) => {
    account.plain.passwordPolicy = isAnswer(PasswordPolicy) && passwordPolicyOf(PasswordPolicy);
  });

/** ListUsers says when passwords were used, not who has one. */
export function usersPart({ Users }: Answer): AccountPart {
  const users = answersIn(Users);
  const put = (account: AccountDraft): void => {
    for (const user of users) putListedUser(account, user);
  };
  return part("login-profiles", users[0]?.["Arn"], put, partial("Login profiles were not given."));
}

export function serverCertificatesPart(answer: Answer): AccountPart {
  const found = answersIn(answer["ServerCertificateMetadataList"]);
  const put = ({ plain }: AccountDraft): void => {
    plain.serverCertificates = [
      ...(plain.serverCertificates ?? []),
      ...found.map(serverCertificateOf),
    ];
  };
  return part("server-certificates", found[0]?.["Arn"], put, truncated(answer));
}

export function samlProvidersPart({ SAMLProviderList }: Answer): AccountPart {
  const found = answersIn(SAMLProviderList);
  const put = ({ plain }: AccountDraft): void => {
    plain.samlProviders = found.map(samlProviderOf);
  };
  const missing = partial("Providers of OpenID Connect were not given.");
  return part("identity-providers", found[0]?.["Arn"], put, missing);
}

export function analyzersPart(answer: Answer): AccountPart {
  const found = answersIn(answer["analyzers"]);
  const put = ({ plain }: AccountDraft): void => {
    plain.analyzers = [
      ...(plain.analyzers ?? []),
      ...found.flatMap((analyzer) => analyzerOf(analyzer) ?? []),
    ];
  };
  return part("analyzers", found[0]?.["arn"], put, truncated(answer));
}

const someOnly = "The last access of those whose files were given is known, of no others.";

/** GetServiceLastAccessedDetails's answer does not say whose it is: `Arn` has to be written beside it. */
export function lastAccessedPart(answer: Answer): AccountPart {
  const arn = textOf(answer["Arn"]);
  if (arn === undefined) {
    throw new Error('it does not say whose last access it tells; add a member "Arn" with the ARN.');
  }
  if (answer["JobStatus"] !== "COMPLETED") throw new Error("its job was not completed.");
  const at = momentOf(answer["JobCompletionDate"]);
  const services = answersIn(answer["ServicesLastAccessed"]).map(serviceUseOf);
  const put = (account: AccountDraft): void => {
    const before = account.lastAccess.get(arn) ?? [];
    putLastAccess(account, arn, [...before, ...services], at ?? new Date(0).toISOString());
  };
  return { ...part("last-accessed", arn, put, partial(someOnly)), ...known({ at }) };
}
