import {
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateVirtualMFADeviceCommand,
  IAMClient,
  TagInstanceProfileCommand,
  TagPolicyCommand,
  TagRoleCommand,
} from "@aws-sdk/client-iam";
import {
  AttachPolicyCommand,
  CreatePolicyCommand as CreateControlPolicyCommand,
  DetachPolicyCommand,
  DisablePolicyTypeCommand,
  EnablePolicyTypeCommand,
  UpdatePolicyCommand,
} from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allow, document } from "../made-entities.ts";
import { madeOrganization } from "../made-organization.ts";
import { type TestServer, testServer } from "../running-server.ts";

let running: TestServer;
let made: Awaited<ReturnType<typeof madeOrganization>>;
let unit: string;
let iam: IAMClient;
let outside: IAMClient;
let arn: string;

const content = (values: readonly string[], types: readonly string[]) =>
  JSON.stringify({
    tags: {
      costcenter: {
        tag_key: { "@@assign": "CostCenter" },
        tag_value: { "@@assign": values },
        enforced_for: { "@@assign": types },
      },
    },
  });

/** A policy with tags; each has a name of its own. */
let count = 0;
function policyWith(client: IAMClient, Tags: { Key: string; Value: string }[]) {
  count += 1;
  const PolicyDocument = document(allow("s3:GetObject"));
  return client.send(new CreatePolicyCommand({ PolicyName: `p${count}`, PolicyDocument, Tags }));
}

const refused = (key: string) => ({
  name: "InvalidInputException",
  message: `The tag policy does not allow the specified value for the following tag key: '${key}'.`,
});

const tag = (Value: string, Key = "CostCenter") => [{ Key, Value }];

beforeAll(async () => {
  running = await testServer();
  made = await madeOrganization(running);
  unit = await made.unit("workloads");
  iam = new IAMClient(await made.administrator(await made.account("inside", unit)));
  outside = new IAMClient(await made.administrator(await made.account("outside")));
  arn = (await policyWith(iam, [])).Policy?.Arn ?? "";
});
afterAll(() => running.stop());

test("tags are held against the tag policy of their account where it is enforced, from the next call on", async () => {
  const { organizations, rootId } = made;
  const type = { RootId: rootId, PolicyType: "TAG_POLICY" } as const;
  await organizations.send(new EnablePolicyTypeCommand(type));
  const { Policy } = await organizations.send(
    new CreateControlPolicyCommand({
      Name: "cost-center",
      Description: "",
      Type: "TAG_POLICY",
      Content: content(["100"], ["iam:policy", "iam:mfa"]),
    }),
  );
  const PolicyId = Policy?.PolicySummary?.Id;
  await policyWith(iam, tag("300"));
  await organizations.send(new AttachPolicyCommand({ PolicyId, TargetId: unit }));

  await expect(policyWith(iam, tag("300"))).rejects.toMatchObject(refused("CostCenter"));
  await expect(
    iam.send(new TagPolicyCommand({ PolicyArn: arn, Tags: tag("300") })),
  ).rejects.toMatchObject(refused("CostCenter"));
  await expect(
    iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "m", Tags: tag("1") })),
  ).rejects.toMatchObject(refused("CostCenter"));
  await expect(policyWith(iam, tag("100", "costcenter"))).rejects.toMatchObject({
    message: "The tag policy requires the tag key 'costcenter' to be written 'CostCenter'.",
  });

  // What complies, what is untagged, what other tags are, and who is elsewhere.
  await policyWith(iam, tag("100"));
  await policyWith(iam, []);
  await policyWith(iam, tag("300", "Project"));
  await policyWith(outside, tag("300"));

  // Types that it is not enforced for, and those that AWS enforces nothing for.
  const InstanceProfileName = "profile";
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName, Tags: tag("300") }));
  const RoleName = "role";
  const AssumeRolePolicyDocument = document({
    Effect: "Allow",
    Principal: { Service: "ec2.amazonaws.com" },
    Action: "sts:AssumeRole",
  });
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument, Tags: tag("300") }));

  await organizations.send(
    new UpdatePolicyCommand({ PolicyId, Content: content(["200"], ["iam:*"]) }),
  );
  await expect(policyWith(iam, tag("100"))).rejects.toMatchObject(refused("CostCenter"));
  await policyWith(iam, tag("200"));
  await expect(
    iam.send(new TagInstanceProfileCommand({ InstanceProfileName, Tags: tag("300") })),
  ).rejects.toMatchObject(refused("CostCenter"));
  await iam.send(new TagRoleCommand({ RoleName, Tags: tag("400") }));

  await organizations.send(new DisablePolicyTypeCommand(type));
  await policyWith(iam, tag("300"));
  await organizations.send(new EnablePolicyTypeCommand(type));
  await organizations.send(new DetachPolicyCommand({ PolicyId, TargetId: unit })).catch(() => {});
  await policyWith(iam, tag("300"));
});
