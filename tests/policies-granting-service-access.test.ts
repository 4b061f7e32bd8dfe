import { readFileSync } from "node:fs";
import {
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  IAMClient,
  ListPoliciesGrantingServiceAccessCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allow, deny, type MadeEntities, madeEntities } from "./made-entities.ts";
import { refusal } from "./refusal.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;
let made: MadeEntities;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
  made = madeEntities(running);
});
afterAll(() => running.stop());

const names: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(
    new URL("../packages/server/data/service-names.generated.json", import.meta.url),
    "utf8",
  ),
);
const ServiceNamespaces = Object.keys(names).slice(0, 150);

/** By namespace. */
async function granting(Arn: string, ...ServiceNamespaces: string[]) {
  const command = new ListPoliciesGrantingServiceAccessCommand({ Arn, ServiceNamespaces });
  const { PoliciesGrantingServiceAccess = [] } = await iam.send(command);
  return Object.fromEntries(
    PoliciesGrantingServiceAccess.map(({ ServiceNamespace = "", Policies }) => [
      ServiceNamespace,
      Policies,
    ]),
  );
}

test("policies that grant a service are told once, each with where it is", async () => {
  const shared = await made.policy(allow(["sqs:SendMessage", "s3:GetObject"]));
  const user = await made.user(allow(["s3:GetObject", "iam:GetUser"]), deny("sqs:*"));
  const group = await made.group(user);
  await made.putGroupPolicy(group, allow("lambda:ListFunctions"));
  await iam.send(new AttachUserPolicyCommand({ UserName: user, PolicyArn: shared }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName: group, PolicyArn: shared }));
  const managed = {
    PolicyName: shared.split("/").at(-1),
    PolicyType: "MANAGED",
    PolicyArn: shared,
  };
  const inline = { PolicyType: "INLINE", EntityType: "USER", EntityName: user, PolicyName: "own" };
  const inGroup = {
    PolicyType: "INLINE",
    EntityType: "GROUP",
    EntityName: group,
    PolicyName: "in-group",
  };
  expect(await granting(made.arnOf(`user/${user}`), "sqs", "s3", "lambda", "ec2", "s3")).toEqual({
    sqs: [managed],
    s3: [inline, managed],
    lambda: [inGroup],
    ec2: [],
  });
  expect(await granting(made.arnOf(`group/${group}`), "lambda", "iam", "s3")).toEqual({
    lambda: [inGroup],
    iam: [],
    s3: [managed],
  });
  const namespaces = ["sqs", "s3", "sqs", "lambda"];
  const ordered = await iam.send(
    new ListPoliciesGrantingServiceAccessCommand({
      Arn: made.arnOf(`user/${user}`),
      ServiceNamespaces: namespaces,
    }),
  );
  expect(ordered.PoliciesGrantingServiceAccess?.map((one) => one.ServiceNamespace)).toEqual([
    "sqs",
    "s3",
    "lambda",
  ]);
});

test("each policy counts by itself: what another denies is told still, and so is one action", async () => {
  const user = await made.user(allow("s3:GetObject"), deny("s3:GetObject"));
  const PolicyArn = await made.policy(deny("s3:*"));
  await iam.send(new AttachUserPolicyCommand({ UserName: user, PolicyArn }));
  expect(await granting(made.arnOf(`user/${user}`), "s3")).toMatchObject({
    s3: [{ PolicyName: "own" }],
  });
});

test("namespaces come in pages of a hundred", async () => {
  const user = await made.user(allow("*"));
  const Arn = made.arnOf(`user/${user}`);
  const first = await iam.send(
    new ListPoliciesGrantingServiceAccessCommand({ Arn, ServiceNamespaces }),
  );
  expect(first).toMatchObject({ IsTruncated: true });
  expect(first.PoliciesGrantingServiceAccess).toHaveLength(100);
  const second = await iam.send(
    new ListPoliciesGrantingServiceAccessCommand({
      Arn,
      ServiceNamespaces,
      Marker: first.Marker,
    }),
  );
  expect(second).toMatchObject({ IsTruncated: false });
  expect(second.PoliciesGrantingServiceAccess).toHaveLength(ServiceNamespaces.length - 100);
});

test("unknown services, and what holds no policies, are refused", async () => {
  expect(await refusal(granting(made.arnOf("user/nobody"), "s3", "nosuchservice"))).toEqual({
    name: "InvalidInputException",
    message: "Invalid service namespace: [nosuchservice]",
  });
  const policy = "arn:aws:iam::aws:policy/PowerUserAccess";
  expect(await refusal(granting(policy, "s3"))).toEqual({
    name: "InvalidInputException",
    message: `Invalid Entity Arn: ${policy} is not supported.`,
  });
  expect(await refusal(granting(made.arnOf("user/nobody"), "s3"))).toEqual({
    name: "NoSuchEntityException",
    message: "The user with name nobody cannot be found.",
  });
});
