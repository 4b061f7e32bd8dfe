import { isManagementPolicyType, validateManagementPolicy, validatePolicy } from "@ostiary/policy";
import { fillGuardrail, GuardrailParameterError, guardrailOf } from "../../guardrails/index.ts";
import type { FilePath, ReportAt } from "./check-meaning.ts";
import type { FileContent, FilePolicy, OrganizationFile } from "./organization-file.ts";

/** Reads a file that stands beside the organization's. */
export type ReadFile = (name: string) => Promise<string>;

/** The texts of an organization's policies, in the order of the file. */
export interface Contents {
  readonly policies: readonly string[];
  readonly resourcePolicy: string | undefined;
}

const guardrailTypes = { scp: "SERVICE_CONTROL_POLICY", rcp: "RESOURCE_CONTROL_POLICY" } as const;

/** Reads the text of every policy, without white space, and validates each by its type. */
export async function readContents(
  file: OrganizationFile,
  readFile: ReadFile,
  report: ReportAt,
): Promise<Contents> {
  const policies: string[] = [];
  for (const [index, policy] of (file.policies ?? []).entries()) {
    const path = ["policies", index];
    const read =
      policy.guardrail === undefined
        ? await readContent(policy, path, readFile, report)
        : filled(policy, path, report);
    if (read === undefined) continue;
    for (const problem of await problemsOf(policy.type, read.text)) {
      report(read.place, `${policy.file ?? policy.name}: ${problem}`);
    }
    policies.push(minified(read.text));
  }
  const of = file.resourcePolicy;
  const resource = of && (await readContent(of, ["resourcePolicy"], readFile, report));
  return { policies, resourcePolicy: resource && minified(resource.text) };
}

interface ReadText {
  readonly text: string;
  readonly place: FilePath;
}

async function readContent(
  { document, file }: FileContent,
  path: FilePath,
  readFile: ReadFile,
  report: ReportAt,
): Promise<ReadText | undefined> {
  if (file === undefined) return { text: JSON.stringify(document), place: [...path, "document"] };
  try {
    return { text: await readFile(file), place: [...path, "file"] };
  } catch (error) {
    report([...path, "file"], error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function filled(
  { guardrail: id = "", type, parameters = {} }: FilePolicy,
  path: FilePath,
  report: ReportAt,
): ReadText | undefined {
  const place = [...path, "guardrail"];
  const guardrail = guardrailOf(id);
  if (guardrail === undefined) {
    report(place, `There is no guardrail ${id}.`);
    return undefined;
  }
  if (guardrailTypes[guardrail.kind] !== type) {
    report([...path, "type"], `${id} is a ${guardrailTypes[guardrail.kind]}.`);
    return undefined;
  }
  try {
    return { text: fillGuardrail(guardrail, parameters), place };
  } catch (error) {
    if (!(error instanceof GuardrailParameterError)) throw error;
    report(place, error.message);
    return undefined;
  }
}

async function problemsOf(type: string, text: string): Promise<readonly string[]> {
  if (isManagementPolicyType(type)) {
    return validateManagementPolicy(type, text).map(
      ({ path, position, message }) => `${position.line}:${position.column}: ${path}: ${message}`,
    );
  }
  const kind = type === "SERVICE_CONTROL_POLICY" ? "serviceControl" : "resourceControl";
  const findings = await validatePolicy(text, { kind });
  return findings
    .filter((finding) => finding.type === "ERROR")
    .map(
      ({ start, path, message }) => `${start.line}:${start.column}: ${path.join("/")}: ${message}`,
    );
}

/** Policies are kept without white space, which counts. What is no JSON was reported. */
function minified(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
