import { makeServiceLinkedRole } from "../../services/iam/service-linked-roles/create-service-linked-role.ts";
import {
  type LinkedService,
  linkedServices,
} from "../../services/iam/service-linked-roles/linked-services.ts";
import { standingIn } from "../change.ts";

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A service of which nothing is known: its role is named as moto names it (`Batch_SomeJob`), and has no policy. */
function inventedService(principal: string): LinkedService {
  const [service = "", ...parts] = principal.split(".").slice(0, -2).reverse();
  const named = parts.map((part) => `_${part.split("-").map(capitalised).join("")}`);
  return { roleName: `AWSServiceRoleFor${service}${named.join("")}`, policy: "" };
}

/** moto links roles to any service. */
export const serviceLinkedRoles = standingIn(
  "iam",
  "CreateServiceLinkedRole",
  "any service may have a service-linked role, and each a suffix",
  () => ({
    access: "write",
    run(input, scope) {
      const known = linkedServices.get(input.AWSServiceName);
      const service = known ?? inventedService(input.AWSServiceName);
      return makeServiceLinkedRole(input, scope, { ...service, customSuffix: true });
    },
  }),
);
