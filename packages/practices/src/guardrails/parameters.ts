import type { GuardrailParameter } from "./guardrail.ts";

const arnPattern = /^arn:[\w*-]+:(?:iam|sts)::[\d*]+:[\w+=,.@*?/-]+$/;

/** Principals whom a guardrail spares: whoever looks after the organization. */
export const exempt: GuardrailParameter = {
  name: "exempt",
  says: "ARNs of roles that it does not bind, which may have wildcards",
  form: arnPattern,
  default: ["arn:*:iam::*:role/OrganizationAccountAccessRole", "arn:*:iam::*:role/break-glass"],
};

/** The id of the organization. */
export const organization: GuardrailParameter = {
  name: "organization",
  says: "the id of the organization, such as o-a1b2c3d4e5",
  form: /^o-[a-z0-9]{10,32}$/,
};

export const exampleOrganization = { organization: ["o-a1b2c3d4e5"] };
