import fc from "fast-check";
import { operatorNames } from "../../src/document/policy.ts";
import {
  type Condition,
  type OperatorName,
  type PolicyRequest,
  requestContext,
} from "../../src/index.ts";
import { principals } from "../decide/principals.ts";

/** Any text, and texts that look like something. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(..."aA0:.-+/*?}{$, '=TZe") }),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "9".repeat(200),
    "-0",
    "1e999",
    "::",
    "arn:",
    "\ud800",
  ),
);

/** Requests of any text at all. */
export const anyRequests: fc.Arbitrary<PolicyRequest> = fc
  .record({
    principal: fc.constantFrom(...Object.values(principals)),
    action: anyText,
    resource: anyText,
    context: fc.array(fc.tuple(anyText, fc.oneof(anyText, fc.array(anyText, { maxLength: 3 })))),
  })
  .map(({ context, ...request }) => ({ ...request, context: requestContext(context) }));

/** Conditions of any operator over any texts. */
export const anyConditions: fc.Arbitrary<Condition> = fc.record({
  operator: fc.constantFrom<OperatorName>(...operatorNames),
  qualifier: fc.constantFrom(undefined, "ForAllValues", "ForAnyValue"),
  ifExists: fc.boolean(),
  key: fc.oneof(anyText, fc.constant("a:Key")),
  values: fc.array(anyText, { maxLength: 3 }),
});
