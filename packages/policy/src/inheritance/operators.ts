/** The operators that give a setting its value ("Inheritance operators", AWS Organizations User Guide). */
export const valueOperators = ["@@assign", "@@append", "@@remove"] as const;

export type ValueOperator = (typeof valueOperators)[number];

/** The operator that says which operators policies below may use. */
export const childControl = "@@operators_allowed_for_child_policies";

/** What may stand in the child control. */
export const childControlValues: readonly string[] = ["@@all", "@@none", ...valueOperators];

/** The operators that a child control leaves to policies below; each when there is none. */
export const allowedOperators = (
  control: readonly string[] | undefined,
): ReadonlySet<ValueOperator> =>
  new Set(
    valueOperators.filter(
      (operator) =>
        control === undefined || control.includes("@@all") || control.includes(operator),
    ),
  );
