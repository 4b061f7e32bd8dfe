import { delegatedAdministrators } from "@ostiary/directory";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { madeAccount, memberSettings } from "../made-account.ts";
import { type ClientSettings, type TestServer, testServer } from "../running-server.ts";
import { operationCases } from "./cases/index.ts";
import { calledOperation } from "./operation-case.ts";
import { rawCall } from "./raw-call.ts";
import { makeWorld, type World } from "./world.ts";

let running: TestServer;
let world: World;

beforeAll(async () => {
  running = await testServer();
  world = await makeWorld(running);
});
afterAll(async () => {
  await world.stop();
  await running.stop();
});

/** Whom the API Reference lets call an operation, beside the management account. */
const delegates = new Set([
  "DescribeAccount",
  "DescribeCreateAccountStatus",
  "DescribeEffectivePolicy",
  "DescribeOrganizationalUnit",
  "DescribePolicy",
  "DescribeResourcePolicy",
  "ListAWSServiceAccessForOrganization",
  "ListAccounts",
  "ListAccountsForParent",
  "ListAccountsWithInvalidEffectivePolicy",
  "ListChildren",
  "ListCreateAccountStatus",
  "ListDelegatedAdministrators",
  "ListDelegatedServicesForAccount",
  "ListEffectivePolicyValidationErrors",
  "ListHandshakesForOrganization",
  "ListOrganizationalUnitsForParent",
  "ListParents",
  "ListPolicies",
  "ListPoliciesForTarget",
  "ListRoots",
  "ListTagsForResource",
  "ListTargetsForPolicy",
]);
const members = new Set(["DescribeOrganization"]);
const everybody = new Set(["CreateOrganization", "ListHandshakesForAccount"]);
/** Which somebody else may not do, being no party. */
const parties = new Set([
  "AcceptHandshake",
  "CancelHandshake",
  "DeclineHandshake",
  "DescribeHandshake",
]);
/** Which change the very account that calls. */
const selfish = new Set(["LeaveOrganization", "DeleteOrganization"]);

const operations = Object.entries(operationCases)
  .map(([id, { input }]) => ({ ...calledOperation(id), input }))
  .filter(({ service, operation }) => service === "organizations" && !selfish.has(operation));

test("every operation is tried", () => {
  expect(operations).toHaveLength(61);
});

/** What the operation answers to a caller of a new account, that may do everything in its own. */
async function codeFor(
  { operation, input }: (typeof operations)[number],
  settings: ClientSettings,
  given?: Awaited<ReturnType<typeof input>>,
): Promise<string> {
  const before = world.state();
  const answer = await rawCall(settings, "organizations", operation, given ?? (await input(world)));
  if (answer.status !== 200) expect(world.state()).toBe(before);
  return answer.status === 200 ? "OK" : `${answer.code}: ${answer.message}`;
}

const noAccess = "AccessDeniedException: You don't have permissions to access this resource.";
const notInUse =
  "AWSOrganizationsNotInUseException: Your account is not a member of an organization.";

/** Makes a member a delegated administrator, however many there are. */
async function delegate(id: string): Promise<void> {
  const { directory } = running.server.state;
  const service = { servicePrincipal: "config.amazonaws.com", delegationDate: 0 };
  await directory.write([world.accountId], (transaction) => {
    const administrator = { id, delegationDate: 0, services: [service] };
    transaction.account(world.accountId).put(delegatedAdministrators, administrator);
  });
}

async function member(delegated: boolean): Promise<ClientSettings> {
  const AccountId = await world.organization.member();
  if (delegated) await delegate(AccountId);
  return memberSettings(running, AccountId);
}

describe.each(operations)("$operation", (one) => {
  const { operation, input } = one;

  test("from an account in no organization", async () => {
    const given = await input(world);
    const { settings } = await madeAccount(running);
    const expected = everybody.has(operation) ? "OK" : parties.has(operation) ? noAccess : notInUse;
    expect(await codeFor(one, settings, given)).toBe(expected);
  });

  test("from a member", async () => {
    const given = await input(world);
    if (parties.has(operation) || operation === "CreateOrganization") return;
    const settings = await member(false);
    const allowed = everybody.has(operation) || members.has(operation);
    expect(await codeFor(one, settings, given)).toBe(allowed ? "OK" : noAccess);
  });

  test("from a delegated administrator", async () => {
    const given = await input(world);
    if (parties.has(operation) || operation === "CreateOrganization") return;
    const settings = await member(true);
    const allowed = everybody.has(operation) || members.has(operation) || delegates.has(operation);
    expect(await codeFor(one, settings, given)).toBe(allowed ? "OK" : noAccess);
  });
});
