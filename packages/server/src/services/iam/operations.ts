import type { Operation } from "../../operation.ts";
import { accessKeyOperations } from "./access-keys/operations.ts";
import { accountOperations } from "./account/operations.ts";
import { credentialReportOperations } from "./credential-report/operations.ts";
import { delegationRequestOperations } from "./delegation-requests/operations.ts";
import { groupOperations } from "./groups/operations.ts";
import { instanceProfileOperations } from "./instance-profiles/operations.ts";
import { lastAccessedOperations } from "./last-accessed/operations.ts";
import { loginProfileOperations } from "./login-profiles/operations.ts";
import { mfaDeviceOperations } from "./mfa-devices/operations.ts";
import { openIDConnectProviderOperations } from "./oidc-providers/operations.ts";
import { outboundFederationOperations } from "./outbound-federation/operations.ts";
import { managedPolicyOperations } from "./policies/operations.ts";
import { roleTemplateOperations } from "./role-templates/operations.ts";
import { roleOperations } from "./roles/operations.ts";
import { rootAccessOperations } from "./root-access/operations.ts";
import { samlProviderOperations } from "./saml-providers/operations.ts";
import { serverCertificateOperations } from "./server-certificates/operations.ts";
import { serviceLinkedRoleOperations } from "./service-linked-roles/operations.ts";
import { serviceSpecificCredentialOperations } from "./service-specific-credentials/operations.ts";
import { signingCertificateOperations } from "./signing-certificates/operations.ts";
import { simulationOperations } from "./simulation/operations.ts";
import { sshPublicKeyOperations } from "./ssh-public-keys/operations.ts";
import { userOperations } from "./users/operations.ts";

/** The operations of IAM that are served. */
export const iamOperations: readonly Operation[] = [
  ...userOperations,
  ...groupOperations,
  ...roleOperations,
  ...instanceProfileOperations,
  ...managedPolicyOperations,
  ...accessKeyOperations,
  ...loginProfileOperations,
  ...mfaDeviceOperations,
  ...openIDConnectProviderOperations,
  ...samlProviderOperations,
  ...outboundFederationOperations,
  ...accountOperations,
  ...simulationOperations,
  ...serverCertificateOperations,
  ...signingCertificateOperations,
  ...sshPublicKeyOperations,
  ...serviceSpecificCredentialOperations,
  ...serviceLinkedRoleOperations,
  ...roleTemplateOperations,
  ...credentialReportOperations,
  ...lastAccessedOperations,
  ...delegationRequestOperations,
  ...rootAccessOperations,
];
