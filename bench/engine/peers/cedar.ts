import { createRequire } from "node:module";
import type {
  CedarValueJson,
  Context,
  EntityJson,
  StatefulAuthorizationCall,
} from "@cedar-policy/cedar-wasm/nodejs";
import type { Condition, PolicyRequest, Statement } from "@ostiary/policy";
import { typicalWorkload } from "../workload.ts";
import type { Peer } from "./peer.ts";
import { layeredStatements } from "./statements.ts";
import { versionOf } from "./version.ts";

const cedar: typeof import("@cedar-policy/cedar-wasm/nodejs") = createRequire(import.meta.url)(
  "@cedar-policy/cedar-wasm/nodejs",
);

const quoted = (text: string): string => JSON.stringify(text);
const either = (expressions: readonly string[]): string =>
  `(${expressions.join(" || ") || "false"})`;
const both = (expressions: readonly string[]): string => `(${expressions.join(" && ") || "true"})`;

const isPattern = (text: string): boolean => text.includes("*");
const groups = new Set<string>();

/** Patterns of actions become groups, which the actions belong to. */
function actionIn({ patterns, negated }: Statement["actions"]): string {
  if (patterns.includes("*")) return negated ? "false" : "true";
  for (const pattern of patterns) if (isPattern(pattern)) groups.add(pattern);
  const names = patterns.map((pattern) => `Action::${quoted(pattern)}`);
  return `${negated ? "!" : ""}(action in [${names.join(", ")}])`;
}

const ownFolder = `/$\{aws:username}/*`;

/** Cedar makes no pattern of a variable: the resource says whose folder it lies in. */
const resourceIn = ({ patterns }: Statement["actions"]): string =>
  either(
    patterns.map((pattern) => {
      if (pattern === "*") return "true";
      if (!pattern.endsWith(ownFolder)) return `resource.arn like ${quoted(pattern)}`;
      const base = pattern.slice(0, -ownFolder.length);
      return `(resource.base == ${quoted(base)} && resource.owner == context.username)`;
    }),
  );

/** The context keys of the workload's policies: their names here, and how a value is written. */
const keys: Readonly<Record<string, { name: string; write: (value: string) => CedarValueJson }>> = {
  "aws:principaltag/team": { name: "team", write: (value) => value },
  "aws:sourceip": { name: "sourceIp", write: (arg) => ({ __extn: { fn: "ip", arg } }) },
  "aws:securetransport": { name: "secureTransport", write: (value) => value === "true" },
  "aws:useragent": { name: "userAgent", write: (value) => value },
  "aws:currenttime": { name: "now", write: (arg) => ({ __extn: { fn: "datetime", arg } }) },
  "aws:multifactorauthage": { name: "mfaAge", write: Number },
  "aws:tagkeys": { name: "tagKeys", write: (value) => [value] },
  "aws:requestedregion": { name: "region", write: (value) => value },
  "aws:username": { name: "username", write: (value) => value },
};

const tests: Readonly<Record<string, (key: string, value: string) => string>> = {
  StringEquals: (key, value) => `${key} == ${quoted(value)}`,
  StringLike: (key, value) => `${key} like ${quoted(value)}`,
  IpAddress: (key, value) => `${key}.isInRange(ip(${quoted(value)}))`,
  Bool: (key, value) => `${key} == ${value}`,
  DateGreaterThan: (key, value) => `${key} > datetime(${quoted(value)})`,
  NumericLessThan: (key, value) => `${key} < ${value}`,
};

function conditionHolds({ operator, qualifier, key, values }: Condition): string {
  const name = keys[key.toLowerCase()]?.name;
  const attribute = `context.${name}`;
  if (qualifier === "ForAllValues") {
    const set = `[${values.map(quoted).join(", ")}]`;
    return `(!(context has ${name}) || ${set}.containsAll(${attribute}))`;
  }
  const negated = operator === "StringNotEquals";
  const test = tests[negated ? "StringEquals" : operator];
  if (test === undefined || name === undefined) throw new Error(`No translation of ${operator}`);
  const any = either(values.map((value) => test(attribute, value)));
  return negated ? `(!(context has ${name}) || !${any})` : `(context has ${name} && ${any})`;
}

function applies({ principals, actions, resources, conditions }: Statement): string {
  const named = principals?.named;
  const caller =
    named === undefined || named.everyone
      ? []
      : [either((named.values.AWS ?? []).map((arn) => `principal in Role::${quoted(arn)}`))];
  return both([
    actionIn(actions),
    ...caller,
    ...(resources === undefined ? [] : [resourceIn(resources)]),
    ...conditions.map(conditionHolds),
  ]);
}

const rule = (effect: "permit" | "forbid", clause: string): string =>
  `${effect} (principal, action, resource) ${clause};`;

/** A layer that limits forbids whatever its statements do not allow. */
function policySet(): string {
  const { identity, limits, resource } = layeredStatements;
  const allows = (statements: readonly Statement[]): readonly Statement[] =>
    statements.filter(({ effect }) => effect === "Allow");
  const all = [...identity, ...limits.flat(), ...resource];
  return [
    ...allows([...identity, ...resource]).map((of) => rule("permit", `when { ${applies(of)} }`)),
    ...all
      .filter(({ effect }) => effect === "Deny")
      .map((of) => rule("forbid", `when { ${applies(of)} }`)),
    ...limits.map((of) => rule("forbid", `unless { ${either(allows(of).map(applies))} }`)),
  ].join("\n");
}

const prepared = "typical";

function call({ principal, action, resource, context }: PolicyRequest): StatefulAuthorizationCall {
  if (principal.kind !== "role-session") throw new Error("The caller is a session of a role.");
  const session = { type: "Session", id: principal.arn };
  const asked = { type: "Action", id: action };
  const object = { type: "Resource", id: resource };
  const [base = "", owner = ""] = /^(.*)\/([^/]*)\/[^/]*$/.exec(resource)?.slice(1) ?? [];
  const parents = [...groups].filter((group) => action.startsWith(group.replace(/\*.*$/, "")));
  const entities: EntityJson[] = [
    { uid: session, attrs: {}, parents: [{ type: "Role", id: principal.roleArn }] },
    { uid: asked, attrs: {}, parents: parents.map((id) => ({ type: "Action", id })) },
    { uid: object, attrs: { arn: resource, base, owner }, parents: [] },
  ];
  const given: Context = {};
  for (const [key, { name, write }] of Object.entries(keys)) {
    const value = context.get(key);
    if (typeof value === "string") given[name] = write(value);
  }
  return {
    principal: session,
    action: asked,
    resource: object,
    context: given,
    preparsedPolicySetId: prepared,
    validateRequest: false,
    entities,
  };
}

/** Cedar in WebAssembly, with its policies parsed beforehand and each request's entities and context made beforehand. */
export function cedarPeer(): Peer {
  const answer = cedar.preparsePolicySet(prepared, { staticPolicies: policySet() });
  if (answer.type === "failure") throw new Error(JSON.stringify(answer.errors));
  const calls = typicalWorkload.requests.map(call);
  return {
    name: "cedar-wasm",
    version: versionOf("@cedar-policy/cedar-wasm"),
    takes: [...calls.keys()],
    allows(place) {
      const one = calls[place];
      if (one === undefined) return false;
      const decided = cedar.statefulIsAuthorized(one);
      if (decided.type === "failure") throw new Error(JSON.stringify(decided.errors));
      const { decision, diagnostics } = decided.response;
      if (diagnostics.errors.length > 0) throw new Error(JSON.stringify(diagnostics.errors));
      return decision === "allow";
    },
  };
}
