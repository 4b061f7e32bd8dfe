import { collectSnapshot, type Snapshot } from "@ostiary/practices";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../running-server.ts";
import { madeOrganization, stayDocument } from "./made-organization.ts";

let running: TestServer;
let made: Awaited<ReturnType<typeof madeOrganization>>;

const collected = (roleName: string): Promise<Snapshot> => {
  const { endpoint, region, credentials } = running.operator;
  return collectSnapshot({ endpoint, region, credentials, roleName });
};

beforeAll(async () => {
  running = await testServer();
  made = await madeOrganization(running.operator);
});
afterAll(() => running.stop());

test("the organization is collected with its units, accounts and policies", async () => {
  const { organization } = await collected("OrganizationAccountAccessRole");
  const first = running.server.accountId;
  expect(organization).toMatchObject({
    id: made.id,
    managementAccount: first,
    featureSet: "ALL",
    enabledPolicyTypes: ["SERVICE_CONTROL_POLICY"],
  });
  expect(organization?.units).toEqual(
    expect.arrayContaining([
      { id: made.root, name: "Root" },
      { id: made.unit, name: "workloads", parent: made.root },
    ]),
  );
  expect(organization?.accounts).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: made.account, name: "blue", parent: made.unit }),
      expect.objectContaining({ id: first, parent: made.root }),
    ]),
  );
  expect(organization?.policies).toEqual(
    expect.arrayContaining([
      {
        id: made.policy,
        name: "stay",
        type: "SERVICE_CONTROL_POLICY",
        awsManaged: false,
        document: stayDocument,
        targets: [made.unit],
      },
    ]),
  );
  expect(organization?.coverage["control-policies"]).toEqual({ state: "complete" });
});

test("every account is collected by the role that is named", async () => {
  const { accounts } = await collected("OrganizationAccountAccessRole");
  expect(accounts.map(({ id }) => id).sort()).toEqual(
    [running.server.accountId, made.account].sort(),
  );
  const member = accounts.find(({ id }) => id === made.account);
  expect(member?.coverage["authorization-details"]).toEqual({ state: "complete" });
  expect(member?.roles.map(({ name }) => name)).toContain("OrganizationAccountAccessRole");
  expect(member?.coverage["organization"]).toBeUndefined();
});

test("an account whose role can't be assumed is there with its gaps", async () => {
  const { accounts } = await collected("NoSuchRole");
  const member = accounts.find(({ id }) => id === made.account);
  expect(member?.users).toEqual([]);
  expect(Object.keys(member?.coverage ?? {}).length).toBeGreaterThan(15);
  for (const coverage of Object.values(member?.coverage ?? {})) {
    expect(coverage).toEqual({
      state: "absent",
      reason: `The role NoSuchRole of account ${made.account} could not be assumed (AccessDenied).`,
    });
  }
});
