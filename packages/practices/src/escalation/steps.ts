import type { PolicyRequest } from "@ostiary/policy";
import type { Step } from "../audit/finding.ts";
import type { AccountModel } from "../model/account-model.ts";
import { type Possibility, possible, type Wish } from "../model/possible.ts";
import type { PrincipalModel, RoleModel } from "../model/principal-model.ts";
import { openPaths } from "./mentions.ts";
import type { AccessPath } from "./paths.ts";
import { assumption, mayConcern, serviceMayAssume, trustRewritten } from "./trust.ts";

/** A step from one principal to another, and what it depends on that the snapshot does not hold. */
export interface Edge extends Step {
  readonly path: string;
  readonly dependsOn?: string;
}

/** Whether a principal may do all of this, each on one of the resources of its wish; undefined where one is refused. */
export function allPossible(
  from: PrincipalModel,
  wishes: readonly Wish[],
): readonly PolicyRequest[] | undefined {
  const requests: PolicyRequest[] = [];
  for (const wish of wishes) {
    const answer: Possibility = possible(from, wish);
    if (answer.possible !== "yes") return undefined;
    requests.push(answer.request);
  }
  return requests;
}

/** A target by its ARN, with its tags. */
const onto = (action: string, target: PrincipalModel): Wish => ({
  action,
  resources: [target.arn],
  resourceAccount: target.snapshot.arn.split(":")[4] ?? "",
  resourceTags: target.snapshot.tags,
});

const sameAccount = (from: PrincipalModel, to: PrincipalModel): boolean =>
  from.arn.split(":")[4] === to.arn.split(":")[4];

/** Whether there may be a step at all: most pairs have nothing to do with each other, and cost next to nothing. */
export function mayStep(from: PrincipalModel, to: PrincipalModel): boolean {
  const { access, pass, takeover } = openPaths(from);
  if (access.some(({ target }) => target === to.kind)) return true;
  if (to.kind === "user") return false;
  return pass.length + takeover.length > 0 || mayConcern(from, to);
}

/** The first way from one principal to another, by what the snapshot holds; then by what it doesn't. */
export function stepTo(
  from: PrincipalModel,
  to: PrincipalModel,
  account: AccountModel,
): Edge | undefined {
  if (!mayStep(from, to)) return undefined;
  const edge = (
    path: string,
    by: string,
    requests: readonly PolicyRequest[],
    dependsOn?: string,
  ): Edge => ({
    from: from.arn,
    to: to.arn,
    path,
    by,
    requests,
    ...(dependsOn !== undefined && { dependsOn }),
  });
  if (to.kind === "role") {
    const assumed = assumption(from, to);
    if (assumed !== undefined) return edge("sts-001", "sts:AssumeRole", [assumed]);
  }
  if (!sameAccount(from, to)) return undefined;
  for (const path of openPaths(from).access) {
    if (path.target !== to.kind || !fits(path, to)) continue;
    const requests = allPossible(
      from,
      path.actions.map((action) => onto(action, to)),
    );
    if (requests === undefined) continue;
    if (to.kind === "user") return edge(path.id, path.actions.join(" with "), requests);
    const assumed = trustRewritten(from, to);
    if (assumed === undefined) continue;
    return edge(path.id, `${path.actions.join(" with ")}, then sts:AssumeRole`, [
      ...requests,
      assumed,
    ]);
  }
  return to.kind === "role" ? byService(from, to, account, edge) : undefined;
}

function fits({ where }: AccessPath, { kind, snapshot }: PrincipalModel): boolean {
  if (kind !== "user" || where === undefined || !("credentials" in snapshot)) return true;
  const { password } = snapshot.credentials;
  if (password === undefined) return true;
  return where === "password" ? password !== false : password === false;
}

const rememberedAnywhere = new WeakMap<
  PrincipalModel,
  Map<string, readonly PolicyRequest[] | undefined>
>();

/** Whether a principal may do what a path needs on anything: the same whatever role it leads to, and so decided once. */
function anywhere(
  from: PrincipalModel,
  path: string,
  actions: readonly string[],
): readonly PolicyRequest[] | undefined {
  const known =
    rememberedAnywhere.get(from) ?? new Map<string, readonly PolicyRequest[] | undefined>();
  rememberedAnywhere.set(from, known);
  if (!known.has(path)) {
    known.set(
      path,
      allPossible(
        from,
        actions.map((action) => ({ action })),
      ),
    );
  }
  return known.get(path);
}

type MakeEdge = (
  path: string,
  by: string,
  requests: readonly PolicyRequest[],
  dependsOn?: string,
) => Edge;

/** A role by a service that runs what the principal says. */
function byService(
  from: PrincipalModel,
  to: RoleModel,
  account: AccountModel,
  edge: MakeEdge,
): Edge | undefined {
  for (const { id, service, actions } of openPaths(from).pass) {
    if (!serviceMayAssume(service, to)) continue;
    const pass = { ...onto("iam:PassRole", to), context: { "iam:PassedToService": service } };
    const running = anywhere(from, id, actions);
    const passed = running && allPossible(from, [pass]);
    if (running !== undefined && passed !== undefined) {
      return edge(id, `iam:PassRole with ${actions.join(", ")}`, [...passed, ...running]);
    }
  }
  for (const { id, service, actions, what, type } of openPaths(from).takeover) {
    if (!serviceMayAssume(service, to)) continue;
    const known = (account.account.resourcePolicies ?? []).filter(
      (resource) => resource.type === type && resource.role === to.name,
    );
    const found = known
      .map(({ arn }) =>
        allPossible(
          from,
          actions.map((action) => ({ action, resources: [arn] })),
        ),
      )
      .find((requests) => requests !== undefined);
    if (found !== undefined) return edge(id, actions.join(" with "), found);
    const requests = anywhere(from, id, actions);
    if (requests !== undefined) {
      return edge(
        id,
        actions.join(" with "),
        requests,
        `${what} that runs with the role ${to.name}`,
      );
    }
  }
  return undefined;
}
