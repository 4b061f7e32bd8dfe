import { env } from "node:process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passesLegacyParser, resourceFault } from "../../src/document/resource-form.ts";
import {
  type Condition,
  compileLayers,
  decide,
  explain,
  type Policy,
  type PolicyRequest,
  parsePolicy,
  requestContext,
  type Statement,
} from "../../src/index.ts";
import { principals } from "../decide/principals.ts";
import { referenceDecision } from "../reference/decision.ts";
import { anyConditions, anyRequests, anyText } from "./arbitrary-anything.ts";
import { conditionEntries, contexts } from "./arbitrary-condition.ts";
import { arnPatterns, arns, letters, patterns } from "./arbitrary-pattern.ts";
import { policies } from "./arbitrary-policy.ts";
import { compiled, type DraftLayers, draftLayers, requests } from "./arbitrary-request.ts";

/** How often each property is tried; by hand a million times: `OSTIARY_RUNS=1000000 npx vitest run packages/policy/tests/properties/reference.test.ts --testTimeout=0`. */
const numRuns = Number(env["OSTIARY_RUNS"] ?? 2000);

function expectSame(request: PolicyRequest, { required, ...layers }: DraftLayers): void {
  const resourceTrust = required ? "required" : "ordinary";
  const { result, layer } = referenceDecision(request, { ...layers, resourceTrust });
  const given = compiled({ ...layers, required: required === true });
  for (const decision of [explain(request, given), decide(request, compileLayers(given))]) {
    // Comparing as the test library does would take most of the time.
    if (decision.result !== result || decision.layer !== layer)
      expect({ result: decision.result, layer: decision.layer }).toEqual({ result, layer });
  }
}

/** A policy of one statement, which allows everything that its elements do not rule out. */
function policyOf(elements: object, version: string | undefined): Policy {
  const Statement = { Effect: "Allow", Action: "*", Resource: "*", ...elements };
  const parsed = parsePolicy(JSON.stringify({ Version: version, Statement }), "session");
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  return parsed.policy;
}

const broad = policyOf({}, "2012-10-17");
const silent = policyOf({ Action: "nothing:Asked" }, "2012-10-17");
const versions = fc.constantFrom("2012-10-17", "2012-10-17", "2012-10-17", "2008-10-17", undefined);
const asked = { principal: principals.user, action: "s3:GetObject", resource: "*" };

/** A policy with every statement changed. */
const withEach = (policy: Policy, change: (of: Statement) => Partial<Statement>): Policy => ({
  ...policy,
  statements: policy.statements.map((one) => ({ ...one, ...change(one) })),
});

describe("the engine decides as the reference does", () => {
  test("requests over all layers", () => {
    fc.assert(fc.property(requests, draftLayers, expectSame), { numRuns });
  });

  test("one condition", () => {
    fc.assert(
      fc.property(conditionEntries("session"), contexts, versions, (Condition, context, version) =>
        expectSame({ ...asked, context }, { identity: [policyOf({ Condition }, version)] }),
      ),
      { numRuns: 4 * numRuns },
    );
  });

  test("one pattern", () => {
    const operators = fc.constantFrom("StringLike", "StringLike", "StringEquals", "StringNotLike");
    const names = fc.constantFrom("", "a", "b", "a*", "a:b", ["a"], undefined);
    fc.assert(
      fc.property(
        operators,
        patterns,
        letters,
        names,
        versions,
        (operator, pattern, given, name, version) => {
          const Condition = { [operator]: { "a:Key": pattern } };
          const context = requestContext({ "a:Key": given, "aws:username": name });
          expectSame({ ...asked, context }, { identity: [policyOf({ Condition }, version)] });
        },
      ),
      { numRuns: 4 * numRuns },
    );
  });

  test("one resource", () => {
    const elements = fc.constantFrom("Resource", "NotResource");
    const wanted = arnPatterns.filter(
      (text) => resourceFault(text) === undefined && passesLegacyParser(text),
    );
    fc.assert(
      fc.property(
        elements,
        wanted,
        arns,
        contexts,
        versions,
        (element, pattern, resource, ...of) => {
          const [context, version] = of;
          const policy = policyOf({ Resource: undefined, [element]: pattern }, version);
          expectSame({ ...asked, resource, context }, { identity: [policy] });
        },
      ),
      { numRuns: 2 * numRuns },
    );
  });

  test("principals", () => {
    const [whole] = broad.statements;
    const own = fc.constantFrom(broad, silent);
    const layers = fc.record({
      identity: fc.tuple(own),
      resource: policies("resource").map((policy) =>
        withEach(policy, ({ actions }) => ({
          actions: whole?.actions ?? actions,
          resources: undefined,
          conditions: [],
        })),
      ),
      required: fc.boolean(),
    });
    const limits = fc.record({ boundary: own, session: fc.tuple(own) }, { requiredKeys: [] });
    fc.assert(
      fc.property(requests, layers, limits, (request, of, limiting) =>
        expectSame(request, { ...of, ...limiting }),
      ),
      { numRuns: 2 * numRuns },
    );
  });

  test("any texts", () => {
    const isWritten = (text: string): boolean => text.isWellFormed();
    const areWritten = ({ key, values }: Condition): boolean => [key, ...values].every(isWritten);
    fc.assert(
      fc.property(
        anyRequests,
        fc.array(anyConditions.filter(areWritten), { minLength: 1, maxLength: 2 }),
        anyText.filter(isWritten),
        versions,
        ({ context, ...request }, conditions, value, version) => {
          const policy = withEach(policyOf({}, version), () => ({ conditions }));
          const given = [...context, ["a:key", value] as const];
          fc.pre(given.flat(2).every(isWritten));
          expectSame({ ...request, context: new Map(given) }, { identity: [policy] });
        },
      ),
      { numRuns },
    );
  });
});
