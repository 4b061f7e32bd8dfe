import { compilePolicy, type PolicyRequest, parsePolicy, requestContext } from "@ostiary/policy";
import { askerUnder, possible } from "../model/possible.ts";
import type { PrincipalModel, RoleModel } from "../model/principal-model.ts";
import { mentions } from "./mentions.ts";

const assumeRole = "sts:AssumeRole";

/** The request by which a principal assumes a role, under the role's trust policy; undefined where it may not. */
export function assumption(from: PrincipalModel, to: RoleModel): PolicyRequest | undefined {
  return assumed(from, to, to.trust.attached.policy);
}

/** The same, once the trust policy names the principal. */
export function trustRewritten(from: PrincipalModel, to: RoleModel): PolicyRequest | undefined {
  const document = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS: from.arn }, Action: assumeRole },
  });
  const parsed = parsePolicy(document, "trust");
  return parsed.ok ? assumed(from, to, compilePolicy(parsed.policy)) : undefined;
}

function assumed(
  from: PrincipalModel,
  to: RoleModel,
  trust: RoleModel["trust"]["attached"]["policy"],
): PolicyRequest | undefined {
  if (from.arn === to.arn || !mayConcern(from, to, trust)) return undefined;
  if (trust.about(assumeRole.toLowerCase()).allows.length === 0) return undefined;
  const resource = { id: `${to.arn} trust policy`, source: "resource", policy: trust } as const;
  const layers = { ...from.source, resource, resourceTrust: "required" } as const;
  const answer = possible(askerUnder(from.principal, layers, from.context), {
    action: assumeRole,
    resources: [to.arn],
    resourceAccount: to.arn.split(":")[4] ?? "",
    resourceTags: to.snapshot.tags,
  });
  return answer.possible === "yes" ? answer.request : undefined;
}

/** Whether it is worth deciding: most pairs have nothing to do with each other. */
const mayConcern = (from: PrincipalModel, to: RoleModel, trust: unknown): boolean =>
  mentions(from, assumeRole) ||
  trust !== to.trust.attached.policy ||
  to.trust.document.includes(from.arn) ||
  to.trust.document.includes('"*"');

const serviceTrust = new WeakMap<RoleModel, Map<string, boolean>>();

/** Whether a role's trust policy lets a service assume it. */
export function serviceMayAssume(service: string, to: RoleModel): boolean {
  const known = serviceTrust.get(to) ?? new Map<string, boolean>();
  serviceTrust.set(to, known);
  let answer = known.get(service);
  if (answer === undefined) {
    const layers = {
      identity: [],
      resource: to.trust.attached,
      resourceTrust: "required",
    } as const;
    const asker = askerUnder({ kind: "service", name: service }, layers, requestContext({}));
    const resourceAccount = to.arn.split(":")[4] ?? "";
    answer =
      possible(asker, { action: assumeRole, resources: [to.arn], resourceAccount }).possible ===
      "yes";
    known.set(service, answer);
  }
  return answer;
}
