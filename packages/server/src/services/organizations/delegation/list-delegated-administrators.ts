import { delegatedAdministrators } from "@ostiary/directory";
import { accountAnswer } from "../answers.ts";
import { requireMember } from "../entities.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";
import { serviceContext } from "../trusted-services/service-principal.ts";

export const listDelegatedAdministrators = organizationRead("ListDelegatedAdministrators", {
  audience: "delegates",
  context: serviceContext,
  run(input, { own }) {
    const { ServicePrincipal } = input;
    const administrators =
      ServicePrincipal === undefined
        ? [...own.management.list(delegatedAdministrators)]
        : own.management.find(delegatedAdministrators, "service", ServicePrincipal);
    const { items, end } = pageOfList(input, administrators);
    return {
      DelegatedAdministrators: items.map(({ id, delegationDate }) => {
        const { Paths: _, ...account } = accountAnswer(own, requireMember(own, id));
        return { ...account, DelegationEnabledDate: new Date(delegationDate) };
      }),
      ...end,
    };
  },
});
