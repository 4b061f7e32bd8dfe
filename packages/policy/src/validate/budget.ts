/** A bound on the work of the checks that hold many things against many others. */
export interface Budget {
  /** Whether there is work left; takes what the next step costs. */
  spend(cost: number): boolean;
}

/** Enough for every policy that AWS would keep; a hostile document ends it, and the checks that need it stop. */
const defaultBudget = 20_000_000;

/** A budget of so many steps. */
export function createBudget(steps: number = defaultBudget): Budget {
  let left = steps;
  return {
    spend(cost) {
      left -= cost;
      return left >= 0;
    },
  };
}
