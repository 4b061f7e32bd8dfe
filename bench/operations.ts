import type { Call } from "./load/signed-request.ts";
import { type Stage, staffName } from "./stage/stage.ts";

/** An operation that is measured. */
export interface MeasuredOperation<S extends Stage = Stage> {
  readonly name: string;
  /** The nth call of a round. */
  readonly call: (index: number, round: number, stage: S) => Call;
  /** Undoes the nth call; an operation that has it can make each of its calls once only. */
  readonly undo?: (index: number, round: number, stage: S) => Call;
}

/**
 * How many calls of a round are signed beforehand. INVARIANT: with the people of the stage fewer than the users that an account may
 * have (5,000, "IAM and AWS STS quotas").
 */
export const callsOfRound = 4_600;

const newUserName = (index: number, round: number): string => `newcomer-${round}-${index}`;

export const operations: readonly MeasuredOperation[] = [
  {
    name: "STS GetCallerIdentity",
    call: () => ({ service: "sts", form: { Action: "GetCallerIdentity" } }),
  },
  {
    name: "IAM GetUser",
    call: (index) => ({
      service: "iam",
      form: { Action: "GetUser", UserName: staffName(index) },
    }),
  },
  {
    name: "IAM CreateUser",
    call: (index, round) => ({
      service: "iam",
      form: { Action: "CreateUser", Path: "/staff/", UserName: newUserName(index, round) },
    }),
    undo: (index, round) => ({
      service: "iam",
      form: { Action: "DeleteUser", UserName: newUserName(index, round) },
    }),
  },
  {
    name: "STS AssumeRole",
    call: (index, round, { roleArn }) => ({
      service: "sts",
      form: {
        Action: "AssumeRole",
        RoleArn: roleArn,
        RoleSessionName: `session-${round}-${index}`,
      },
    }),
  },
];
