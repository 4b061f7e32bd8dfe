import { delegatedAdministrators } from "@ostiary/directory";
import { entityTarget } from "../entities.ts";
import { organizationWrite } from "../organization-operation.ts";
import { serviceContext, unrecognized } from "../trusted-services/service-principal.ts";
import { requireAdministrator } from "./find-administrator.ts";

export const deregisterDelegatedAdministrator = organizationWrite(
  "DeregisterDelegatedAdministrator",
  {
    audience: "management",
    resource: ({ AccountId }, { own }) => entityTarget(own, AccountId),
    context: serviceContext,
    run({ AccountId, ServicePrincipal }, { own }) {
      const { management } = own;
      const administrator = requireAdministrator(own, AccountId);
      const services = administrator.services.filter(
        ({ servicePrincipal }) => servicePrincipal !== ServicePrincipal,
      );
      if (services.length === administrator.services.length) throw unrecognized();
      if (services.length === 0) management.delete(delegatedAdministrators, AccountId);
      else management.put(delegatedAdministrators, { ...administrator, services });
      return {};
    },
  },
);
