import type { JsonNode } from "../document/json.ts";
import type { ReportIssue } from "./management-policy-issue.ts";

/** A tag key is the policy key but for its case ("Tag policy syntax and examples"). */
export function checkTagKeys(root: JsonNode, report: ReportIssue): void {
  for (const tags of childrenOf(root, "tags")) {
    if (tags.kind !== "object") continue;
    for (const { key, value } of tags.entries) {
      for (const setting of childrenOf(value, "tag_key")) {
        for (const assigned of childrenOf(setting, "@@assign")) {
          if (assigned.kind !== "string") continue;
          if (assigned.value.toLowerCase() === key.toLowerCase()) continue;
          const message = `The tag key ${assigned.value.slice(0, 128)} has to be the policy key ${key.slice(0, 128)}, but for its case.`;
          report(["tags", key, "tag_key"], assigned.start, message);
        }
      }
    }
  }
}

const childrenOf = (node: JsonNode, name: string): readonly JsonNode[] =>
  node.kind === "object"
    ? node.entries.flatMap(({ key, value }) => (key.toLowerCase() === name ? [value] : []))
    : [];
