import { describe, expect, test } from "vitest";
import {
  compileLayers,
  type DecidingStatement,
  type Decision,
  decide,
  explain,
} from "../src/index.ts";
import { type CaseFile, caseFiles, type ExpectedDecision } from "./decide/read-cases.ts";

/** `layer/Sid`, or the place of a statement without Sid; a statement of another layer than its policy's id says shows itself. */
function printed({ layer, policy, statement, index }: DecidingStatement): string {
  const name = `${policy}/${statement.sid ?? index}`;
  return policy.startsWith(layer) ? name : `${layer}: ${name}`;
}

const written = (decision: Decision): ExpectedDecision => ({
  result: decision.result,
  layer: decision.layer,
  by: decision.statements.map(printed),
  missing: decision.missingContext,
});

const files: readonly CaseFile[] = caseFiles();

describe.each(files.map(({ file, cases }) => [file, cases] as const))("%s", (_, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))("%s", (_, one) => {
    expect(written(explain(one.request, one.layers)), one.source).toEqual(one.expected);
    const { result, layer } = one.expected;
    const outcome = decide(one.request, compileLayers(one.layers));
    expect({ result: outcome.result, layer: outcome.layer }, one.source).toEqual({ result, layer });
  });

  test("names every case once", () => {
    const names = cases.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
