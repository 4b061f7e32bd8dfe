import type { Condition, Policy, Statement } from "./policy.ts";

const listed = (values: readonly string[]): unknown => (values.length === 1 ? values[0] : values);

/** A policy as JSON text; parsing it again gives the same policy but for positions. */
export function printPolicy(policy: Policy): string {
  return JSON.stringify({
    Version: policy.version,
    Id: policy.id,
    Statement: policy.statements.map(printed),
  });
}

function printed(statement: Statement): object {
  const { principals, actions, resources } = statement;
  return {
    Sid: statement.sid,
    Effect: statement.effect,
    ...(principals && {
      [principals.negated ? "NotPrincipal" : "Principal"]: principals.named.everyone
        ? "*"
        : principals.named.values,
    }),
    [actions.negated ? "NotAction" : "Action"]: listed(actions.patterns),
    ...(resources && {
      [resources.negated ? "NotResource" : "Resource"]: listed(resources.patterns),
    }),
    Condition: statement.conditions.length === 0 ? undefined : block(statement.conditions),
  };
}

function block(conditions: readonly Condition[]): object {
  const operators = new Map<string, [string, unknown][]>();
  for (const { operator, qualifier, ifExists, key, values } of conditions) {
    const name = `${qualifier === undefined ? "" : `${qualifier}:`}${operator}${ifExists ? "IfExists" : ""}`;
    const keys = operators.get(name);
    const entry: [string, unknown] = [key, listed(values)];
    if (keys === undefined) operators.set(name, [entry]);
    else keys.push(entry);
  }
  return Object.fromEntries([...operators].map(([name, keys]) => [name, Object.fromEntries(keys)]));
}
