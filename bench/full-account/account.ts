import {
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  IAMClient,
  ListUsersCommand,
} from "@aws-sdk/client-iam";
import { generate } from "../load/generate.ts";
import { type Call, signedRequest } from "../load/signed-request.ts";
import type { RunningPeer } from "../peers/peer.ts";
import { callerName, type Stage, setStage } from "../stage/stage.ts";

/** What lies in a full account; AWS lets an account have half as many users, and asks before it may have as many policies. */
export const counts = { users: 10_000, roles: 1_000, policies: 2_000, groups: 100 } as const;

/** Quotas under which they fit. */
export const quotas = "UsersQuota=50000,RolesQuota=50000,PoliciesQuota=50000,GroupsQuota=1000";

export const pageSize = 100;

export const personName = (index: number): string => `person-${index % counts.users}`;
export const machineName = (index: number): string => `machine-${index % counts.roles}`;
export const policyName = (index: number): string => `access-${index % counts.policies}`;
const teamName = (index: number): string => `team-${index % counts.groups}`;

/** A stage whose account is full. */
export interface FullStage extends Stage {
  readonly policyArn: (index: number) => string;
  /** The marker of the last whole page of users; undefined where the peer gives no pages. */
  readonly lastPage: string | undefined;
}

const iam = (form: Call["form"]): Call => ({ service: "iam", form });

const document = (Action: string | readonly string[], Resource: string): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] });

export const trustPolicy: string = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
});

export const accessPolicy = (index: number): string =>
  document(["s3:GetObject", "s3:PutObject"], `arn:aws:s3:::bucket-${index}/*`);

const manageEntities = document(
  [
    "AttachUserPolicy",
    "DetachUserPolicy",
    "CreateRole",
    "DeleteRole",
    "CreatePolicy",
    "DeletePolicy",
  ].map((name) => `iam:${name}`),
  "*",
);

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** The calls that fill an account, in rounds: what a round makes is needed by the next. */
const fillingCalls = (arnOf: (index: number) => string): readonly (readonly Call[])[] => [
  [
    ...upTo(counts.policies).map((index) =>
      iam({
        Action: "CreatePolicy",
        PolicyName: policyName(index),
        PolicyDocument: accessPolicy(index),
      }),
    ),
    ...upTo(counts.groups).map((index) =>
      iam({ Action: "CreateGroup", GroupName: teamName(index) }),
    ),
    ...upTo(counts.users).map((index) =>
      iam({
        Action: "CreateUser",
        UserName: personName(index),
        Path: "/staff/",
        "Tags.member.1.Key": "team",
        "Tags.member.1.Value": teamName(index),
      }),
    ),
    ...upTo(counts.roles).map((index) =>
      iam({
        Action: "CreateRole",
        RoleName: machineName(index),
        AssumeRolePolicyDocument: trustPolicy,
      }),
    ),
  ],
  [
    ...upTo(counts.users).flatMap((index) => [
      iam({ Action: "AddUserToGroup", GroupName: teamName(index), UserName: personName(index) }),
      iam({ Action: "AttachUserPolicy", UserName: personName(index), PolicyArn: arnOf(index) }),
    ]),
    ...upTo(counts.roles).map((index) =>
      iam({ Action: "AttachRolePolicy", RoleName: machineName(index), PolicyArn: arnOf(index) }),
    ),
  ],
];

/** Makes on a peer what every stage has, and fills its account; the caller may change what is in it. */
export async function setFullStage(peer: RunningPeer, connections: number): Promise<FullStage> {
  const stage = await setStage(peer);
  const { port, pid, operator } = peer;
  const client = new IAMClient({
    endpoint: peer.endpoint,
    region: "us-east-1",
    credentials: operator,
  });
  const { Policy } = await client.send(
    new CreatePolicyCommand({ PolicyName: "ManageEntities", PolicyDocument: manageEntities }),
  );
  const PolicyArn = Policy?.Arn ?? "";
  await client.send(new AttachUserPolicyCommand({ UserName: callerName, PolicyArn }));
  const policyArn = (index: number): string => PolicyArn.replace(/[^/]+$/, policyName(index));
  for (const calls of fillingCalls(policyArn)) {
    const requests = await Promise.all(calls.map((call) => signedRequest(call, port, operator)));
    const seconds = Number.POSITIVE_INFINITY;
    await generate({ port, pid, connections, requests, cycled: false, seconds });
  }
  const lastPage = await lastPageOf(client);
  client.destroy();
  return { ...stage, policyArn, lastPage };
}

/** Where the last whole page of users begins. */
async function lastPageOf(client: IAMClient): Promise<string | undefined> {
  const markers: string[] = [];
  let Marker: string | undefined;
  do {
    const page = await client.send(
      new ListUsersCommand({ MaxItems: pageSize, ...(Marker !== undefined && { Marker }) }),
    );
    if ((page.Users?.length ?? 0) > pageSize) return undefined;
    Marker = page.Marker;
    if (Marker !== undefined) markers.push(Marker);
  } while (Marker !== undefined);
  return markers.at(-2);
}
