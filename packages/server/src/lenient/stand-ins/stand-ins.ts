import type { Change } from "../change.ts";
import { assumedRoles } from "./assumed-roles.ts";
import { credentialReports } from "./credential-reports.ts";
import { mfaDevices } from "./mfa-devices.ts";
import { madeOrganizations } from "./organizations.ts";
import { policyVersions } from "./policy-versions.ts";
import { samlAssertions } from "./saml-assertions.ts";
import { samlMetadata } from "./saml-metadata.ts";
import { serverCertificates } from "./server-certificates.ts";
import { serviceLinkedRoles } from "./service-linked-roles.ts";
import { sshPublicKeys } from "./ssh-public-keys.ts";
import { webIdentities } from "./web-identities.ts";

/** Operations that lenient mode does in its own way. */
export const standIns: readonly Change[] = [
  assumedRoles,
  samlAssertions,
  webIdentities,
  mfaDevices,
  ...samlMetadata,
  ...sshPublicKeys,
  serverCertificates,
  serviceLinkedRoles,
  policyVersions,
  credentialReports,
  madeOrganizations,
];
