import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { madeAccount, memberSettings } from "../made-account.ts";
import { type ClientSettings, type TestServer, testServer } from "../running-server.ts";
import { operationCases } from "./cases/index.ts";
import { calledOperation } from "./operation-case.ts";
import type { Input } from "./raw-call.ts";
import { makeWorld, type World } from "./world.ts";

let running: TestServer;
let world: World;
let stranger: ClientSettings;
let strangerId: string;

beforeAll(async () => {
  running = await testServer({ allowPrivateIssuers: true });
  world = await makeWorld(running);
  const made = await madeAccount(running);
  stranger = made.settings;
  strangerId = made.accountId;
});
afterAll(async () => {
  await world.stop();
  await running.stop();
});

/** What tells of another account's things by AWS's own design, and why. */
const open: Readonly<Record<string, string>> = {
  "cloudtrail:LookupEvents": "the caller's own calls are told, with what they named",
};

/** What is there for an account elsewhere to take up, by AWS's own design, and why. */
const offered: Readonly<Record<string, string>> = {
  "iam:AssociateDelegationRequest": "a request that names no owner is whose identity takes it up",
};

/** Operations of an organization tell its members of it. */
const ofOrganization = (service: string): boolean => service === "organizations";

const cases = Object.entries(operationCases).filter(([, { provider }]) => provider === undefined);

/** Accounts know each other's ids, if only from the policies by which they trust. */
const isAccount = (id: string): boolean => /^[0-9]{12}$/.test(id);

/** Services have names that everybody knows. */
const isService = (id: string): boolean => id.endsWith(".amazonaws.com");

/** The ids of everything that the world's account holds, but for what the call itself names. */
function secretIds(given: Input): readonly string[] {
  const named = JSON.stringify(given);
  const ids = world.state().matchAll(/"id":"([^"]{8,})"/g);
  return [...ids]
    .map(([, id = ""]) => id)
    .filter((id) => !isAccount(id) && !isService(id) && !named.includes(id));
}

/** Makes a call with what belongs to the world's account, as an administrator of another one. */
async function tried(id: string, settings: ClientSettings): Promise<void> {
  const { service, operation } = calledOperation(id);
  const one = operationCases[id];
  if (one === undefined) throw new Error(`${id} has no case.`);
  const given = await one.input(world);
  const before = world.state();
  const secret = secretIds(given);
  expect(secret.length).toBeGreaterThan(0);
  const answer = await world.call(settings, service, operation, given);
  if (offered[id] === undefined) expect(world.state() === before, answer.body).toBe(true);
  expect(answer.status, answer.body).toBeLessThan(500);
  if (open[id] === undefined) {
    expect(secret.filter((one) => answer.body.includes(one))).toEqual([]);
  }
}

describe.each(cases.map(([id]) => id))("%s", (id) => {
  test("neither tells nor changes anything of another account", () => tried(id, stranger));

  test.skipIf(ofOrganization(calledOperation(id).service))(
    "neither tells nor changes anything of the management account for a member",
    async () => {
      const member = await memberSettings(running, await world.organization.member());
      await tried(id, member);
    },
  );
});

test("LookupEvents tells of the caller's own account only", async () => {
  const answer = await world.call(stranger, "cloudtrail", "LookupEvents", {});
  const { Events } = JSON.parse(answer.body);
  expect(Events.length).toBeGreaterThan(0);
  const recipients = Events.map(
    ({ CloudTrailEvent }: { CloudTrailEvent: string }) =>
      JSON.parse(CloudTrailEvent).recipientAccountId,
  );
  expect(new Set(recipients)).toEqual(new Set([strangerId]));
});
