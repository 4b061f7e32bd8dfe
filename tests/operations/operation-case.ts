import type { CalledService, Input, RawAnswer } from "./raw-call.ts";
import type { World } from "./world.ts";

/** A permission that a call needs: what a policy must grant at the least, with the context keys that the call brings. */
export interface Need {
  readonly action: string;
  readonly resource: string;
  /** How a denial names the resource, where that is not the ARN. */
  readonly shown?: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** A right use of one operation ("Service Authorization Reference" for what it needs). */
export interface OperationCase {
  /** Makes what the call needs, anew for each try, and gives its input. */
  readonly input: (world: World) => Input | Promise<Input>;
  /** Empty: every signed caller may do it. */
  readonly needs: (world: World, input: Input) => readonly Need[];
  /**
   * Where the input proves who calls, and not a signature: the ARN of the identity provider. What is needed is then granted by the
   * trust policy of the role that the input names.
   */
  readonly provider?: (world: World, input: Input) => string;
  /** The refusal of a call that is right and allowed, where the server has nothing of what it is about. */
  readonly refusal?: string;
}

/** By `service:Operation`. */
export type OperationCases = Readonly<Record<string, OperationCase>>;

/** The statement that grants exactly a need: the action on the resource, and only with the context. */
export function statementOf({ action, resource, context = {} }: Need): object {
  const conditions: Record<string, Record<string, unknown>> = {};
  for (const [key, value] of Object.entries(context)) {
    const operator = typeof value === "string" ? "StringEquals" : "ForAnyValue:StringEquals";
    conditions[operator] = { ...conditions[operator], [key]: value };
  }
  return { Effect: "Allow", Action: action, Resource: resource, Condition: conditions };
}

/** Lets whoever makes the call of a case do what the needs say, and nothing else. */
export async function grant(
  { provider }: OperationCase,
  world: World,
  input: Input,
  needs: readonly Need[],
): Promise<void> {
  if (provider === undefined) return await world.allow(needs.map(statementOf));
  await world.trust(String(input["RoleArn"]), provider(world, input), needs);
}

/** Makes the call of a case: signed by the world's caller, or not at all. */
export const callCase = (
  { provider }: OperationCase,
  world: World,
  id: string,
  input: Input,
): Promise<RawAnswer> => {
  const { service, operation } = calledOperation(id);
  const { endpoint } = world.caller;
  return world.call(
    provider === undefined ? world.caller : { endpoint },
    service,
    operation,
    input,
  );
};

/** The same grant for another value of every context key that the need names; undefined where it names none. */
export function otherContext(need: Need): Need | undefined {
  if (need.context === undefined) return undefined;
  const context = Object.keys(need.context).map((key): [string, string] => [key, "something else"]);
  return { ...need, context: Object.fromEntries(context) };
}

/** The service and the operation of a case. */
export function calledOperation(id: string): { service: CalledService; operation: string } {
  const [service, operation] = id.split(":");
  if (operation !== undefined) {
    switch (service) {
      case "iam":
      case "sts":
      case "cloudtrail":
      case "organizations":
        return { service, operation };
    }
  }
  throw new Error(`No calls go to ${id}.`);
}
