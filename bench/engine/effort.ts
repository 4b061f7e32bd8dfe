/** How much of everything is measured. */
export interface Effort {
  readonly rounds: number;
  /** Processor time of one batch. */
  readonly batchMilliseconds: number;
  /** Decisions over which memory is looked at. */
  readonly decisions: number;
  readonly principals: number;
}

export const thorough: Effort = {
  rounds: 15,
  batchMilliseconds: 20,
  decisions: 4_000_000,
  principals: 100_000,
};

export const quick: Effort = {
  rounds: 4,
  batchMilliseconds: 10,
  decisions: 400_000,
  principals: 20_000,
};
