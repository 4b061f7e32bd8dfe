import type { CatalogAction, ServiceCatalog } from "../catalog/service-catalog.ts";
import type { PolicyKind } from "../document/policy.ts";
import type { Budget } from "./budget.ts";
import type { Report } from "./finding.ts";
import type { LocatedPolicy, LocatedStatement } from "./located-policy.ts";

/** What the checks of a policy know and share. */
export interface Scope {
  readonly kind: PolicyKind;
  /** The type of resource that the policy belongs to: `AWS::S3::Bucket`. */
  readonly resourceType: string | undefined;
  /** Variables stand for values: the policy is of version 2012-10-17. */
  readonly variables: boolean;
  /** The catalogues of the services that the policy speaks of, by prefix. */
  readonly catalogs: ReadonlyMap<string, ServiceCatalog>;
  /** The prefixes of every service. */
  readonly serviceNames: readonly string[];
  readonly report: Report;
  readonly budget: Budget;
  /** The actions that patterns stand for, as far as they have been looked for. */
  readonly expansions: Map<string, readonly CatalogAction[]>;
  /** The nearest right name as a question, or nothing. */
  readonly didYouMean: (name: string, candidates: Iterable<string>) => string;
}

/** A check of one statement. */
export type StatementCheck = (statement: LocatedStatement, scope: Scope) => void;

/** A check of a whole policy. */
export type PolicyCheck = (policy: LocatedPolicy, scope: Scope) => void;
