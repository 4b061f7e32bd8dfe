import {
  CreateAccountAliasCommand,
  DeleteAccountAliasCommand,
  IAMClient,
  ListAccountAliasesCommand,
} from "@aws-sdk/client-iam";
import { defaultSettings, startServer } from "@ostiary/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OtherAccount, otherAccount } from "./other-account.ts";
import { refusal } from "./refusal.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;
let other: OtherAccount;
let otherIam: IAMClient;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
  other = await otherAccount(running, "111122223333");
  otherIam = new IAMClient(other.admin);
});
afterAll(() => running.stop());

const create = (by: IAMClient, AccountAlias: string) =>
  by.send(new CreateAccountAliasCommand({ AccountAlias }));

const aliases = async (by: IAMClient) =>
  (await by.send(new ListAccountAliasesCommand({}))).AccountAliases;

const taken = (alias: string) => ({
  name: "EntityAlreadyExistsException",
  message: `The account alias ${alias} already exists.`,
});

test("an alias is one account's, until that account has another one or none", async () => {
  await create(iam, "blue");
  expect(await refusal(create(otherIam, "blue"))).toEqual(taken("blue"));
  expect(await aliases(otherIam)).toEqual([]);
  await create(iam, "green");
  expect(await aliases(iam)).toEqual(["green"]);
  await create(otherIam, "blue");
  expect(await refusal(create(iam, "blue"))).toEqual(taken("blue"));
  await otherIam.send(new DeleteAccountAliasCommand({ AccountAlias: "blue" }));
  expect(
    await refusal(otherIam.send(new DeleteAccountAliasCommand({ AccountAlias: "green" }))),
  ).toEqual({
    name: "NoSuchEntityException",
    message: "The account alias green cannot be found.",
  });
  await create(iam, "blue");
  await create(otherIam, "green");
});

test("of accounts that ask at once one gets the alias", async () => {
  const results = await Promise.allSettled([create(iam, "one"), create(otherIam, "one")]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("an alias of an account that is not in memory is taken all the same", async () => {
  await create(otherIam, "kept");
  const { data } = running;
  await running.server.stop();
  const again = await startServer({ ...defaultSettings, data, port: 0, logLevel: "error" });
  try {
    expect(again.state.directory.loaded(other.accountId)).toBeUndefined();
    const client = new IAMClient({ ...running.operator, endpoint: again.endpoint });
    expect(await refusal(create(client, "kept"))).toEqual(taken("kept"));
    expect(again.state.directory.loaded(other.accountId)).toBeUndefined();
  } finally {
    await again.stop();
  }
});
