import { entityTarget } from "../entities.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";
import { requireAdministrator } from "./find-administrator.ts";

export const listDelegatedServicesForAccount = organizationRead("ListDelegatedServicesForAccount", {
  audience: "delegates",
  resource: ({ AccountId }, { own }) => entityTarget(own, AccountId),
  run(input, { own }) {
    const services = requireAdministrator(own, input.AccountId)
      .services.map((service) => ({ ...service, id: service.servicePrincipal }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const { items, end } = pageOfList(input, services);
    return {
      DelegatedServices: items.map(({ id, delegationDate }) => ({
        ServicePrincipal: id,
        DelegationEnabledDate: new Date(delegationDate),
      })),
      ...end,
    };
  },
});
