import type { Fixer } from "../fixer.ts";
import { enforcedMfa } from "./enforced-mfa.ts";
import { externalId } from "./external-id.ts";
import { inlineToManaged } from "./inline-to-managed.ts";
import { keyRotation } from "./key-rotation.ts";
import { passedServices } from "./passed-services.ts";
import { shorterSessions } from "./shorter-sessions.ts";
import { strongerPasswordPolicy } from "./stronger-password-policy.ts";
import { unattachedPolicies } from "./unattached-policies.ts";
import { unusedCredentials } from "./unused-credentials.ts";
import { usedPermissions } from "./used-permissions.ts";
import { userPoliciesToGroup } from "./user-policies-to-group.ts";

/** Every fixer; what none of them mends has its rule's remedy as its step. */
export const fixers: readonly Fixer[] = [
  userPoliciesToGroup,
  usedPermissions,
  passedServices,
  enforcedMfa,
  externalId,
  shorterSessions,
  inlineToManaged,
  unusedCredentials,
  keyRotation,
  unattachedPolicies,
  strongerPasswordPolicy,
];
