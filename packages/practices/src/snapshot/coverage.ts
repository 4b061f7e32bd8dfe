/**
 * What a snapshot may hold. Each input is collected or read by itself, so each may be missing by itself; a rule names those that it needs.
 */
export const inputs = [
  "authorization-details",
  "credential-report",
  "account-summary",
  "account-alias",
  "password-policy",
  "login-profiles",
  "mfa-devices",
  "access-keys",
  "ssh-public-keys",
  "signing-certificates",
  "service-specific-credentials",
  "server-certificates",
  "identity-providers",
  "root-features",
  "last-accessed",
  "organization",
  "control-policies",
  "identity-center",
  "resource-policies",
  "analyzers",
  "activity",
  "reviews",
] as const;

export type Input = (typeof inputs)[number];

/** How much of an input there is. What is not complete says why: a refused call, a file that was not given. */
export type Coverage =
  | { readonly state: "complete" }
  | { readonly state: "partial" | "absent"; readonly reason: string };

/**
 * The coverage of every input; one that is not named is absent. What is read of an organization once, for all its accounts, stands in
 * the coverage of the organization; where there is none, in that of the account that was asked.
 */
export type CoverageByInput = Readonly<Partial<Record<Input, Coverage>>>;

const absent: Coverage = { state: "absent", reason: "It was neither collected nor given." };

/** How much of an input there is. */
export const coverageOf = (coverage: CoverageByInput, input: Input): Coverage =>
  coverage[input] ?? absent;
