import type { PrincipalType, Statement } from "../document/policy.ts";
import type { LayerName, Layers } from "./layers.ts";
import type { PolicyRequest, RequestPrincipal } from "./request.ts";

const nowhere = Object.freeze({ line: 1, column: 1 });

/**
 * The statement that allows a request and nothing else, for a policy of version 2012-10-17 of a layer. A session is named by its
 * role, which comes back under the same name.
 */
export function allowingStatement(
  { principal, action, resource }: PolicyRequest,
  layer: LayerName,
  layers: Layers,
): Statement {
  const hasResource = layer !== "resource" || !isTrust(action, layers);
  return Object.freeze({
    sid: undefined,
    effect: "Allow",
    principals: principalsIn[layer](principal),
    actions: Object.freeze({ negated: false, patterns: [action] }),
    resources: hasResource
      ? Object.freeze({ negated: false, patterns: [exactResource(resource)] })
      : undefined,
    conditions: [],
    start: nowhere,
    end: nowhere,
  });
}

/** Trust policies have no Resource. */
const isTrust = (action: string, { resource }: Layers): boolean =>
  resource === undefined || resource.policy.statements.length === 0
    ? action.toLowerCase().startsWith("sts:assumerole")
    : resource.policy.statements.every(({ resources }) => resources === undefined);

const arnColons = 5;

/** A resource as a pattern that stands for nothing else, as far as the language can say it: the first parts of an ARN take no escapes. */
function exactResource(resource: string): string {
  const parts = resource.split(":");
  if (parts.length <= arnColons) return resource;
  const last = parts.slice(arnColons).join(":");
  return [
    ...parts.slice(0, arnColons),
    last.replace(/[*?]|\$(?=\{)/g, (character) => `\${${character}}`),
  ].join(":");
}

const everyone: Statement["principals"] = Object.freeze({
  negated: false,
  named: Object.freeze({ everyone: true }),
});

const only = (type: PrincipalType, value: string): Statement["principals"] =>
  Object.freeze({ negated: false, named: { everyone: false, values: { [type]: [value] } } });

/** Whom a statement of each layer has to name. */
const principalsIn: Readonly<
  Record<LayerName, (principal: RequestPrincipal) => Statement["principals"]>
> = {
  identity: () => undefined,
  boundary: () => undefined,
  session: () => undefined,
  scopeDown: () => undefined,
  serviceControl: () => undefined,
  // The grammar of resource control policies knows no other principal.
  resourceControl: () => everyone,
  resource: callerOf,
  endpoint: callerOf,
};

function callerOf(principal: RequestPrincipal): Statement["principals"] {
  switch (principal.kind) {
    case "root":
    case "user":
    case "federated-user":
      return only("AWS", principal.arn);
    case "role-session":
      return only("AWS", principal.roleArn);
    case "federated":
      return only("Federated", principal.provider);
    case "service":
      return only("Service", principal.name);
    case "anonymous":
      return everyone;
  }
}
