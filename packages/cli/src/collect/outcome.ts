import { type CoverageByInput, type Input, inputs, type Snapshot } from "@ostiary/practices";

/** An input that is not wholly there. */
export interface Gap {
  readonly input: Input;
  readonly state: "partial" | "absent";
  readonly reason: string;
}

/** What was collected of one account, or of the organization. */
export interface CollectedPart {
  readonly name: string;
  readonly complete: number;
  readonly gaps: readonly Gap[];
  /** Inputs that were neither collected nor given. */
  readonly notGiven: readonly Input[];
}

/** What `ostiary collect` did. */
export interface CollectOutcome {
  readonly output: string;
  readonly takenAt: string;
  readonly users: number;
  readonly roles: number;
  readonly policies: number;
  readonly parts: readonly CollectedPart[];
}

/** `wanted`: the inputs that it could have had. */
function partOf(name: string, coverage: CoverageByInput, wanted: readonly Input[]): CollectedPart {
  const known = inputs.flatMap((input) => {
    const state = coverage[input];
    return state === undefined ? [] : [{ input, ...state }];
  });
  const gaps = known.flatMap((part) => (part.state === "complete" ? [] : [part]));
  const notGiven = wanted.filter((input) => coverage[input] === undefined);
  return { name, complete: known.length - gaps.length, gaps, notGiven };
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Sums up a snapshot that was written. */
export function outcomeOf(output: string, snapshot: Snapshot): CollectOutcome {
  const { accounts, organization, takenAt } = snapshot;
  const ofAccounts = inputs.filter((input) => organization?.coverage[input] === undefined);
  return {
    output,
    takenAt,
    users: total(accounts.map(({ users }) => users.length)),
    roles: total(accounts.map(({ roles }) => roles.length)),
    policies: total(accounts.map(({ policies }) => policies.length)),
    parts: [
      ...accounts.map(({ id, coverage }) => partOf(id, coverage, ofAccounts)),
      ...(organization === undefined ? [] : [partOf(organization.id, organization.coverage, [])]),
    ],
  };
}

const longestReason = 100;

const shortened = (reason: string): string =>
  reason.length <= longestReason ? reason : `${reason.slice(0, longestReason - 1)}…`;

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** The outcome for people: what is there, and under it each gap with its reason. */
export function printedOutcome({ output, users, roles, policies, parts }: CollectOutcome): string {
  const found = [
    counted(users, "user", "users"),
    counted(roles, "role", "roles"),
    counted(policies, "policy", "policies"),
  ].join(", ");
  const width = Math.max(...inputs.map((input) => input.length));
  const lines = parts.flatMap(({ name, complete, gaps, notGiven }) => [
    [
      `${name}: ${counted(complete, "input", "inputs")} complete`,
      counted(gaps.length, "gap", "gaps"),
      ...(notGiven.length === 0 ? [] : [`${notGiven.length} not given`]),
    ].join(", "),
    ...gaps.map(
      ({ input, state, reason }) =>
        `  ${input.padEnd(width)}  ${state.padEnd(7)}  ${shortened(reason)}`,
    ),
  ]);
  return [`${output === "-" ? "The snapshot" : output} holds ${found}.`, ...lines].join("\n");
}
