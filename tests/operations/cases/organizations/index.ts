import type { OperationCases } from "../../operation-case.ts";
import { memberCases } from "./accounts.ts";
import { delegationCases } from "./delegation.ts";
import { handshakeCases } from "./handshakes.ts";
import { organizationPolicyCases } from "./policies.ts";
import { organizationTagCases } from "./tags.ts";
import { transferCases } from "./transfers.ts";
import { unitCases } from "./units.ts";
import { wholeOrganizationCases } from "./whole.ts";

/** Operations of Organizations. */
export const organizationCases: OperationCases = {
  ...wholeOrganizationCases,
  ...unitCases,
  ...memberCases,
  ...organizationPolicyCases,
  ...delegationCases,
  ...organizationTagCases,
  ...handshakeCases,
  ...transferCases,
};
