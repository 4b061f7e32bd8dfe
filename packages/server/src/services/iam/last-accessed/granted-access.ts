import { parseArn } from "@ostiary/directory";
import type { AttachedPolicy, Statement } from "@ostiary/policy";
import { covers, overlap } from "./action-patterns.ts";

/** What a statement says about actions, whatever its conditions; patterns are in lower case. */
interface Clause {
  readonly negated: boolean;
  readonly patterns: readonly string[];
  /** The services that the resources belong to; undefined: of any service. */
  readonly resourceServices: readonly string[] | undefined;
}

interface Clauses {
  readonly allow: readonly Clause[];
  /** Those without conditions and for all resources: others take no access away for good. */
  readonly deny: readonly Clause[];
}

function resourceServicesOf({ resources }: Statement): readonly string[] | undefined {
  if (resources === undefined || resources.negated) return undefined;
  const services = resources.patterns.map((pattern) => parseArn(pattern)?.service ?? "*");
  return services.some((service) => service.includes("*")) ? undefined : services;
}

const clauseOf = (statement: Statement): Clause => ({
  negated: statement.actions.negated,
  patterns: statement.actions.patterns.map((pattern) => pattern.toLowerCase()),
  resourceServices: resourceServicesOf(statement),
});

const isEverywhere = ({ resources }: Statement): boolean =>
  resources !== undefined && !resources.negated && resources.patterns.includes("*");

const isNowhere = ({ resources }: Statement): boolean =>
  resources?.negated === true && resources.patterns.includes("*");

const clausesOf = new WeakMap<AttachedPolicy, Clauses>();

function clausesIn(policy: AttachedPolicy): Clauses {
  let clauses = clausesOf.get(policy);
  if (clauses === undefined) {
    const statements = policy.policy.statements.map(({ statement }) => statement);
    const allows = statements.filter(
      (statement) => statement.effect === "Allow" && !isNowhere(statement),
    );
    const denies = statements.filter(
      (statement) =>
        statement.effect === "Deny" && statement.conditions.length === 0 && isEverywhere(statement),
    );
    clauses = { allow: allows.map(clauseOf), deny: denies.map(clauseOf) };
    clausesOf.set(policy, clauses);
  }
  return clauses;
}

/** The actions of a service that a clause allows, as patterns. */
function allowedPatterns(clause: Clause, namespace: string): readonly string[] {
  const whole = `${namespace}:*`;
  const applies = clause.resourceServices?.includes(namespace) ?? true;
  if (clause.negated) {
    const excluded = clause.patterns.some((pattern) => covers(pattern, whole));
    return applies && !excluded ? [whole] : [];
  }
  return clause.patterns.flatMap((pattern) => {
    if (pattern === "*") return applies ? [whole] : [];
    return pattern.startsWith(`${namespace}:`) ? [pattern] : [];
  });
}

/** Whether a clause that denies leaves nothing of a pattern. */
const deniesWholly = ({ negated, patterns }: Clause, wanted: string): boolean =>
  negated
    ? !patterns.some((pattern) => overlap(pattern, wanted))
    : patterns.some((pattern) => covers(pattern, wanted));

/** What policies grant of a service, by their permissions alone ("GenerateServiceLastAccessedDetails"). */
export interface GrantedAccess {
  /** Whether some action of the service may be allowed. */
  service(namespace: string): boolean;
  /** Whether an action may be allowed: `iam:GetUser`. */
  action(name: string): boolean;
}

/** The access that policies grant together: what one denies outright, none of them grants. */
export function grantedAccess(policies: readonly AttachedPolicy[]): GrantedAccess {
  const all = policies.map(clausesIn);
  const deny = all.flatMap((clauses) => clauses.deny);
  const allow = all.flatMap((clauses) => clauses.allow);
  const isDenied = (wanted: string): boolean => deny.some((clause) => deniesWholly(clause, wanted));
  return {
    service: (namespace) =>
      allow.some((clause) =>
        allowedPatterns(clause, namespace).some((pattern) => !isDenied(pattern)),
      ),
    action(name) {
      const wanted = name.toLowerCase();
      const [namespace = ""] = wanted.split(":");
      const isAllowed = allow.some(
        (clause) =>
          allowedPatterns(clause, namespace).some((pattern) => covers(pattern, wanted)) &&
          !(clause.negated && clause.patterns.some((pattern) => covers(pattern, wanted))),
      );
      return isAllowed && !isDenied(wanted);
    },
  };
}

/** Whether one policy, taken by itself, grants access to a service; only a denial of the whole service takes that away. */
export function grantsService(policy: AttachedPolicy, namespace: string): boolean {
  const { allow, deny } = clausesIn(policy);
  return (
    allow.some((clause) => allowedPatterns(clause, namespace).length > 0) &&
    !deny.some((clause) => deniesWholly(clause, `${namespace}:*`))
  );
}
