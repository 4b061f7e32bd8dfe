import { trustedServices } from "@ostiary/directory";
import { requireAllFeatures } from "../organization/feature-set.ts";
import { organizationWrite } from "../organization-operation.ts";
import { isIntegrated } from "./integrated-services.ts";
import { serviceContext, unrecognized } from "./service-principal.ts";

export const disableAWSServiceAccess = organizationWrite("DisableAWSServiceAccess", {
  audience: "management",
  context: serviceContext,
  run({ ServicePrincipal }, { own }) {
    requireAllFeatures(own);
    if (!isIntegrated(ServicePrincipal)) throw unrecognized();
    own.management.delete(trustedServices, ServicePrincipal);
    return {};
  },
});
