import fc from "fast-check";
import { expect, test } from "vitest";
import { type Decision, explain, type Policy } from "../../src/index.ts";
import { compiled, draftLayers, eachPolicy, requests } from "./arbitrary-request.ts";

/** ASCII letters in other case, as the flips choose. */
function respelled(text: string, flips: readonly boolean[]): string {
  return text.replaceAll(/[a-z]/gi, (letter, at: number) => {
    if (!flips[at % flips.length]) return letter;
    return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  });
}

const manyFlips = fc.array(fc.boolean(), { minLength: 3, maxLength: 12 });

const gist = ({ result, layer, statements, missingContext }: Decision): unknown => ({
  result,
  layer,
  statements: statements.map(({ layer: of, index }) => [of, index]),
  missing: missingContext.map((key) => key.toLowerCase()),
});

/** The names of variables in other case; their defaults stay. */
const variablesRespelled = (text: string, flips: readonly boolean[]): string =>
  text.replaceAll(/\$\{([^},]+)/g, (_, name: string) => `$\{${respelled(name, flips)}`);

function respelledPolicy(policy: Policy, flips: readonly boolean[]): Policy {
  const variables = policy.version === "2012-10-17";
  const value = (text: string): string => (variables ? variablesRespelled(text, flips) : text);
  return {
    ...policy,
    statements: policy.statements.map((statement) => ({
      ...statement,
      actions: {
        ...statement.actions,
        patterns: statement.actions.patterns.map((action) => respelled(action, flips)),
      },
      resources: statement.resources && {
        ...statement.resources,
        patterns: statement.resources.patterns.map((resource) =>
          /^(?:[^:]*:){5}/.test(resource) ? value(resource) : resource,
        ),
      },
      conditions: statement.conditions.map((condition) => ({
        ...condition,
        key: respelled(condition.key, flips),
        values: condition.values.map(value),
      })),
    })),
  };
}

test("the case of actions, of condition keys and of variables' names does not matter", () => {
  fc.assert(
    fc.property(
      requests,
      draftLayers,
      manyFlips,
      manyFlips,
      (request, layers, inPolicy, inRequest) => {
        const before = gist(explain(request, compiled(layers)));
        const other = eachPolicy(layers, (policy) => respelledPolicy(policy, inPolicy));
        expect(gist(explain(request, compiled(other)))).toEqual(before);
        const action = respelled(request.action, inRequest);
        expect(gist(explain({ ...request, action }, compiled(layers)))).toEqual(before);
        expect(gist(explain({ ...request, action }, compiled(other)))).toEqual(before);
      },
    ),
    { numRuns: 1500 },
  );
});
