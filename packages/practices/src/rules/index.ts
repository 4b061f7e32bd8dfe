import type { Rule } from "../audit/rule.ts";
import { inlinePolicy } from "./inline-policies/inline-policy.ts";
import { effectiveAdministrator } from "./least-privilege/effective-administrator.ts";
import { consoleUserWithoutMfa } from "./mfa/console-user-without-mfa.ts";
import { noControlPolicy } from "./mistakes/no-control-policy.ts";

/** Every rule, in the order of the practices. */
export const rules: readonly Rule[] = [
  effectiveAdministrator,
  consoleUserWithoutMfa,
  inlinePolicy,
  noControlPolicy,
];
