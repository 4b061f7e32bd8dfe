import { loadService } from "@ostiary/wire";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../running-server.ts";
import { operationCases } from "./cases/index.ts";
import { calledOperation } from "./operation-case.ts";
import { makeWorld, type World } from "./world.ts";

let running: TestServer;
let world: World;

beforeAll(async () => {
  running = await testServer();
  world = await makeWorld(running);
});
afterAll(() => running.stop());

/** How IAM says that what a member names is not there. */
const sentences: Readonly<Record<string, (name: string, operation: string) => string>> = {
  UserName: (name) => `The user with name ${name} cannot be found.`,
  GroupName: (name) => `The group with name ${name} cannot be found.`,
  RoleName: (name) => `The role with name ${name} cannot be found.`,
  InstanceProfileName: (name) => `Instance Profile ${name} cannot be found.`,
  AccessKeyId: (name) => `The Access Key with id ${name} cannot be found.`,
  PolicyArn: (name, operation) =>
    /^Attach/.test(operation)
      ? `Policy ${name} does not exist or is not attachable.`
      : /PolicyVersion$/.test(operation) && /^(Get|SetDefault)/.test(operation)
        ? `Policy ${name} version`
        : `Policy ${name} was not found.`,
  VersionId: (name) => `version ${name} does not exist or is not attachable.`,
  PolicyName: (name) => `policy with name ${name} cannot be found.`,
  PermissionsBoundary: (name) => `Scope ARN: ${name} does not exist or is not attachable.`,
  AccountAlias: (name) => `The account alias ${name} cannot be found.`,
};

const missing: Readonly<Record<string, string>> = {
  PolicyArn: "arn:aws:iam::aws:policy/NoSuchPolicy",
  PermissionsBoundary: "arn:aws:iam::aws:policy/NoSuchPolicy",
  AccessKeyId: "AKIANOSUCHKEY0000000",
  VersionId: "v99",
};

/** What an operation makes, and so need not be there; and what AWS does not tell whether it is there. */
const makes = (operation: string, member: string): boolean =>
  operation === `Create${member.replace(/Name$/, "")}` ||
  (operation.startsWith("Put") && member === "PolicyName") ||
  operation === "GetAccessKeyLastUsed";

const { inputs, shapes } = (await loadService("iam")).constraints;

const named = Object.entries(operationCases).flatMap(([id, { input }]) => {
  const { service, operation } = calledOperation(id);
  if (service !== "iam") return [];
  return Object.keys(shapes[inputs[operation] ?? ""]?.members ?? {})
    .filter((member) => member in sentences && !makes(operation, member))
    .map((member) => ({ id, operation, member, input }));
});

test.each(named)(
  "$id answers NoSuchEntity for a $member that is not there, and changes nothing",
  async ({ operation, member, input }) => {
    const good = await input(world);
    // Not every operation has every member; those that don't have nothing to say.
    if (!(member in good)) return;
    const name = missing[member] ?? "nobody";
    const before = world.state();
    const answer = await world.call(running.operator, "iam", operation, {
      ...good,
      [member]: name,
    });
    expect([answer.status, answer.code], answer.body).toEqual([404, "NoSuchEntity"]);
    expect(answer.message).toContain(sentences[member]?.(name, operation));
    expect(world.state()).toBe(before);
  },
);
