import type { Rule } from "../audit/rule.ts";
import { emptyGroup } from "./groups/empty-group.ts";
import { groupWithoutPolicy } from "./groups/group-without-policy.ts";
import { samePermissions } from "./groups/same-permissions.ts";
import { shadowMembership } from "./groups/shadow-membership.ts";
import { userWithOwnPermissions } from "./groups/user-with-own-permissions.ts";
import { userWithoutGroup } from "./groups/user-without-group.ts";
import { inlinePolicy } from "./inline-policies/inline-policy.ts";
import { effectiveAdministrator } from "./least-privilege/effective-administrator.ts";
import { administratorWithVirtualMfa } from "./mfa/administrator-with-virtual-mfa.ts";
import { administratorWithoutMfa } from "./mfa/administrator-without-mfa.ts";
import { consoleUserWithoutMfa } from "./mfa/console-user-without-mfa.ts";
import { mfaNotEnforced } from "./mfa/mfa-not-enforced.ts";
import { mfaSelfService } from "./mfa/mfa-self-service.ts";
import { userWithoutMfa } from "./mfa/user-without-mfa.ts";
import { noControlPolicy } from "./mistakes/no-control-policy.ts";
import { rootAccessKey } from "./root/root-access-key.ts";
import { rootCertificate } from "./root/root-certificate.ts";
import { rootDaily } from "./root/root-daily.ts";
import { rootNotCentral } from "./root/root-not-central.ts";
import { rootNotDenied } from "./root/root-not-denied.ts";
import { rootUsed } from "./root/root-used.ts";
import { rootWithVirtualMfa } from "./root/root-with-virtual-mfa.ts";
import { rootWithoutMfa } from "./root/root-without-mfa.ts";

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
  effectiveAdministrator,
  administratorWithVirtualMfa,
  administratorWithoutMfa,
  consoleUserWithoutMfa,
  mfaNotEnforced,
  mfaSelfService,
  userWithoutMfa,
  inlinePolicy,
  noControlPolicy,
];
