import { trustedServices } from "@ostiary/directory";
import { requireAllFeatures } from "../organization/feature-set.ts";
import { organizationWrite } from "../organization-operation.ts";
import { isIntegrated } from "./integrated-services.ts";
import { serviceContext, unrecognized } from "./service-principal.ts";

export const enableAWSServiceAccess = organizationWrite("EnableAWSServiceAccess", {
  audience: "management",
  context: serviceContext,
  run({ ServicePrincipal }, { own, now }) {
    requireAllFeatures(own);
    if (!isIntegrated(ServicePrincipal)) throw unrecognized();
    if (own.management.get(trustedServices, ServicePrincipal) === undefined) {
      own.management.put(trustedServices, { id: ServicePrincipal, enabledDate: now });
    }
    return {};
  },
});
