import { compilePolicy, type PolicyRequest, parsePolicy, requestContext } from "@ostiary/policy";
import { askerUnder, possible } from "../model/possible.ts";
import type { PrincipalModel, RoleModel } from "../model/principal-model.ts";
import { allowing, trustedBy } from "../model/trusted.ts";
import { mentions } from "./mentions.ts";

const assumeRole = "sts:AssumeRole";

/** The request by which a principal assumes a role, under the role's trust policy; undefined where it may not. */
export function assumption(from: PrincipalModel, to: RoleModel): PolicyRequest | undefined {
  return mayConcern(from, to) ? assumed(from, to, to.trust.attached.policy) : undefined;
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
  if (from.arn === to.arn) return undefined;
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

const named = new WeakMap<RoleModel, ReadonlySet<string> | "everyone">();

/** What a role's trust policy names, as it is written. */
function namesIn(to: RoleModel): ReadonlySet<string> | "everyone" {
  let known = named.get(to);
  if (known === undefined) {
    const trusted = allowing(to.trust.policy?.statements).map(trustedBy);
    known = trusted.some(({ everyone }) => everyone)
      ? "everyone"
      : new Set(trusted.flatMap(({ aws }) => aws));
    named.set(to, known);
  }
  return known;
}

/** Whether it is worth deciding if a principal may assume a role: something grants it the call, or the role names it. */
export function mayConcern(from: PrincipalModel, to: RoleModel): boolean {
  const names = namesIn(to);
  return (
    names === "everyone" ||
    names.has(from.arn) ||
    names.has(from.snapshot.id) ||
    (names.size > 0 && mentions(from, assumeRole))
  );
}

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
