import {
  CreateRoleCommand,
  CreateUserCommand,
  DeleteRoleCommand,
  DeleteUserCommand,
  GetRoleCommand,
  GetUserCommand,
  IAMClient,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillAccount } from "../clients/filled-account.ts";
import { type TestServer, testServer } from "../running-server.ts";
import { accountResources } from "./account.ts";
import { credentialResources } from "./credentials.ts";
import { destroyUser } from "./destroy-user.ts";
import { groupResources } from "./groups.ts";
import { policyResources } from "./policies.ts";
import { type Attributes, decoded, type Resource, trustText, type World } from "./resource.ts";
import { roleResources } from "./roles.ts";
import { userResources } from "./users.ts";

let running: TestServer;
let world: World;

beforeAll(async () => {
  running = await testServer();
  const { accountId } = running.server;
  world = {
    iam: new IAMClient(running.operator),
    accountId,
    arn: (resource) => `arn:aws:iam::${accountId}:${resource}`,
  };
});
afterAll(() => running.stop());

const resources: readonly Resource[] = [
  ...userResources,
  ...credentialResources,
  ...groupResources,
  ...roleResources,
  ...policyResources,
  ...accountResources,
];

/** Every read shows what is wanted, at once, and the next one the same. */
async function settled(resource: Resource, id: string, wanted: Attributes, when: string) {
  const first = await resource.read(world, id);
  expect(first, when).toEqual(wanted);
  expect(await resource.read(world, id), `again ${when}`).toEqual(first);
}

/** From create to destroy, with every update between. */
async function live(resource: Resource): Promise<void> {
  let id = await resource.create(world);
  let wanted = resource.wants(world);
  await settled(resource, id, wanted, "after create");
  for (const { title, wants, apply } of resource.updates ?? []) {
    id = (await apply(world, id)) ?? id;
    wanted = { ...wanted, ...wants };
    await settled(resource, id, wanted, `after update: ${title}`);
  }
  await resource.delete(world, id);
  expect(await resource.read(world, id), "after destroy").toBeUndefined();
}

test.each(resources)(
  "$type: applied, read, updated, destroyed, and applied again",
  async (resource) => {
    await resource.before?.(world);
    await live(resource);
    await live(resource);
    await resource.after?.(world);
  },
);

test("a user with force_destroy loses all that holds it, in the provider's order, and goes", async () => {
  const { iam } = world;
  await fillAccount(iam, world.accountId);
  const UserName = "user1";
  await destroyUser(iam, UserName);
  await expect(iam.send(new GetUserCommand({ UserName }))).rejects.toMatchObject({
    name: "NoSuchEntityException",
    message: `The user with name ${UserName} cannot be found.`,
  });
});

test("a role before the user that it trusts is refused in the words that the provider waits for", async () => {
  const trust = trustText({ AWS: world.arn("user/tf-late") });
  const role = new CreateRoleCommand({ RoleName: "tf-early", AssumeRolePolicyDocument: trust });
  await expect(world.iam.send(role)).rejects.toMatchObject({
    name: "MalformedPolicyDocumentException",
    message: expect.stringContaining("Invalid principal in policy"),
  });
  await world.iam.send(new CreateUserCommand({ UserName: "tf-late" }));
  await world.iam.send(role);
  await world.iam.send(new DeleteUserCommand({ UserName: "tf-late" }));
  const { Role } = await world.iam.send(new GetRoleCommand({ RoleName: "tf-early" }));
  // What a plan shows then is the unique id of who was there ("IAM JSON policy elements: Principal").
  expect(decoded(Role?.AssumeRolePolicyDocument)).toMatch(/"AWS":"AIDA[A-Z2-7]{17}"/);
  await world.iam.send(new DeleteRoleCommand({ RoleName: "tf-early" }));
});
