import type { PolicyFinding } from "./finding.ts";
import type { ValidationOptions } from "./validate-policy.ts";

/**
 * Validates a policy as ValidatePolicy of IAM Access Analyzer does: everything that is wrong with it, dangerous in it or could be
 * better, in the order of the text. Never throws for what the text is; the work is bounded. The checks are loaded at first use.
 */
export async function validatePolicy(
  text: string,
  options: ValidationOptions,
): Promise<readonly PolicyFinding[]> {
  const validation = await import("./validate-policy.ts");
  return validation.validatePolicy(text, options);
}
