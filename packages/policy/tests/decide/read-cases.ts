import { readdirSync, readFileSync } from "node:fs";
import {
  type ContextValue,
  type Decision,
  type Layers,
  type Policy,
  type PolicyRequest,
  requestContext,
} from "../../src/index.ts";
import { attached, type LayersOf, layersOf } from "./build-layers.ts";
import { isObject, type Json, type JsonObject, listOf, objectOf, textOf } from "./json.ts";
import { isPrincipalName, principals } from "./principals.ts";

/** A decision as cases write it: a statement is the id of its policy and its Sid. */
export interface ExpectedDecision {
  readonly result: Decision["result"];
  readonly layer: string | undefined;
  readonly by: readonly string[];
  readonly missing: readonly string[];
}

export interface DecisionCase {
  readonly name: string;
  /** Where AWS says so. */
  readonly source: string;
  readonly request: PolicyRequest;
  readonly layers: Layers;
  /** The same layers with policies that are parsed and not compiled. */
  readonly parsed: LayersOf<Policy>;
  readonly expected: ExpectedDecision;
}

export interface CaseFile {
  readonly file: string;
  readonly cases: readonly DecisionCase[];
}

const folder = new URL("../../cases/decide/", import.meta.url);

/** The files of cases/decide, in the order of their names. */
export const caseFileNames = (): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .sort();

/** The cases of a file. */
export function casesIn(file: string): readonly DecisionCase[] {
  const json: Json = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  return casesOf(json);
}

/** Every file of cases/decide with its cases. */
export const caseFiles = (): readonly CaseFile[] =>
  caseFileNames().map((file) => ({ file, cases: casesIn(file) }));

function casesOf(json: Json): readonly DecisionCase[] {
  const of = objectOf(json, ["source", "defaults", "tables", "cases"]);
  const defaults = { source: textOf(of["source"]), ...objectOf(of["defaults"] ?? {}, caseFields) };
  return [...listOf(of["tables"]).flatMap((table) => rowsOf(table)), ...listOf(of["cases"])].map(
    (one) => caseOf({ ...defaults, ...objectOf(one, caseFields) }),
  );
}

/** A table is one condition with the values of its key that meet it and those that do not. A null is no key at all. */
function rowsOf(json: Json): readonly JsonObject[] {
  const table = objectOf(json, ["operator", "policy", "holds", "fails", "context", "source"]);
  const key = "test:Key";
  const row = (operator: string, value: Json, holds: boolean): JsonObject => ({
    name: `${operator} ${JSON.stringify(table["policy"])} ${holds ? "holds" : "fails"} for ${JSON.stringify(value)}`,
    ...(table["source"] !== undefined && { source: table["source"] }),
    condition: { [operator]: { [key]: table["policy"] ?? null } },
    context: { ...objectOfAny(table["context"] ?? {}), ...(value !== null && { [key]: value }) },
    holds,
    ...(value === null && { missing: [key] }),
  });
  return listOf(table["operator"])
    .map(textOf)
    .flatMap((operator) => [
      ...listOf(table["holds"]).map((value) => row(operator, value, true)),
      ...listOf(table["fails"]).map((value) => row(operator, value, false)),
    ]);
}

const caseFields = [
  "name",
  "source",
  "principal",
  "action",
  "resource",
  "resourceAccount",
  "context",
  "layers",
  "statement",
  "condition",
  "holds",
  "missing",
  "expect",
];

function objectOfAny(json: Json): JsonObject {
  if (!isObject(json)) throw new Error(`No object: ${JSON.stringify(json)}`);
  return json;
}

/** A case; `statement` and `condition` stand for an identity policy that has only that, `holds` for whether it then allows. */
function caseOf(of: JsonObject): DecisionCase {
  const principal = textOf(of["principal"] ?? "user");
  if (!isPrincipalName(principal)) throw new Error(`No principal ${principal}`);
  const { resourceAccount, condition } = of;
  const statement = of["statement"] ?? (condition && { Condition: condition });
  const layers = statement === undefined ? of["layers"] : { identity: statement };
  return {
    name: textOf(of["name"]),
    source: textOf(of["source"]),
    request: {
      principal: principals[principal],
      action: textOf(of["action"] ?? "s3:GetObject"),
      resource: textOf(of["resource"] ?? "arn:aws:s3:::bucket/key"),
      ...(resourceAccount !== undefined && { resourceAccount: textOf(resourceAccount) }),
      context: requestContext(
        Object.entries(objectOfAny(of["context"] ?? {})).map(([key, value]) => [
          key,
          contextValueOf(value),
        ]),
      ),
    },
    layers: layersOf(layers, attached),
    parsed: layersOf(layers, (policy) => policy),
    expected: of["expect"] === undefined ? outcomeOf(of) : expectedOf(of["expect"]),
  };
}

const contextValueOf = (json: Json): ContextValue =>
  typeof json === "string" ? json : listOf(json).map(textOf);

const results = ["allowed", "explicitDeny", "implicitDeny"] as const;

function expectedOf(json: Json): ExpectedDecision {
  const of = objectOf(json, ["result", "layer", "by", "missing"]);
  const result = results.find((one) => one === of["result"]);
  if (result === undefined) throw new Error(`No result: ${JSON.stringify(json)}`);
  return {
    result,
    layer: of["layer"] === undefined ? undefined : textOf(of["layer"]),
    by: listOf(of["by"]).map(textOf),
    missing: listOf(of["missing"]).map(textOf),
  };
}

function outcomeOf({ holds, missing }: JsonObject): ExpectedDecision {
  if (typeof holds !== "boolean")
    throw new Error("A case says what to expect, or whether it holds");
  const lacking = listOf(missing).map(textOf);
  return holds
    ? { result: "allowed", layer: undefined, by: ["identity/Allow"], missing: lacking }
    : { result: "implicitDeny", layer: "identity", by: [], missing: lacking };
}
