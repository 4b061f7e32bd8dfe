import { type Grant, grants, type Where } from "./grants.ts";
import { trustPolicyOf, type Workload } from "./trust-policy.ts";

/** Something that a workload needs: actions on resources. */
export interface Need {
  /** What for, as the statement's Sid. */
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Another resource of the kind, which must stay out of reach. */
  readonly elsewhere: string;
}

/** A role for a workload: the policies as objects, in IAM's grammar. */
export interface WorkloadRole {
  readonly name: string;
  readonly trustPolicy: object;
  readonly policy: object;
  readonly boundary: object;
  readonly needs: readonly Need[];
}

/** What a workload needs beside what it asks for: its logs. */
function ownNeeds(workload: Workload, { partition, region, account }: Where): readonly Need[] {
  if (workload.for !== "lambda") return [];
  const groupOf = (name: string) =>
    `arn:${partition}:logs:${region}:${account}:log-group:/aws/lambda/${name}`;
  const group = groupOf(workload.name);
  return [
    {
      sid: "Logs",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [group, `${group}:*`],
      elsewhere: groupOf(otherName(workload.name)),
    },
  ];
}

/** A name that is another than this, and begins like it. */
const otherName = (name: string): string => `${name}-ostiary-other`;

function needOf({ kind, name }: Grant, where: Where, index: number): Need {
  const { resource, inside, actions } = grants[kind];
  const arn = resource(where, name);
  const sid = `${kind.replace(/(?:^|-)./gu, (part) => part.replace("-", "").toUpperCase())}${index + 1}`;
  return {
    sid,
    actions,
    resources: inside === undefined ? [arn] : [arn, arn + inside],
    elsewhere: resource(where, otherName(name)),
  };
}

/** A least-privilege role for a workload, with a boundary that holds it to the services that it asked for. */
export function workloadRole(
  workload: Workload,
  asked: readonly Grant[],
  where: Where,
): WorkloadRole {
  const needs = [
    ...ownNeeds(workload, where),
    ...asked.map((grant, index) => needOf(grant, where, index)),
  ];
  const services = [
    ...new Set(
      needs.flatMap(({ actions }) => actions.map((action) => `${action.split(":")[0]}:*`)),
    ),
  ];
  const statement = ({ sid, actions, resources }: Need) => ({
    Sid: sid,
    Effect: "Allow",
    Action: actions,
    Resource: resources,
  });
  return {
    name: workload.name,
    needs,
    trustPolicy: trustPolicyOf(workload, where),
    policy: { Version: "2012-10-17", Statement: needs.map(statement) },
    boundary: {
      Version: "2012-10-17",
      Statement: [
        { Sid: "OnlyTheseServices", Effect: "Allow", Action: services.toSorted(), Resource: "*" },
      ],
    },
  };
}
