import { readFileSync } from "node:fs";
import type { ProvokedErrors } from "./answers.ts";

const documented: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL("documented-errors.generated.json", import.meta.url), "utf8"),
);

/** A code without the ending that the JSON services and some of IAM's errors have. */
const bare = (code: string): string => code.replace(/Exception$/, "");

/** Errors that AWS documents and this server never has, and why. */
export const neverHere: Readonly<Record<string, string>> = {
  ServiceFailure: "a fault of this server is InternalFailure, as the common errors have it",
  Service: "as ServiceFailure",
  ConcurrentModification: "changes to an account follow one another, and none is lost",
  ReportInProgress: "reports are complete when they are asked for",
  OpenIdIdpCommunicationError: "the issuer is not asked when a provider is made",
  RegionDisabled: "one endpoint serves every region",
  UnsupportedAPIEndpoint: "one endpoint serves everything",
  TooManyRequests: "who asks too often is answered Throttling",
};

/** What the tests know of an operation's errors. */
export interface ErrorsTested {
  /** Provoked by tests, beyond what the matrix does with every operation; documented or not. */
  readonly provoked: readonly string[];
  /** Documented, and no test provokes them. */
  readonly open: readonly string[];
}

/** The matrix (tests/operations) has every operation answer these. */
const ofMatrix = new Set([
  "AccessDenied",
  "MissingAuthenticationToken",
  "ValidationError",
  "Validation",
]);

/** AWS lists LimitExceeded for nearly every change; what only takes away passes no quota here. */
const takesAway = /:(Delete|Detach|Remove|Deactivate|Untag)/;

const never = (id: string, code: string): boolean =>
  Object.hasOwn(neverHere, bare(code)) || (code === "LimitExceeded" && takesAway.test(id));

export function errorsTested(id: string, provoked: ProvokedErrors): ErrorsTested {
  const seen = new Set((provoked[id] ?? []).filter((code) => !ofMatrix.has(bare(code))));
  const seenBare = new Set([...seen].map(bare));
  const wrong = [...seen].filter((code) => never(id, code));
  if (wrong.length > 0) throw new Error(`${id} never answers ${wrong}, and yet tests met it.`);
  return {
    provoked: [...seen],
    open: (documented[id] ?? []).filter(
      (code) => !seenBare.has(bare(code)) && !ofMatrix.has(bare(code)) && !never(id, code),
    ),
  };
}
