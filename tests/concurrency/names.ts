import type { Dice } from "./dice.ts";

/**
 * The names that all writers share, so that they meet. Those of the crowd are fewer, and what is attached goes mostly to them: they
 * come to their quotas. The others are alone often enough to be deleted.
 */
const kinds = {
  user: { crowd: 4, others: 24 },
  group: { crowd: 12, others: 4 },
  role: { crowd: 3, others: 12 },
  policy: { crowd: 12, others: 4 },
  profile: { crowd: 2, others: 3 },
  certificate: { crowd: 24, others: 0 },
} as const;

export type NamedKind = keyof typeof kinds;

/** Names as one writer draws them; one in eight is written in capitals. */
export interface Names {
  /** Any name of the kind. */
  any(kind: NamedKind): string;
  /** Mostly one of the crowd. */
  crowded(kind: NamedKind): string;
  /** The ARN of a managed policy. */
  policyArn(name: string): string;
  userArn(name: string): string;
  readonly dice: Dice;
}

export function namesOf(dice: Dice, accountId: string): Names {
  const written = (name: string): string => (dice.below(8) === 0 ? name.toUpperCase() : name);
  const any = (kind: NamedKind): string =>
    written(`${kind}${dice.below(kinds[kind].crowd + kinds[kind].others)}`);
  return {
    dice,
    any,
    crowded: (kind) =>
      dice.below(16) === 0 ? any(kind) : `${kind}${dice.below(kinds[kind].crowd)}`,
    policyArn: (name) => `arn:aws:iam::${accountId}:policy/${name}`,
    userArn: (name) => `arn:aws:iam::${accountId}:user/${name}`,
  };
}
