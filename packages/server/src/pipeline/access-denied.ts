import { deflateRawSync } from "node:zlib";
import type { Directory } from "@ostiary/directory";
import type { Decision, LayerName, PolicyRequest } from "@ostiary/policy";
import { type ServiceError, serviceError } from "@ostiary/wire";
import type { Caller } from "../caller/caller.ts";

/** How AWS names a kind of policy in a denial ("Troubleshoot access denied error messages"). */
const layerNames: Record<LayerName, { readonly none: string; readonly deny: string }> = {
  identity: { none: "identity-based policy", deny: "an identity-based policy" },
  boundary: { none: "permissions boundary", deny: "a permissions boundary" },
  session: { none: "session policy", deny: "a session policy" },
  resource: { none: "resource-based policy", deny: "a resource-based policy" },
  serviceControl: { none: "service control policy", deny: "a service control policy" },
  resourceControl: { none: "resource control policy", deny: "a resource control policy" },
  scopeDown: { none: "session policy", deny: "a session policy" },
  endpoint: { none: "VPC endpoint policy", deny: "a VPC endpoint policy" },
};

/** The associated data under which authorisation messages are encrypted. */
export const authorizationMessagePurpose = "authorization-message";

/**
 * AccessDenied, 403: who may not do what to which, why, and an encoded message that DecodeAuthorizationMessage opens. The text
 * follows AWS's, with the ARN of the managed policy that denies; nothing of a policy's content is in the clear part. `shown` is how
 * the resource is named in it.
 */
export function accessDenied(
  caller: Caller,
  request: PolicyRequest,
  shown: string,
  decision: Decision,
  directory: Directory,
): ServiceError {
  const encoded = directory.secrets.wrap(
    deflateRawSync(JSON.stringify(explanation(caller, request, decision))).toString("base64"),
    authorizationMessagePurpose,
  );
  return serviceError(
    "AccessDenied",
    `User: ${caller.arn} is not authorized to perform: ${request.action} on resource: ${shown}` +
      `${because(request, decision)}. Encoded authorization failure message: ${encoded}`,
  );
}

function because({ action, principal }: PolicyRequest, decision: Decision): string {
  const { result, layer, statements } = decision;
  if (layer === undefined || principal.kind === "anonymous") return "";
  const trust = layer === "resource" && action.startsWith("sts:");
  if (result === "explicitDeny") {
    const managed = statements.find(({ policy }) => !trust && policy.startsWith("arn:"))?.policy;
    const name = trust ? "the role trust policy" : layerNames[layer].deny;
    return ` with an explicit deny in ${name}${managed === undefined ? "" : `: ${managed}`}`;
  }
  return ` because no ${trust ? "role trust policy" : layerNames[layer].none} allows the ${action} action`;
}

const items = <T>(values: readonly T[]) => ({ items: values });

/** The decoded message, in the form that DecodeAuthorizationMessage documents. */
function explanation(caller: Caller, request: PolicyRequest, decision: Decision) {
  return {
    allowed: false,
    explicitDeny: decision.result === "explicitDeny",
    matchedStatements: items(
      decision.statements.map(({ layer, policy, source, statement }) => ({
        statementId: statement.sid ?? "",
        effect: statement.effect.toUpperCase(),
        sourcePolicyId: policy,
        sourcePolicyType: source,
        layer,
        startPosition: statement.start,
        endPosition: statement.end,
      })),
    ),
    failures: items(decision.layer === undefined ? [] : [{ layer: decision.layer }]),
    missingContextKeys: items(decision.missingContext),
    context: {
      principal: { id: caller.userId, name: caller.userName ?? "", arn: caller.arn },
      action: request.action,
      resource: request.resource,
      conditions: items(
        [...request.context].map(([key, value]) => ({
          key,
          values: items(
            (typeof value === "string" ? [value] : value).map((one) => ({ value: one })),
          ),
        })),
      ),
    },
  };
}
