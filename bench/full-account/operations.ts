import type { Call } from "../load/signed-request.ts";
import type { MeasuredOperation } from "../operations.ts";
import {
  accessPolicy,
  type FullStage,
  machineName,
  pageSize,
  personName,
  trustPolicy,
} from "./account.ts";

/** An operation on a full account, and what it is held to. */
export interface FullAccountOperation extends MeasuredOperation<FullStage> {
  /** Milliseconds that the median of its answers may take. */
  readonly bar: number;
}

const readBar = 1;
const writeBar = 5;

const iam = (form: Call["form"]): Call => ({ service: "iam", form });
const newcomer = (index: number, round: number): string => `newcomer-${round}-${index}`;

/** What is held to a bar. */
export const fullAccountOperations: readonly FullAccountOperation[] = [
  {
    name: "GetUser",
    bar: readBar,
    call: (index) => iam({ Action: "GetUser", UserName: personName(index * 7) }),
  },
  {
    name: "GetRole",
    bar: readBar,
    call: (index) => iam({ Action: "GetRole", RoleName: machineName(index * 7) }),
  },
  {
    name: "GetPolicy",
    bar: readBar,
    call: (index, _round, { policyArn }) =>
      iam({ Action: "GetPolicy", PolicyArn: policyArn(index * 7) }),
  },
  {
    name: "ListAttachedUserPolicies",
    bar: readBar,
    call: (index) => iam({ Action: "ListAttachedUserPolicies", UserName: personName(index * 7) }),
  },
  {
    name: "ListGroupsForUser",
    bar: readBar,
    call: (index) => iam({ Action: "ListGroupsForUser", UserName: personName(index * 7) }),
  },
  {
    name: "CreateUser",
    bar: writeBar,
    call: (index, round) =>
      iam({ Action: "CreateUser", Path: "/staff/", UserName: newcomer(index, round) }),
    undo: (index, round) => iam({ Action: "DeleteUser", UserName: newcomer(index, round) }),
  },
  {
    name: "TagUser",
    bar: writeBar,
    call: (index, round) =>
      iam({
        Action: "TagUser",
        UserName: personName(index * 7),
        "Tags.member.1.Key": "manager",
        "Tags.member.1.Value": `manager-${round}-${index}`,
      }),
  },
  {
    name: "AttachUserPolicy",
    bar: writeBar,
    call: (index, _round, { policyArn }) =>
      iam({
        Action: "AttachUserPolicy",
        UserName: personName(index),
        PolicyArn: policyArn(index + 1),
      }),
    undo: (index, _round, { policyArn }) =>
      iam({
        Action: "DetachUserPolicy",
        UserName: personName(index),
        PolicyArn: policyArn(index + 1),
      }),
  },
  {
    name: "CreateRole",
    bar: writeBar,
    call: (index, round) =>
      iam({
        Action: "CreateRole",
        RoleName: newcomer(index, round),
        AssumeRolePolicyDocument: trustPolicy,
      }),
    undo: (index, round) => iam({ Action: "DeleteRole", RoleName: newcomer(index, round) }),
  },
  {
    name: "CreatePolicy",
    bar: writeBar,
    call: (index, round) =>
      iam({
        Action: "CreatePolicy",
        PolicyName: newcomer(index, round),
        PolicyDocument: accessPolicy(index),
      }),
    undo: (index, round, { policyArn }) =>
      iam({
        Action: "DeletePolicy",
        PolicyArn: policyArn(0).replace(/[^/]+$/, newcomer(index, round)),
      }),
  },
];

/** The first page of the users, and the last whole one: they have to cost the same. */
export const pages: readonly MeasuredOperation<FullStage>[] = [
  {
    name: "ListUsers, first page",
    call: () => iam({ Action: "ListUsers", MaxItems: String(pageSize) }),
  },
  {
    name: "ListUsers, last page",
    call: (_index, _round, { lastPage }) =>
      iam({
        Action: "ListUsers",
        MaxItems: String(pageSize),
        ...(lastPage !== undefined && { Marker: lastPage }),
      }),
  },
];
