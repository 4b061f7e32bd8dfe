import { operations } from "@ostiary/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestServer, testServer } from "../running-server.ts";
import { operationCases } from "./cases/index.ts";
import { callCase, calledOperation, grant, type Need, otherContext } from "./operation-case.ts";
import { speaksJson } from "./raw-call.ts";
import { isArnOf, referenceAction, referenceKey } from "./reference.ts";
import { makeWorld, type World } from "./world.ts";

let running: TestServer;
let world: World;

beforeAll(async () => {
  running = await testServer({ allowPrivateIssuers: true });
  world = await makeWorld(running);
});
afterAll(async () => {
  await world.stop();
  await running.stop();
});

test("every operation that is served has a case", () => {
  expect(Object.keys(operationCases).sort()).toEqual([...operations.keys()].sort());
});

/** Lists are for everything under a path, as AWS's denials say; the reference has no resource for them. */
const isList = (action: string): boolean => action.startsWith("iam:List");

/**
 * Whether a call brings a key: the targets of passed roles and security keys are not served, nor is every provider here; templates
 * make roles without tags and boundaries.
 */
const isBrought = (id: string, key: string): boolean => {
  if (id.startsWith("organizations:")) return isBroughtToOrganizations(id, key);
  if (id === "iam:AcquireRole") return ["iam:RoleTemplateARN", "iam:PolicyARN"].includes(key);
  return (
    /^(aws|iam|sts):/.test(key) &&
    !["iam:RoleTemplateARN", "iam:AssociatedResourceArn", "iam:RegisterSecurityKey"].includes(
      key,
    ) &&
    !key.startsWith("iam:FIDO-")
  );
};

/** What is yet to be made has no tags, and only policies have a type, only transfers a direction. */
const isBroughtToOrganizations = (id: string, key: string): boolean =>
  !key.startsWith("aws:ResourceTag/") &&
  (key !== "organizations:PolicyType" || /(?<!Resource)Polic/.test(id)) &&
  (!key.startsWith("organizations:Transfer") || id.includes("Transfer"));

/** The keys of an identity provider of one's own are in no list. */
const isListedKey = (key: string): boolean => /^(aws|iam|sts|saml|organizations):/.test(key);

/** Session tags of a federated user: the reference names roles only. */
const isUnlisted = (action: string, resource: string): boolean =>
  action === "sts:TagSession" && resource.includes(":federated-user/");

/** What AWS says to whom a need is not granted. */
function denial(
  world: World,
  id: string,
  federated: boolean,
  { action, resource, shown = resource }: Need,
): string {
  if (federated) return `Not authorized to perform ${id}`;
  const user = world.arn(`user/${world.callerName}`);
  return `User: ${user} is not authorized to perform: ${action} on resource: ${shown} because no identity-based policy allows the ${action} action`;
}

describe.each(Object.entries(operationCases))("%s", (id, one) => {
  const { input, needs, provider, refusal } = one;
  const { service, operation } = calledOperation(id);
  const code = speaksJson(service) ? "AccessDeniedException" : "AccessDenied";

  test.skipIf(provider !== undefined)(
    "is refused without a signature, and changes nothing",
    async () => {
      const given = await input(world);
      const before = world.state();
      const { endpoint } = world.caller;
      const answer = await world.call({ endpoint }, service, operation, given);
      expect(answer.code).toMatch(/^MissingAuthenticationToken(Exception)?$/);
      expect(world.state()).toBe(before);
    },
  );

  test("is denied without any one of its permissions, and changes nothing", async () => {
    await world.allow([]);
    const given = await input(world);
    const needed = needs(world, given);
    for (const [at, need] of needed.entries()) {
      await grant(one, world, given, needed.toSpliced(at, 1));
      const before = world.state();
      const answer = await callCase(one, world, id, given);
      expect(answer.code, answer.body).toBe(code);
      expect(answer.message).toContain(denial(world, id, provider !== undefined, need));
      expect(world.state()).toBe(before);
    }
  });

  test("is denied where the context is another than the policy grants it for", async () => {
    await world.allow([]);
    const given = await input(world);
    const needed = needs(world, given);
    for (const [at, need] of needed.entries()) {
      const other = otherContext(need);
      if (other === undefined) continue;
      await grant(one, world, given, needed.with(at, other));
      const answer = await callCase(one, world, id, given);
      expect(answer.code, answer.body).toBe(code);
    }
  });

  test("needs what the Service Authorization Reference lists", async () => {
    const given = await input(world);
    for (const { action, resource, context = {} } of needs(world, given)) {
      const reference = referenceAction(action);
      if (reference === undefined) throw new Error(`The reference has no action ${action}.`);
      if (reference.arns.length === 0 && !isList(action)) expect(resource).toBe("*");
      if (reference.arns.length > 0 && !isUnlisted(action, resource)) {
        expect(reference.arns.some((pattern) => isArnOf(pattern, resource))).toBe(true);
      }
      const brought = new Set(Object.keys(context).filter(isListedKey).map(referenceKey));
      if (isUnlisted(action, resource)) continue;
      for (const key of brought) expect(reference.keys).toContain(key);
      for (const key of reference.ownKeys) if (isBrought(id, key)) expect(brought).toContain(key);
    }
  });

  test("works with exactly its permissions", async () => {
    await world.allow([]);
    const given = await input(world);
    await grant(one, world, given, needs(world, given));
    const answer = await callCase(one, world, id, given);
    if (refusal === undefined) expect(answer.status, answer.body).toBe(200);
    else expect(answer.message, answer.body).toBe(refusal);
  });
});
