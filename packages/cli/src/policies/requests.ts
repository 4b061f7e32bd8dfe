import {
  type Layers,
  type PolicyRequest,
  type RequestPrincipal,
  resourceControlServices,
} from "@ostiary/policy";
import type { Asking } from "./asking.ts";
import type { PolicyFile } from "./policy-file.ts";
import type { SituationOptions } from "./policy-options.ts";
import { contextOf } from "./request-context.ts";

/** A request with the layers that decide it. */
export interface Question {
  readonly request: PolicyRequest;
  readonly layers: Layers;
}

const keyArn = /^arn:[^:]+:kms:[^:]*:[^:]*:key\//;

/** One question of those that the options ask. */
export async function questionOf(
  { principal, layers, tags, trust }: Asking,
  { resourceAccount, context }: SituationOptions,
  action: string,
  resource: string,
  now: Date,
): Promise<Question> {
  const inArn = resource.split(":")[4];
  const own = "account" in principal ? principal.account : undefined;
  const account =
    resourceAccount ?? (inArn !== undefined && /^[0-9]{12}$/.test(inArn) ? inArn : own);
  const asked = { principal, action, resource };
  const request: PolicyRequest = {
    ...asked,
    ...(account !== undefined && { resourceAccount: account }),
    context: await contextOf({ ...asked, resourceAccount: account }, tags, context, now),
  };
  return { request, layers: layersFor(request, withTrust(layers, trust.get(resource), action)) };
}

const assuming = /^sts:(AssumeRole|TagSession|SetSourceIdentity)/i;

/** The layers with the trust policy of the role that is assumed, where no other policy of it is given. */
const withTrust = (layers: Layers, trust: PolicyFile | undefined, action: string): Layers =>
  trust === undefined || layers.resource !== undefined || !assuming.test(action)
    ? layers
    : { ...layers, resource: trust.attached, resourceTrust: "required" };

/** The layers that bear on a request. */
function layersFor({ principal, action, resource }: PolicyRequest, layers: Layers): Layers {
  const { serviceControl, resourceControl, ...others } = layers;
  const isLinked = isServiceLinked(principal);
  const isControlled = resourceControlServices.includes(action.split(":")[0]?.toLowerCase() ?? "");
  // The policy of a key has to grant even within its account ("Key policies in AWS KMS").
  const isKey = layers.resource !== undefined && keyArn.test(resource);
  return {
    ...others,
    ...(isKey && { resourceTrust: "required" }),
    ...(serviceControl !== undefined && !isLinked && { serviceControl }),
    ...(resourceControl !== undefined && !isLinked && isControlled && { resourceControl }),
  };
}

/** Control policies do not bind the roles of services ("SCP effects on permissions", "RCP effects on permissions"). */
const isServiceLinked = (principal: RequestPrincipal): boolean =>
  principal.kind === "role-session" && principal.roleArn.includes(":role/aws-service-role/");
