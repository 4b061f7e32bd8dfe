import { operations } from "@ostiary/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestServer, testServer } from "../running-server.ts";
import { operationCases } from "./cases/index.ts";
import { otherContext, statementOf } from "./operation-case.ts";
import type { CalledService } from "./raw-call.ts";
import { makeWorld, type World } from "./world.ts";

let running: TestServer;
let world: World;

beforeAll(async () => {
  running = await testServer();
  world = await makeWorld(running);
});
afterAll(() => running.stop());

test("every operation that is served has a case", () => {
  expect(Object.keys(operationCases).sort()).toEqual([...operations.keys()].sort());
});

const serviceOf = (id: string): CalledService => {
  const [service] = id.split(":");
  if (service === "iam" || service === "sts" || service === "cloudtrail") return service;
  throw new Error(`No calls go to ${id}.`);
};

describe.each(Object.entries(operationCases))("%s", (id, { input, needs }) => {
  const service = serviceOf(id);
  const operation = id.slice(service.length + 1);
  const code = service === "cloudtrail" ? "AccessDeniedException" : "AccessDenied";

  test("is refused without a signature, and changes nothing", async () => {
    const given = await input(world);
    const before = world.revision();
    const answer = await world.call({ endpoint: world.caller.endpoint }, service, operation, given);
    expect(answer.code).toMatch(/^MissingAuthenticationToken(Exception)?$/);
    expect(world.revision()).toBe(before);
  });

  test("is denied without any one of its permissions, and changes nothing", async () => {
    await world.allow([]);
    const given = await input(world);
    const needed = needs(world, given);
    for (const [at, { action, resource, shown = resource }] of needed.entries()) {
      await world.allow(needed.toSpliced(at, 1).map(statementOf));
      const before = world.revision();
      const answer = await world.call(world.caller, service, operation, given);
      expect(answer.code, answer.body).toBe(code);
      expect(answer.message).toContain(
        `User: ${world.arn(`user/${world.callerName}`)} is not authorized to perform: ${action} on resource: ${shown} because no identity-based policy allows the ${action} action`,
      );
      expect(world.revision()).toBe(before);
    }
  });

  test("is denied where the context is another than the policy grants it for", async () => {
    await world.allow([]);
    const given = await input(world);
    const needed = needs(world, given);
    for (const [at, need] of needed.entries()) {
      const other = otherContext(need);
      if (other === undefined) continue;
      await world.allow(needed.with(at, other).map(statementOf));
      const answer = await world.call(world.caller, service, operation, given);
      expect(answer.code, answer.body).toBe(code);
    }
  });

  test("works with exactly its permissions", async () => {
    await world.allow([]);
    const given = await input(world);
    await world.allow(needs(world, given).map(statementOf));
    const answer = await world.call(world.caller, service, operation, given);
    expect(answer.status, answer.body).toBe(200);
  });
});
