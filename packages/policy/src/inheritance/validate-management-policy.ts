import { type JsonNode, JsonSyntaxError, readJson } from "../document/json.ts";
import { checkShape } from "./check-shape.ts";
import { checkTagKeys } from "./check-tag-keys.ts";
import type { ManagementPolicyIssue, ReportIssue } from "./management-policy-issue.ts";
import type { ManagementPolicyType } from "./management-policy-type.ts";
import { shapes } from "./shapes/index.ts";

/** Everything that keeps a text from being a management policy of a type; nothing when it is one. */
export function validateManagementPolicy(
  type: ManagementPolicyType,
  text: string,
): readonly ManagementPolicyIssue[] {
  const issues: ManagementPolicyIssue[] = [];
  const report: ReportIssue = (path, position, message) => {
    issues.push({ path: path.join("/"), message, position });
  };
  const root = readRoot(text, report);
  if (root === undefined) return issues;
  checkShape(root, shapes[type], [], report);
  if (type === "TAG_POLICY") checkTagKeys(root, report);
  return issues;
}

function readRoot(text: string, report: ReportIssue): JsonNode | undefined {
  try {
    return readJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    report([], error.position, error.message);
    return undefined;
  }
}
