import { expect, test } from "vitest";
import { compileLayers, type Decision, decide, explain } from "../../src/index.ts";
import { caseFileNames, casesIn } from "../decide/read-cases.ts";

/**
 * Every case of cases/decide in both lanes. A file is one test, and compiles its policies itself: so a mutant is held against few
 * tests, and only against those that reach it.
 */
test.each(caseFileNames())("%s", (file) => {
  for (const { name, request, layers, expected } of casesIn(file)) {
    const decision: Decision = explain(request, layers);
    const by = decision.statements.map(({ policy, statement, index }) =>
      [policy, statement.sid ?? index].join("/"),
    );
    const { result, layer, missingContext } = decision;
    expect({ result, layer, by, missing: missingContext }, name).toEqual(expected);
    const outcome = decide(request, compileLayers(layers));
    expect({ result: outcome.result, layer: outcome.layer }, name).toEqual({ result, layer });
  }
});
