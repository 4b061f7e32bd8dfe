import type { CompiledCondition } from "../condition/compile-condition.ts";
import { momentOf } from "../condition/date.ts";
import { exampleValues } from "../condition/example-values.ts";
import type { Condition } from "../document/policy.ts";
import type { CompiledStatement } from "./compile-policy.ts";
import { conditionsHold } from "./match-statement.ts";
import type { ContextValue, PolicyRequest, RequestContext } from "./request.ts";

/** A value that a request would have to bring. */
export interface ContextChange {
  /** As the policy writes it. */
  readonly key: string;
  readonly value: ContextValue;
  /** The condition that asks for it. */
  readonly condition: Condition;
}

/** Keys that say who calls and what is called, in lower case: another value is another request. */
const fixedKeys: ReadonlySet<string> = new Set([
  "aws:principalarn",
  "aws:principalaccount",
  "aws:principalisawsservice",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalservicename",
  "aws:principalservicenameslist",
  "aws:principaltype",
  "aws:userid",
  "aws:username",
  "aws:resourceaccount",
  "aws:resourceorgid",
  "aws:resourceorgpaths",
]);

const mayChange = (key: string, kept: ReadonlySet<string>): boolean =>
  !fixedKeys.has(key) && !kept.has(key);

const withValue = (context: RequestContext, key: string, value: ContextValue): RequestContext =>
  new Map([...context, [key.toLowerCase(), value]]);

/** A request that brings other values. */
export const bringing = (
  request: PolicyRequest,
  changes: readonly ContextChange[],
): PolicyRequest => ({
  ...request,
  context: changes.reduce(
    (context, { key, value }) => withValue(context, key, value),
    request.context,
  ),
});

const clocks: ReadonlySet<string> = new Set(["aws:currenttime", "aws:epochtime"]);

/** Whether a clock that shows one value may come to show another: time does not go back. */
function mayCome(value: string, now: ContextValue | undefined): boolean {
  const moment = momentOf(value);
  const present = typeof now === "string" ? momentOf(now) : undefined;
  return (
    present === undefined || (moment !== undefined && moment.nanoseconds > present.nanoseconds)
  );
}

/** The conditions of a statement that are about a key. */
const about = ({ conditions }: CompiledStatement, key: string): readonly CompiledCondition[] =>
  conditions.filter(({ condition }) => condition.key.toLowerCase() === key);

/** The values for a key that the statement's conditions on it suggest. */
const suggestions = (
  compiled: CompiledStatement,
  key: string,
  context: RequestContext,
): readonly ContextValue[] =>
  about(compiled, key).flatMap(({ condition }) =>
    exampleValues(condition, compiled.variables, context)
      .filter((value) => !clocks.has(key) || mayCome(value, context.get(key)))
      .map((value) => (condition.qualifier === undefined ? value : [value])),
  );

/** Whether those of a statement's conditions that are about one key hold. */
const holdFor = (compiled: CompiledStatement, key: string, context: RequestContext): boolean =>
  about(compiled, key).every(({ holds }) => holds(context));

/** What a request would have to bring for a statement's conditions to hold; undefined where its words do not say. */
export function changesThatMeet(
  compiled: CompiledStatement,
  request: PolicyRequest,
  kept: ReadonlySet<string>,
): readonly ContextChange[] | undefined {
  const changes: ContextChange[] = [];
  let { context } = request;
  for (const condition of compiled.statement.conditions) {
    const key = condition.key.toLowerCase();
    if (holdFor(compiled, key, context)) continue;
    if (!mayChange(key, kept)) return undefined;
    const value = suggestions(compiled, key, context).find((one) =>
      holdFor(compiled, key, withValue(context, key, one)),
    );
    if (value === undefined) return undefined;
    changes.push({ key: condition.key, value, condition });
    context = withValue(context, key, value);
  }
  return conditionsHold(compiled, { ...request, context }) ? changes : undefined;
}

/** What a request would have to bring for one of a statement's conditions not to hold; undefined where its words do not say. */
export function changesThatAvoid(
  compiled: CompiledStatement,
  { context }: PolicyRequest,
  kept: ReadonlySet<string>,
): readonly ContextChange[] | undefined {
  for (const condition of compiled.statement.conditions) {
    const key = condition.key.toLowerCase();
    if (!mayChange(key, kept)) continue;
    const value = suggestions(compiled, key, context).find(
      (one) => !holdFor(compiled, key, withValue(context, key, one)),
    );
    if (value !== undefined) return [{ key: condition.key, value, condition }];
  }
  return undefined;
}
