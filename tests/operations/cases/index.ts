import type { OperationCases } from "../operation-case.ts";
import { accountCases } from "./account.ts";
import { delegationRequestCases } from "./delegation-requests.ts";
import { groupCases } from "./groups.ts";
import { instanceProfileCases } from "./instance-profiles.ts";
import { loginProfileCases } from "./login-profiles.ts";
import { mfaDeviceCases } from "./mfa-devices.ts";
import { oidcProviderCases } from "./oidc-providers.ts";
import { organizationCases } from "./organizations/index.ts";
import { outboundFederationCases } from "./outbound-federation.ts";
import { policyCases } from "./policies.ts";
import { reportCases } from "./reports.ts";
import { roleTemplateCases } from "./role-templates.ts";
import { roleCases } from "./roles.ts";
import { rootAccessCases } from "./root-access.ts";
import { samlCases } from "./saml.ts";
import { samlProviderCases } from "./saml-providers.ts";
import { serverCertificateCases } from "./server-certificates.ts";
import { serviceLinkedRoleCases } from "./service-linked-roles.ts";
import { stsCases } from "./sts.ts";
import { userCredentialCases } from "./user-credentials.ts";
import { userCases } from "./users.ts";
import { webIdentityCases } from "./web-identity.ts";

/** A right use of every operation that is served. */
export const operationCases: OperationCases = {
  ...userCases,
  ...groupCases,
  ...roleCases,
  ...instanceProfileCases,
  ...policyCases,
  ...oidcProviderCases,
  ...samlProviderCases,
  ...webIdentityCases,
  ...samlCases,
  ...outboundFederationCases,
  ...accountCases,
  ...loginProfileCases,
  ...mfaDeviceCases,
  ...serverCertificateCases,
  ...userCredentialCases,
  ...reportCases,
  ...serviceLinkedRoleCases,
  ...roleTemplateCases,
  ...delegationRequestCases,
  ...rootAccessCases,
  ...stsCases,
  ...organizationCases,
};
