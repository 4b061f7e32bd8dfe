import type { Guardrail } from "../guardrail.ts";
import { dataPerimeterRcp } from "./data-perimeter-rcp.ts";
import { dataPerimeterScp } from "./data-perimeter-scp.ts";
import { denyLeavingOrganization } from "./deny-leaving-organization.ts";
import { denyLongLivedCredentials } from "./deny-long-lived-credentials.ts";
import { denyOutsideRegions } from "./deny-outside-regions.ts";
import { denyPublicStorage } from "./deny-public-storage.ts";
import { denyRoot } from "./deny-root.ts";
import { denyUnencryptedStorage } from "./deny-unencrypted-storage.ts";
import { denyUnencryptedTransport } from "./deny-unencrypted-transport.ts";
import { enforceImdsv2 } from "./enforce-imdsv2.ts";
import { protectAudit } from "./protect-audit.ts";
import { protectRoles } from "./protect-roles.ts";
import { quarantineAccount } from "./quarantine-account.ts";
import { requireMfa } from "./require-mfa.ts";
import { restrictPassRole } from "./restrict-pass-role.ts";

/** Every ready guardrail, in the order in which an organization takes them up. */
export const guardrails: readonly Guardrail[] = [
  denyRoot,
  denyLeavingOrganization,
  requireMfa,
  denyOutsideRegions,
  protectAudit,
  dataPerimeterScp,
  dataPerimeterRcp,
  denyUnencryptedStorage,
  denyUnencryptedTransport,
  denyPublicStorage,
  restrictPassRole,
  enforceImdsv2,
  quarantineAccount,
  denyLongLivedCredentials,
  protectRoles,
];

/** The guardrail of an id. */
export const guardrailOf = (id: string): Guardrail | undefined =>
  guardrails.find((guardrail) => guardrail.id === id);
