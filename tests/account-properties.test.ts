import {
  GetAccountPropertiesCommand,
  GetAccountSummaryCommand,
  GetRoleCommand,
  IAMClient,
  PutAccountPropertiesCommand,
  SetSecurityTokenServicePreferencesCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "./refusal.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
});
afterAll(() => running.stop());

const put = (Properties: Record<string, string>) =>
  iam.send(new PutAccountPropertiesCommand({ Properties }));
const get = async () => (await iam.send(new GetAccountPropertiesCommand({}))).Properties;

const refused: readonly [Record<string, string>, string][] = [
  [{ RoleManager: "true" }, "Property key must be in format Namespace/PropertyName: RoleManager"],
  [{ "RoleManager/Enabled/More": "true" }, "RoleManager namespace requires Enabled property"],
  [{ "RoleManager/Other": "true" }, "RoleManager namespace requires Enabled property"],
  [{ "Other/Enabled": "true" }, "Unsupported namespace: Other"],
  [
    { "RoleManager/Enabled": "true", "Other/Enabled": "true" },
    "All properties must belong to the same namespace",
  ],
  [{ "RoleManager/Enabled": "TRUE" }, "Enabled must be 'true' or 'false'"],
  [{ "RoleManager/Enabled": "1" }, "Enabled must be 'true' or 'false'"],
];

test.each(refused)("%j is refused", async (properties, message) => {
  expect(await refusal(put(properties))).toEqual({ name: "InvalidInputException", message });
  expect(await get()).toEqual({ "RoleManager/Enabled": "false" });
});

test("Role Manager is turned on with its role, which stays when it is turned off", async () => {
  const RoleName = "AWSServiceRoleForIAMRoleManager";
  const role = async () => (await iam.send(new GetRoleCommand({ RoleName }))).Role;
  expect(await get()).toEqual({ "RoleManager/Enabled": "false" });
  expect(await refusal(role())).toMatchObject({ name: "NoSuchEntityException" });
  await put({ "RoleManager/Enabled": "true" });
  expect(await get()).toEqual({ "RoleManager/Enabled": "true" });
  const made = await role();
  expect(made?.Path).toBe("/aws-service-role/role-manager.iam.amazonaws.com/");
  await put({ "RoleManager/Enabled": "true", "RoleManager/Other": "ignored" });
  await put({ "RoleManager/Enabled": "false" });
  expect(await get()).toEqual({ "RoleManager/Enabled": "false" });
  expect(await role()).toEqual(made);
});

test("the version of global tokens shows in the summary", async () => {
  const version = async () =>
    (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap?.GlobalEndpointTokenVersion;
  const set = (GlobalEndpointTokenVersion: "v1Token" | "v2Token") =>
    iam.send(new SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion }));
  expect(await version()).toBe(1);
  await set("v2Token");
  expect(await version()).toBe(2);
  await set("v1Token");
  expect(await version()).toBe(1);
});
