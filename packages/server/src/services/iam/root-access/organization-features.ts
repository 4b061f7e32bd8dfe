import {
  type AccountReader,
  delegatedAdministrators,
  type RootAccess,
  rootAccesses,
  trustedServices,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Scope, WriteScope } from "../../../operation.ts";
import { type CallersOrganization, organizationOf } from "../../organizations/organization-of.ts";

/** The service whose trusted access and whose delegated administrators centralised root access rests on. */
const iamPrincipal = "iam.amazonaws.com";

/** The features of centralised root access, as answers name them. */
export type Feature = "RootCredentialsManagement" | "RootSessions";

const members = {
  RootCredentialsManagement: "rootCredentialsManagement",
  RootSessions: "rootSessions",
} as const satisfies Record<Feature, keyof RootAccess>;

/** The features that an organization has enabled. */
export function enabledFeatures({
  management,
  organizationId,
}: Pick<CallersOrganization, "management" | "organizationId">): readonly Feature[] {
  const access = management.get(rootAccesses, organizationId);
  const features: readonly Feature[] = ["RootCredentialsManagement", "RootSessions"];
  return features.filter((feature) => access?.[members[feature]] === true);
}

/** Whether an account administers IAM for its organization: the management account, or a member to whom that was delegated. */
export const administersIam = (
  { isManagement, management }: CallersOrganization,
  accountId: string,
): boolean =>
  isManagement ||
  (management
    .get(delegatedAdministrators, accountId)
    ?.services.some(({ servicePrincipal }) => servicePrincipal === iamPrincipal) ??
    false);

/** Whether IAM is trusted in an organization. */
export const isIamTrusted = (management: AccountReader): boolean =>
  management.get(trustedServices, iamPrincipal) !== undefined;

const notFound = () =>
  serviceError(
    "OrganizationNotFoundException",
    "The request was rejected because no organization is associated with your account.",
  );

/** Refuses in the order of what has to be there: an organization, the right account, all features, trusted access. */
function requireReady(own: CallersOrganization, isRightAccount: boolean, refusal: Error): void {
  if (!isRightAccount) throw refusal;
  if (own.organization.featureSet !== "ALL") {
    throw serviceError(
      "OrganizationNotInAllFeaturesModeException",
      "The request was rejected because your organization does not have All features enabled.",
    );
  }
  if (!isIamTrusted(own.management)) {
    throw serviceError(
      "ServiceAccessNotEnabledException",
      "The request was rejected because trusted access is not enabled for IAM in AWS Organizations.",
    );
  }
}

const notAdministrator = () =>
  serviceError(
    "AccountNotManagementOrDelegatedAdministratorException",
    "The request was rejected because the account making the request is not the management account or delegated administrator account for centralized root access.",
  );

const notManagement = () =>
  serviceError(
    "CallerIsNotManagementAccountException",
    "The request was rejected because the account making the request is not the management account for the organization.",
  );

/** The organization of who may see its features. */
export function requireAdministrator(scope: Scope): CallersOrganization {
  const own = organizationOf(scope, scope.account, (id): AccountReader | undefined =>
    scope.server.directory.loaded(id),
  );
  if (own === undefined) throw notFound();
  requireReady(own, administersIam(own, scope.account.accountId), notAdministrator());
  return own;
}

/** What answers say of the features. */
export const featuresAnswer = (own: CallersOrganization) => ({
  OrganizationId: own.organizationId,
  EnabledFeatures: [...enabledFeatures(own)],
});

/** Enables a feature, which the management account alone does, or disables it; gives the answer. */
export function setFeature(scope: WriteScope, feature: Feature, enabled: boolean) {
  const own = organizationOf(scope, scope.account, scope.other);
  if (own === undefined) throw notFound();
  const { management, organizationId, isManagement } = own;
  if (enabled) requireReady(own, isManagement, notManagement());
  else requireReady(own, administersIam(own, scope.account.accountId), notAdministrator());
  const access = management.get(rootAccesses, organizationId) ?? {
    id: organizationId,
    rootCredentialsManagement: false,
    rootSessions: false,
  };
  management.put(rootAccesses, { ...access, [members[feature]]: enabled });
  return featuresAnswer(own);
}
