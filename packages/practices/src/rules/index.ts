import type { Rule } from "../audit/rule.ts";
import { delegatedAdministrators } from "./accounts/delegated-administrators.ts";
import { flatUnits } from "./accounts/flat-units.ts";
import { managementWorkload } from "./accounts/management-workload.ts";
import { noExternalId } from "./accounts/no-external-id.ts";
import { noOrganization } from "./accounts/no-organization.ts";
import { trustOutside } from "./accounts/trust-outside.ts";
import { trustWholeAccount } from "./accounts/trust-whole-account.ts";
import { administratorPermissionSet } from "./federation/administrator-permission-set.ts";
import { assignmentToUser } from "./federation/assignment-to-user.ts";
import { humanUser } from "./federation/human-user.ts";
import { noFederation } from "./federation/no-federation.ts";
import { openOidcTrust } from "./federation/open-oidc-trust.ts";
import { staleSaml } from "./federation/stale-saml.ts";
import { unassignedPermissionSet } from "./federation/unassigned-permission-set.ts";
import { emptyGroup } from "./groups/empty-group.ts";
import { groupWithoutPolicy } from "./groups/group-without-policy.ts";
import { samePermissions } from "./groups/same-permissions.ts";
import { shadowMembership } from "./groups/shadow-membership.ts";
import { userWithOwnPermissions } from "./groups/user-with-own-permissions.ts";
import { userWithoutGroup } from "./groups/user-without-group.ts";
import { inlinePolicy } from "./inline-policies/inline-policy.ts";
import { inlineQuota } from "./inline-policies/inline-quota.ts";
import { sameInlinePolicy } from "./inline-policies/same-inline-policy.ts";
import { administratorPolicy } from "./least-privilege/administrator-policy.ts";
import { conditionTrap } from "./least-privilege/condition-trap.ts";
import {
  credentialsExposure,
  exfiltration,
  exposure,
} from "./least-privilege/dangerous-actions.ts";
import { effectiveAdministrator } from "./least-privilege/effective-administrator.ts";
import { negatedAllow } from "./least-privilege/negated-allow.ts";
import { passAnyRole } from "./least-privilege/pass-any-role.ts";
import { escalationChain, privilegeEscalation } from "./least-privilege/privilege-escalation.ts";
import { resourceStar } from "./least-privilege/resource-star.ts";
import { unparsedPolicy } from "./least-privilege/unparsed-policy.ts";
import { unusedAction } from "./least-privilege/unused-actions.ts";
import { unusedService } from "./least-privilege/unused-permissions.ts";
import { wholeService } from "./least-privilege/whole-service.ts";
import { administratorWithVirtualMfa } from "./mfa/administrator-with-virtual-mfa.ts";
import { administratorWithoutMfa } from "./mfa/administrator-without-mfa.ts";
import { consoleUserWithoutMfa } from "./mfa/console-user-without-mfa.ts";
import { mfaNotEnforced } from "./mfa/mfa-not-enforced.ts";
import { mfaSelfService } from "./mfa/mfa-self-service.ts";
import { userWithoutMfa } from "./mfa/user-without-mfa.ts";
import { boundaryEscape } from "./mistakes/boundary-escape.ts";
import { boundaryWithoutEffect } from "./mistakes/boundary-without-effect.ts";
import { controlPolicyBreaksUse } from "./mistakes/control-policy-breaks-use.ts";
import { controlPolicyWithoutEffect } from "./mistakes/control-policy-without-effect.ts";
import { expiredCertificate } from "./mistakes/expired-certificate.ts";
import { keyFromTheStart } from "./mistakes/key-from-the-start.ts";
import { noBoundary } from "./mistakes/no-boundary.ts";
import { noControlPolicy } from "./mistakes/no-control-policy.ts";
import { oldKey } from "./mistakes/old-key.ts";
import { passwordPolicy } from "./mistakes/password-policy.ts";
import { twoKeys } from "./mistakes/two-keys.ts";
import { noAnalyzer } from "./review/no-analyzer.ts";
import { unattachedPolicy } from "./review/unattached-policy.ts";
import { unusedCredential } from "./review/unused-credential.ts";
import { unusedRole } from "./review/unused-role.ts";
import { confusedDeputy } from "./roles/confused-deputy.ts";
import { keyNotRole } from "./roles/key-not-role.ts";
import { longSession } from "./roles/long-session.ts";
import { trustAnybody } from "./roles/trust-anybody.ts";
import { userToRole } from "./roles/user-to-role.ts";
import { rootAccessKey } from "./root/root-access-key.ts";
import { rootCertificate } from "./root/root-certificate.ts";
import { rootDaily } from "./root/root-daily.ts";
import { rootNotCentral } from "./root/root-not-central.ts";
import { rootNotDenied } from "./root/root-not-denied.ts";
import { rootUsed } from "./root/root-used.ts";
import { rootWithVirtualMfa } from "./root/root-with-virtual-mfa.ts";
import { rootWithoutMfa } from "./root/root-without-mfa.ts";
import {
  conflictingDuties,
  conflictingDutiesOverRoles,
} from "./separation-of-duties/conflicting-duties.ts";
import { identityAdministratorAtWork } from "./separation-of-duties/identity-administrator-at-work.ts";
import { judgeOfItself } from "./separation-of-duties/judge-of-itself.ts";
import { keyKeeper } from "./separation-of-duties/key-keeper.ts";
import { missingDutyRole } from "./separation-of-duties/missing-duty-role.ts";
import { overloadedRole } from "./separation-of-duties/overloaded-role.ts";
import { pipelineWithKeys } from "./workloads/pipeline-with-keys.ts";
import { publicResource } from "./workloads/public-resource.ts";
import { wideWorkloadRole } from "./workloads/wide-workload-role.ts";

