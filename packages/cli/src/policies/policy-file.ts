import {
  type AttachedPolicy,
  type CompiledPolicy,
  compilePolicy,
  type ElementPlaces,
  elementPlaces,
  type PolicyKind,
  parsePolicy,
} from "@ostiary/policy";
import { documentsIn } from "./documents-in.ts";
import { type FoundDocument, shownFile, shownPlace } from "./found-document.ts";
import { readText } from "./read-text.ts";

/** A policy of a file, ready to be held against requests. */
export interface PolicyFile {
  readonly document: FoundDocument;
  readonly kind: PolicyKind;
  /** Of each statement. */
  readonly places: readonly ElementPlaces[];
  readonly attached: AttachedPolicy;
}

/** Policies of AWS's for whole organizations, whose names stand for them. */
const awsPolicies: Readonly<Record<string, string>> = {
  FullAWSAccess:
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
  RCPFullAWSAccess:
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
};

/** Reads the policy in a file, of a kind that its text may decide. Throws an error that says what is wrong with it, where. */
export async function readPolicyFile(
  file: string,
  kindFor: (document: FoundDocument) => PolicyKind,
): Promise<PolicyFile> {
  const known = Object.hasOwn(awsPolicies, file) ? awsPolicies[file] : undefined;
  const [document, ...more] = documentsIn(file, known ?? (await readText(file)));
  if (document === undefined) throw new Error(`${file} holds no policy.`);
  if (more.length > 0) {
    throw new Error(
      `${file} holds ${more.length + 1} policies. A whole account is given as --account-details; every other file has one policy.`,
    );
  }
  return compileDocument(document, kindFor(document));
}

/** A policy that was found, ready to be held against requests. Throws an error that says what is wrong with it, where. */
export function compileDocument(document: FoundDocument, kind: PolicyKind): PolicyFile {
  const policy = compiled(document, kind);
  const attached = { id: document.label || shownFile(document), source: "none", policy } as const;
  return { document, kind, attached, places: elementPlaces(document.text) };
}

function compiled(document: FoundDocument, kind: PolicyKind): CompiledPolicy {
  const parsed = parsePolicy(document.text, kind);
  if (parsed.ok) return compilePolicy(parsed.policy);
  const [{ message, detail, line, column }] = parsed.findings;
  const why = detail === undefined ? message : `${message} ${detail}`;
  throw new Error(
    `${shownPlace(document, { line, column })}: ${why}\nostiary validate says more of it.`,
  );
}
