import { type JsonNode, JsonSyntaxError, readJson } from "@ostiary/policy";
import { answerDocuments, isAnswer } from "./answer-documents.ts";
import type { FoundDocument } from "./found-document.ts";
import { isPlan, planDocuments } from "./plan-documents.ts";

/** Answers and plans are larger than policies. */
const limits = { length: 256 * 1024 * 1024, depth: 256 };

/**
 * The policies in a file: the policy that it is, or those in an answer of IAM (`aws iam get-account-authorization-details` and
 * others) or in a Terraform plan (`terraform show -json`).
 */
export function documentsIn(file: string, text: string): readonly FoundDocument[] {
  const root = rootOf(text);
  if (root !== undefined) {
    if (isPlan(root)) return planDocuments(file, root);
    if (isAnswer(root)) return answerDocuments(file, text, root);
  }
  const start = { line: 1, column: 1 };
  return [{ file, label: undefined, kind: undefined, resourceType: undefined, text, start }];
}

/** The JSON in a file; undefined where the text is none. */
export function rootOf(text: string): JsonNode | undefined {
  try {
    return readJson(text, limits);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}
