/** How much is measured. */
export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly starts: number;
  readonly connections: number;
  /** Milliseconds that every connection pauses before a request; absent: none. */
  readonly pause?: number;
}

/** What docs/performance.md is made with. */
export const thorough: Effort = {
  rounds: 5,
  seconds: 5,
  warmUpSeconds: 1.5,
  starts: 9,
  connections: 32,
};

/** One short round of everything. */
export const quick: Effort = {
  ...thorough,
  rounds: 1,
  seconds: 1.5,
  warmUpSeconds: 1,
  starts: 2,
};
