import { defaultQuotas, type IamArns, iamArns, partitionOf, type Quotas } from "@ostiary/directory";
import { headerOf, type ServiceError, type Violation, type WireRequest } from "@ostiary/wire";
import type { Operation } from "../operation.ts";
import { operations } from "../services/index.ts";
import { changes } from "./changes.ts";
import { withNumberedMarkers } from "./numbered-markers.ts";
import { type AskedOperation, reworded } from "./rewordings.ts";
import { sessionTokens } from "./session-tokens.ts";
import { everythingWaived, type WaivedCheck } from "./waived-checks.ts";
import { mayBreak } from "./waived-constraints.ts";

/** What a server is that stands in for an emulator: data that the pipeline asks, and what is kept beside the directory. */
export interface LenientMode {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly waived: ReadonlySet<WaivedCheck>;
  readonly quotas: Quotas;
  /** Which constraints of the model an input may break. */
  mayBreak(operation: Operation): (violation: Violation) => boolean;
  /** An error in the words of emulators. */
  reworded(asked: AskedOperation, error: ServiceError): ServiceError;
  /** The region that a client of moto's tells of in its user agent, where no signature does. */
  regionOf(request: WireRequest): string | undefined;
  /** Whether a request's permissions are checked: not for the first ones after a reset, by default for none. */
  checksPermissions(): boolean;
  /** moto's `reset-auth`: how many requests from now on are free. Gives the number that held before. */
  setFreeRequests(count: number): number;
  /** The token that a client is shown, which stands for the one that was sealed. */
  shownToken(accessKeyId: string, sealed: string, minimum: number): string;
  /** The sealed token of credentials that were given out, whatever token their client sends. */
  tokenOf(accessKeyId: string): string | undefined;
  /** The ARNs of the partition that a region lies in. */
  arnsIn(region: string): IamArns;
  forget(): void;
}

/** A resource may have any number of tags; a request brings 50 at the most all the same. */
const quotas: Quotas = Object.freeze({
  ...defaultQuotas,
  TagsPerResourceQuota: Number.MAX_SAFE_INTEGER,
});

/** The operations that lenient mode serves: the strict ones, with its changes laid over them. */
function lenientOperations(): ReadonlyMap<string, Operation> {
  const served = new Map<string, Operation>();
  for (const [name, strict] of operations) served.set(name, withNumberedMarkers(strict));
  for (const { operation: name, over } of changes) {
    const present = served.get(name);
    if (present === undefined) throw new TypeError(`${name} is not served.`);
    served.set(name, over(present));
  }
  return served;
}

/** Lenient mode, with so many requests that are free of permissions at first (moto's INITIAL_NO_AUTH_ACTION_COUNT). */
export function lenientMode(initialFreeRequests: number): LenientMode {
  const tokens = sessionTokens();
  const arns = new Map<string, IamArns>();
  let free = initialFreeRequests;
  let seen = 0;
  return {
    operations: lenientOperations(),
    waived: everythingWaived,
    quotas,
    mayBreak: ({ service, name }) => {
      const operation = `${service}:${name}`;
      return (violation) => mayBreak(operation, violation);
    },
    reworded,
    regionOf: (request) =>
      / region\/([a-z0-9-]{1,32})/.exec(headerOf(request, "user-agent") ?? "")?.[1],
    checksPermissions() {
      seen += 1;
      return seen > free;
    },
    setFreeRequests(count) {
      const before = free;
      free = count;
      seen = 0;
      return before;
    },
    shownToken: tokens.shown,
    tokenOf: tokens.sealed,
    arnsIn(region) {
      const partition = partitionOf(region);
      const known = arns.get(partition) ?? iamArns(partition);
      arns.set(partition, known);
      return known;
    },
    forget: tokens.forget,
  };
}
