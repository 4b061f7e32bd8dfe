import type { OperationCases } from "../../operation-case.ts";
import { memberCases } from "./accounts.ts";
import { organizationPolicyCases } from "./policies.ts";
import { unitCases } from "./units.ts";
import { wholeOrganizationCases } from "./whole.ts";

/** Operations of Organizations. */
export const organizationCases: OperationCases = {
  ...wholeOrganizationCases,
  ...unitCases,
  ...memberCases,
  ...organizationPolicyCases,
};