/** Every rule, in the order of the practices. */
export const rules: readonly Rule[] = [
  rootAccessKey,
  rootCertificate,
  rootDaily,
  rootNotCentral,
  rootNotDenied,
  rootUsed,
  rootWithVirtualMfa,
  rootWithoutMfa,
  emptyGroup,
  groupWithoutPolicy,
  samePermissions,
  shadowMembership,
  userWithOwnPermissions,
  userWithoutGroup,
  administratorPolicy,
  conditionTrap,
  exfiltration,
  exposure,
  credentialsExposure,
  effectiveAdministrator,
  negatedAllow,
  passAnyRole,
  privilegeEscalation,
  escalationChain,
  resourceStar,
  unparsedPolicy,
  unusedAction,
  unusedService,
  wholeService,
  conflictingDuties,
  conflictingDutiesOverRoles,
  identityAdministratorAtWork,
  judgeOfItself,
  keyKeeper,
  missingDutyRole,
  overloadedRole,
  administratorWithVirtualMfa,
  administratorWithoutMfa,
  consoleUserWithoutMfa,
  mfaNotEnforced,
  mfaSelfService,
  userWithoutMfa,
  delegatedAdministrators,
  flatUnits,
  managementWorkload,
  noExternalId,
  noOrganization,
  trustOutside,
  trustWholeAccount,
  administratorPermissionSet,
  assignmentToUser,
  humanUser,
  noFederation,
  openOidcTrust,
  staleSaml,
  unassignedPermissionSet,
  confusedDeputy,
  keyNotRole,
  longSession,
  trustAnybody,
  userToRole,
  inlinePolicy,
  inlineQuota,
  sameInlinePolicy,
  noAnalyzer,
  unattachedPolicy,
  unusedCredential,
  unusedRole,
  boundaryEscape,
  boundaryWithoutEffect,
  controlPolicyBreaksUse,
  controlPolicyWithoutEffect,
  expiredCertificate,
  keyFromTheStart,
  noBoundary,
  noControlPolicy,
  oldKey,
  passwordPolicy,
  twoKeys,
  pipelineWithKeys,
  publicResource,
  wideWorkloadRole,
];
