import { compilePolicy, type LayerName, type Policy, parsePolicy } from "../../src/index.ts";
import { isObject, type Json, type JsonObject, listOf, objectOf, textOf } from "./json.ts";

/** How a case writes a layer: the layer, its grammar, and the principal of statements that name none. */
const forms = {
  identity: { layer: "identity", kind: "identity", principal: undefined },
  boundary: { layer: "boundary", kind: "identity", principal: undefined },
  session: { layer: "session", kind: "session", principal: undefined },
  resource: { layer: "resource", kind: "resource", principal: undefined },
  key: { layer: "resource", kind: "resource", principal: undefined },
  trust: { layer: "resource", kind: "trust", principal: undefined },
  serviceControl: { layer: "serviceControl", kind: "serviceControl", principal: undefined },
  resourceControl: { layer: "resourceControl", kind: "resourceControl", principal: "*" },
  endpoint: { layer: "endpoint", kind: "resource", principal: "*" },
  scopeDown: { layer: "scopeDown", kind: "session", principal: undefined },
} as const satisfies Record<string, { readonly layer: LayerName; [key: string]: unknown }>;

type Form = keyof typeof forms;

const grammars = ["identity", "session", "resource"] as const;

/** Policies that cases name: one allows everything, one denies everything, one says nothing of what is asked. */
const stock: ReadonlyMap<Json, JsonObject> = new Map([
  ["allow", {}],
  ["deny", { Effect: "Deny" }],
  ["silent", { Sid: "Silent", Action: "nothing:Asked" }],
]);

/** The layers of a case with policies in some form. */
export interface LayersOf<P> {
  readonly identity: readonly P[];
  readonly boundary?: P;
  readonly session?: readonly P[];
  readonly resource?: P;
  readonly resourceTrust?: "required";
  readonly serviceControl?: readonly (readonly P[])[];
  readonly resourceControl?: readonly (readonly P[])[];
  readonly endpoint?: readonly P[];
  readonly scopeDown?: readonly (readonly P[])[];
}

type Make<P> = (policy: Policy, id: string) => P;

/** The policies of a case as they are decided with. */
export const attached = (policy: Policy, id: string) => ({
  id,
  source: "none" as const,
  policy: compilePolicy(policy),
});

/** The layers of a case, by name. A policy is a stock policy's name, a statement, a list of statements, or an object with its `statements`. */
export function layersOf<P>(json: Json | undefined, make: Make<P>): LayersOf<P> {
  const written = objectOf(json ?? {}, Object.keys(forms));
  /** What stands for a form, read as the name of its layer and the JSON say. */
  const read = <T>(form: Form, as: (json: Json, layer: string) => T): T | undefined =>
    written[form] === undefined ? undefined : as(written[form], forms[form].layer);
  const policy = (form: Form): P | undefined =>
    read(form, (one, layer) => make(policyOf(one, form), layer));
  const policies = (form: Form): readonly P[] | undefined =>
    read(form, (list, layer) => policiesOf(list, form, layer, make));
  const levels = (form: Form): readonly (readonly P[])[] | undefined =>
    read(form, (list, layer) =>
      listOf(list).map((level, at) => policiesOf(level, form, `${layer}.${at + 1}`, make)),
    );
  const boundary = policy("boundary");
  const session = policies("session");
  const required = policy("key") ?? policy("trust");
  const resource = required ?? policy("resource");
  const serviceControl = levels("serviceControl");
  const resourceControl = levels("resourceControl");
  const endpoint = policies("endpoint");
  const scopeDown = levels("scopeDown");
  return {
    identity: policies("identity") ?? [],
    ...(boundary && { boundary }),
    ...(session && { session }),
    ...(resource && { resource }),
    ...(required && { resourceTrust: "required" }),
    ...(serviceControl && { serviceControl }),
    ...(resourceControl && { resourceControl }),
    ...(endpoint && { endpoint }),
    ...(scopeDown && { scopeDown }),
  };
}

/** Policies of one layer or level; of several, each has its place in its id. */
function policiesOf<P>(json: Json, form: Form, id: string, make: Make<P>): readonly P[] {
  const list = listOf(json);
  return list.map((one, at) =>
    make(policyOf(one, form), list.length === 1 ? id : `${id}.${at + 1}`),
  );
}

const isPolicy = (json: Json): json is JsonObject => isObject(json) && "statements" in json;

function policyOf(json: Json, form: Form): Policy {
  const policy = isPolicy(json) ? objectOf(json, ["version", "grammar", "statements"]) : {};
  const statements = listOf(policy["statements"] ?? json).map((one) => statementOf(one, form));
  const version = policy["version"] === undefined ? "2012-10-17" : policy["version"];
  const text = JSON.stringify({
    ...(version !== null && { Version: version }),
    Statement: statements,
  });
  const grammar = policy["grammar"] && textOf(policy["grammar"]);
  const parsed = parsePolicy(text, grammars.find((one) => one === grammar) ?? forms[form].kind);
  if (!parsed.ok) throw new Error(`${parsed.findings[0].message} ${text}`);
  return parsed.policy;
}

/** A statement with what it leaves out: it allows every action on every resource, and its Sid is its effect; a null is no Sid. */
function statementOf(json: Json, form: Form): JsonObject {
  const { Sid: sid, ...given } = objectOf(stock.get(json) ?? json, statementElements);
  const { principal } = forms[form];
  const names = "Principal" in given || "NotPrincipal" in given || principal === undefined;
  const action = form === "trust" ? "sts:AssumeRole" : "*";
  return {
    Effect: "Allow",
    ...(sid !== null && { Sid: sid ?? given["Effect"] ?? "Allow" }),
    ...(!names && { Principal: principal }),
    ...(!("Action" in given || "NotAction" in given) && { Action: action }),
    ...(!("Resource" in given || "NotResource" in given || form === "trust") && { Resource: "*" }),
    ...given,
  };
}

const statementElements = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];
