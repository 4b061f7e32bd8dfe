import type { Condition, Statement } from "../document/policy.ts";
import type { ContextChange } from "./context-changes.ts";
import type { DecidingStatement, LayerName } from "./layers.ts";

/**
 * One step of what would make a request allowed:
 * - `context`: the request brings another value.
 * - `allow`: a policy of the layer allows it; the statement allows this request and nothing else.
 * - `lift`: an explicit Deny goes, or, with an exception, spares this caller. Somebody meant it: never a step to take unseen.
 */
export type ChangeStep =
  | ({ readonly kind: "context" } & ContextChange)
  | {
      readonly kind: "allow";
      readonly layer: LayerName;
      /** The level of the organization, from its root; undefined for layers without levels. */
      readonly level: number | undefined;
      readonly statement: Statement;
    }
  | {
      readonly kind: "lift";
      readonly denial: DecidingStatement;
      /** The condition to add to the Deny; undefined where no condition would tell this caller from others. */
      readonly exception: Condition | undefined;
    };

/** What would make a request allowed: all of its steps together. */
export interface Change {
  readonly steps: readonly ChangeStep[];
}
