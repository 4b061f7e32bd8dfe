import type { Violation } from "@ostiary/wire";

/** A constraint of AWS's models that lenient mode does not hold inputs to. */
export interface WaivedConstraint {
  /** What it means for a user, as docs/emulator.md says it. */
  readonly says: string;
  /** `iam:PutRolePolicy`; absent: every operation. */
  readonly operations?: ReadonlySet<string>;
  readonly path: RegExp;
  /** Absent: whatever is demanded of the value. */
  readonly constraint?: RegExp;
}

const inlinePolicyOperations = ["User", "Group", "Role"].flatMap((holder) =>
  ["Put", "Get", "Delete"].map((verb) => `iam:${verb}${holder}Policy`),
);

export const waivedConstraints: readonly WaivedConstraint[] = [
  {
    says: "a path may be any text, with or without slashes",
    path: /^(path|newPath|pathPrefix)$/,
  },
  {
    says: "the name of an inline policy may have blanks and other characters",
    operations: new Set(inlinePolicyOperations),
    path: /^policyName$/,
    constraint: /pattern/,
  },
];

/** Whether an input of an operation may break a constraint. */
export const mayBreak = (operation: string, { path, constraint }: Violation): boolean =>
  waivedConstraints.some(
    (waived) =>
      waived.path.test(path) &&
      (waived.operations?.has(operation) ?? true) &&
      (waived.constraint?.test(constraint) ?? true),
  );
