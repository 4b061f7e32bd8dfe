import type { Source } from "../source.ts";
import { accessKeys } from "./access-keys.ts";
import { accountAlias } from "./account-alias.ts";
import { accountSummary } from "./account-summary.ts";
import { activity } from "./activity.ts";
import { analyzers } from "./analyzers.ts";
import { authorizationDetails } from "./authorization-details.ts";
import { controlPolicies } from "./control-policies.ts";
import { credentialReport } from "./credential-report.ts";
import { identityCenter } from "./identity-center.ts";
import { identityProviders } from "./identity-providers.ts";
import { lastAccessed } from "./last-accessed.ts";
import { loginProfiles } from "./login-profiles.ts";
import { mfaDevices } from "./mfa-devices.ts";
import { organization } from "./organization.ts";
import { passwordPolicy } from "./password-policy.ts";
import { resourcePolicies } from "./resource-policies.ts";
import { rootFeatures } from "./root-features.ts";
import { serverCertificates } from "./server-certificates.ts";
import { serviceSpecificCredentials } from "./service-specific-credentials.ts";
import { signingCertificates } from "./signing-certificates.ts";
import { sshPublicKeys } from "./ssh-public-keys.ts";

/** Everything that is collected. */
export const sources: readonly Source[] = [
  authorizationDetails,
  credentialReport,
  accountSummary,
  accountAlias,
  passwordPolicy,
  loginProfiles,
  mfaDevices,
  accessKeys,
  sshPublicKeys,
  signingCertificates,
  serviceSpecificCredentials,
  serverCertificates,
  identityProviders,
  rootFeatures,
  lastAccessed,
  organization,
  controlPolicies,
  identityCenter,
  resourcePolicies,
  analyzers,
  activity,
];
