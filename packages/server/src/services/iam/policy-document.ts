import type { InlinePolicy } from "@ostiary/directory";
import { type PolicyKind, parsePolicy } from "@ostiary/policy";
import { serviceError } from "@ostiary/wire";

/** Refuses a document that is no policy: MalformedPolicyDocument, in AWS's words. */
export function requirePolicyDocument(document: string, kind: PolicyKind): void {
  const parsed = parsePolicy(document, kind);
  if (parsed.ok) return;
  const [{ message }] = parsed.findings;
  throw serviceError(
    "MalformedPolicyDocument",
    kind === "trust" && !isJson(document) ? "This policy contains invalid Json" : message,
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The size that quotas count: white space is free ("IAM and AWS STS quotas"). */
export const countedSize = (document: string): number => document.replace(/\s/g, "").length;

/** Refuses inline policies that are together larger than the quota. */
export function requireInlineSize(
  policies: readonly InlinePolicy[],
  quota: number,
  holder: "user" | "group" | "role",
  name: string,
): void {
  const size = policies.reduce((sum, { document }) => sum + countedSize(document), 0);
  if (size > quota) {
    throw serviceError(
      "LimitExceeded",
      `Maximum policy size of ${quota} bytes exceeded for ${holder} ${name}`,
    );
  }
}
