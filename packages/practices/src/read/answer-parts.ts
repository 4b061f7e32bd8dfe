import type { Answer } from "../answers/index.ts";
import {
  aliasPart,
  analyzersPart,
  lastAccessedPart,
  passwordPolicyPart,
  samlProvidersPart,
  serverCertificatesPart,
  summaryPart,
  usersPart,
} from "./account-parts.ts";
import { authorizationDetailsPart, isAuthorizationDetails } from "./authorization-details-part.ts";
import { wrappedReportPart, wrapsCredentialReport } from "./credential-report-part.ts";
import {
  accountsPart,
  administratorsPart,
  isOrganizationTree,
  organizationPart,
  organizationTreePart,
  policiesPart,
  policyPart,
  rootFeaturesPart,
  rootsPart,
  trustedServicesPart,
  unitsPart,
} from "./organization-parts.ts";
import type { Part } from "./part.ts";
import { isResourcePolicy, resourcePolicyPart } from "./resource-policy-part.ts";
import { isSnapshot, snapshotPart } from "./snapshot-part.ts";

/** A kind of answer that a file may keep, told by its members. */
interface AnswerKind {
  readonly fits: (answer: Answer) => boolean;
  readonly read: (answer: Answer) => Part | Promise<Part>;
}

/** An answer that is told by a list. */
const withList = (name: string, read: AnswerKind["read"]): AnswerKind => ({
  fits: (answer) => Array.isArray(answer[name]),
  read,
});

/** An answer that is told by an object. */
const withObject = (name: string, read: AnswerKind["read"]): AnswerKind => ({
  fits: ({ [name]: value }) => typeof value === "object" && value !== null && !Array.isArray(value),
  read,
});

const kinds: readonly AnswerKind[] = [
  { fits: isSnapshot, read: snapshotPart },
  { fits: isAuthorizationDetails, read: authorizationDetailsPart },
  { fits: wrapsCredentialReport, read: wrappedReportPart },
  { fits: isResourcePolicy, read: resourcePolicyPart },
  { fits: isOrganizationTree, read: organizationTreePart },
  withList("ServicesLastAccessed", lastAccessedPart),
  withObject("SummaryMap", summaryPart),
  withObject("PasswordPolicy", passwordPolicyPart),
  withList("AccountAliases", aliasPart),
  withList("Users", usersPart),
  withList("ServerCertificateMetadataList", serverCertificatesPart),
  withList("SAMLProviderList", samlProvidersPart),
  withList("analyzers", analyzersPart),
  withObject("Organization", organizationPart),
  withList("Roots", rootsPart),
  withList("OrganizationalUnits", unitsPart),
  withList("Accounts", accountsPart),
  withObject("Policy", policyPart),
  withList("Policies", policiesPart),
  withList("DelegatedAdministrators", administratorsPart),
  withList("EnabledServicePrincipals", trustedServicesPart),
  withList("EnabledFeatures", rootFeaturesPart),
];

/** What an answer tells; undefined where it is none that is known. */
export const partOf = async (answer: Answer): Promise<Part | undefined> =>
  kinds.find(({ fits }) => fits(answer))?.read(answer);
