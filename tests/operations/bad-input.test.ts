import { loadService } from "@ostiary/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestServer, testServer } from "../running-server.ts";
import { badInputs, hostileTexts } from "./bad-values.ts";
import { operationCases } from "./cases/index.ts";
import { callCase, calledOperation, grant } from "./operation-case.ts";
import type { Input } from "./raw-call.ts";
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

describe.each(Object.entries(operationCases))("%s", (id, one) => {
  const { input, needs, provider } = one;
  const { service, operation } = calledOperation(id);

  test("refuses what its model forbids, says why, and changes nothing", async () => {
    const good = await input(world);
    await grant(one, world, good, needs(world, good));
    const before = world.state();
    const model = await loadService(service);
    for (const bad of badInputs(model, operation, good)) {
      const answer = await callCase(one, world, id, bad.input);
      const told = `${bad.what}: ${answer.body.slice(0, 1_000)}`;
      expect(answer.status, told).toBe(400);
      if (model.tellsReasons === true && bad.mistyped !== true) {
        expect(answer.code, told).toBe("InvalidInputException");
        expect(answer.body, told).toMatch(/"Reason":"[A-Z_]+"/);
        continue;
      }
      expect(answer.message.toLowerCase(), told).toContain(bad.place.toLowerCase());
      if (bad.mistyped !== true) {
        expect(answer.code, told).toMatch(/^Validation(Error|Exception)$/);
        expect(answer.message, told).toContain(`at '${bad.place}' failed to satisfy constraint: `);
      }
    }
    expect(world.state()).toBe(before);
  });

  test("answers hostile values as any other, or refuses them; nothing breaks", async () => {
    const good = await input(world);
    if (provider !== undefined) await grant(one, world, good, needs(world, good));
    else await world.allow([{ Effect: "Allow", Action: `${service}:*`, Resource: "*" }]);
    for (const name of Object.keys(good)) {
      for (const text of hostileTexts) {
        const hostile: Input = { ...good, [name]: withText(good[name], text) };
        const answer = await callCase(one, world, id, hostile);
        const told = `${name}=${text.slice(0, 40)}: ${answer.body.slice(0, 1_000)}`;
        expect(answer.status, told).toBeLessThan(500);
        if (answer.status !== 200) expect(answer.message, told).not.toBe("");
      }
    }
  });
});

/** The same value with every text in it replaced. */
function withText(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withText(item, text));
  if (value instanceof Map) return new Map([...value].map(([key]) => [key, text]));
  if (typeof value !== "object" || value === null) return text;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withText(inner, text)]),
  );
}
