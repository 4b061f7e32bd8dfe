import { CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { type CollectProgress, collectSnapshot } from "@ostiary/practices";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../running-server.ts";
import { answeringProxy, type ProxyBehaviour } from "./answering-proxy.ts";

let running: TestServer;
const users = 12;

beforeAll(async () => {
  running = await testServer();
  const iam = new IAMClient(running.operator);
  for (let made = 0; made < users; made += 1) {
    await iam.send(new CreateUserCommand({ UserName: `user${made}` }));
  }
});
afterAll(() => running.stop());

/** Collects some inputs through a proxy that stands in the way. */
async function throughProxy(
  behaviour: ProxyBehaviour,
  options: Parameters<typeof collectSnapshot>[0] = {},
) {
  const proxy = await answeringProxy(running.operator.endpoint, behaviour);
  const { region, credentials } = running.operator;
  try {
    return await collectSnapshot({ endpoint: proxy.endpoint, region, credentials, ...options });
  } finally {
    await proxy.stop();
  }
}

test("a service that throttles is asked again, until it answers", async () => {
  let throttled = 0;
  const { accounts } = await throughProxy(
    {
      refuse({ operation }) {
        if (operation !== "ListAccessKeys" || throttled >= 5) return undefined;
        throttled += 1;
        return "Throttling";
      },
    },
    { inputs: ["authorization-details", "access-keys"] },
  );
  expect(throttled).toBe(5);
  expect(accounts[0]?.coverage["access-keys"]).toEqual({ state: "complete" });
});

test("what fails is a gap that says how often, and nothing else fails with it", async () => {
  const { accounts } = await throughProxy(
    {
      refuse: ({ operation, body }) =>
        operation === "ListAccessKeys" && /UserName=user(1|2|3)(&|$)/.test(body)
          ? "ServiceFailure"
          : undefined,
    },
    { inputs: ["authorization-details", "access-keys", "ssh-public-keys"] },
  );
  expect(accounts[0]?.coverage).toMatchObject({
    "authorization-details": { state: "complete" },
    "access-keys": {
      state: "partial",
      reason: "iam:ListAccessKeys failed (ServiceFailureException: Rate exceeded), 3 times.",
    },
    "ssh-public-keys": { state: "complete" },
  });
  const keysOf = (name: string) =>
    accounts[0]?.users.find((user) => user.name === name)?.credentials.accessKeys;
  expect(keysOf("user0")).toEqual([]);
  expect(keysOf("user1")).toBeUndefined();
});

test("no more calls are under way at once than was said", async () => {
  let under = 0;
  let most = 0;
  await throughProxy(
    {
      refuse() {
        under += 1;
        most = Math.max(most, under);
        return undefined;
      },
      rewrite(_, answer) {
        under -= 1;
        return answer;
      },
    },
    { inputs: ["authorization-details", "access-keys", "mfa-devices"], concurrency: 3 },
  );
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(3);
});

test("an abort ends everything with its reason", async () => {
  const aborting = new AbortController();
  const why = new Error("Enough.");
  const collecting = throughProxy(
    {
      refuse({ operation }) {
        if (operation === "ListAccessKeys") aborting.abort(why);
        return undefined;
      },
    },
    { signal: aborting.signal },
  );
  await expect(collecting).rejects.toBe(why);
});

test("progress says how far each input is, and how it ended", async () => {
  const said: CollectProgress[] = [];
  await throughProxy(
    {},
    {
      inputs: ["authorization-details", "access-keys", "organization"],
      onProgress: (progress) => said.push(progress),
    },
  );
  const ofKeys = said.filter(({ input }) => input === "access-keys");
  expect(ofKeys.at(-1)).toMatchObject({ coverage: { state: "complete" } });
  expect(ofKeys.map(({ done, total }) => [done, total])).toContainEqual([users, users]);
  expect(said.filter(({ coverage }) => coverage !== undefined)).toHaveLength(3);
});

test("without any answer at all it says so, rather than an empty snapshot", async () => {
  const { region, credentials } = running.operator;
  const collecting = collectSnapshot({ endpoint: "http://127.0.0.1:9", region, credentials });
  await expect(collecting).rejects.toThrow(/ECONNREFUSED|connect/);
});
