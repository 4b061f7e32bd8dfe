import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateUserCommand, GetAccountSummaryCommand, IAMClient } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorSettings, startServerProcess } from "./server-process.ts";

let data = "";
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "ostiary-quotas-"));
});
afterAll(() => rm(data, { recursive: true, force: true }));

test("a quota that is given holds, and shows in the summary beside the defaults", async () => {
  const given = ["--quota", "UsersQuota=1,GroupsQuota=0", "--quota", "PoliciesQuota=9000"];
  const server = await startServerProcess({ data }, ...given);
  try {
    const iam = new IAMClient(await operatorSettings(server.endpoint, { data }));
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
    expect(SummaryMap).toMatchObject({
      UsersQuota: 1,
      GroupsQuota: 0,
      PoliciesQuota: 9000,
      RolesQuota: 1000,
    });
    await iam.send(new CreateUserCommand({ UserName: "one" }));
    await expect(iam.send(new CreateUserCommand({ UserName: "two" }))).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for UsersPerAccount: 1",
    });
  } finally {
    await server.end("SIGTERM");
  }
});

const wrong = [
  { quota: "NoSuchQuota=1", complaint: "There is no quota NoSuchQuota. There are: UsersQuota, " },
  { quota: "UsersQuota=many", complaint: "UsersQuota must be a whole number." },
  { quota: "UsersQuota", complaint: "UsersQuota must be a whole number." },
];

test.each(wrong)("--quota $quota is refused", async ({ quota, complaint }) => {
  await expect(startServerProcess({ data }, "--quota", quota)).rejects.toThrow(complaint);
});
