import { trustedServices } from "@ostiary/directory";
import { organizationRead } from "../organization-operation.ts";
import { page } from "../pagination.ts";

export const listAWSServiceAccessForOrganization = organizationRead(
  "ListAWSServiceAccessForOrganization",
  {
    audience: "delegates",
    run(input, { own }) {
      const { items, end } = page(input, (place) => own.management.list(trustedServices, place));
      return {
        EnabledServicePrincipals: items.map(({ id, enabledDate }) => ({
          ServicePrincipal: id,
          DateEnabled: new Date(enabledDate),
        })),
        ...end,
      };
    },
  },
);
