import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rewordings } from "../packages/server/src/lenient/rewordings.ts";
import { type Clients, clientsOf, modes, serverIn } from "./lenient/clients.ts";
import { iamWords } from "./lenient/iam-words.ts";
import { organizationWords } from "./lenient/organization-words.ts";
import { refusal } from "./refusal.ts";
import type { TestServer } from "./running-server.ts";

const cases = [...iamWords, ...organizationWords];

describe.each(modes)("in %s mode", (mode) => {
  let running: TestServer;
  let clients: Clients;

  beforeAll(async () => {
    running = await serverIn(mode);
    clients = clientsOf(running);
  });
  afterAll(() => running.stop());

  test.each(cases)("$does", async ({ first, call, ...expected }) => {
    await first?.(clients);
    const [name, message] = expected[mode];
    expect(await refusal(call(clients))).toEqual({ name, message });
  });
});

test("every rewording has its case", () => {
  const untried = rewordings.filter(
    ({ message, becomes }) =>
      !cases.some(
        ({ strict: [, before], lenient: [, after] }) =>
          before.search(message) >= 0 &&
          (typeof becomes !== "string" || before.replace(message, becomes) === after),
      ),
  );
  // The check of a policy comes before that of a version, so AWS's own words for it are not seen here.
  expect(untried.map(({ becomes }) => becomes)).toEqual(["Policy $1 not found"]);
});
