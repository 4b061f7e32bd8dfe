import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateGroupCommand, CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deny, document } from "./made-entities.ts";
import { madeOrganization } from "./made-organization.ts";
import { ostiary } from "./ostiary-command.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let folder: string;
let member: string;
let unit: string;
let quiet: string;
let iam: IAMClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "guardrail-"));
  running = await testServer();
  const made = await madeOrganization(running);
  unit = await made.unit("workloads");
  quiet = await made.unit("quiet");
  member = await made.account("member", unit);
  iam = new IAMClient(await made.administrator(member));
  await iam.send(new CreateUserCommand({ UserName: "alice" }));
  await iam.send(new CreateUserCommand({ UserName: "bob" }));
});
afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A policy in a file. */
async function policyFile(name: string, ...statements: readonly object[]): Promise<string> {
  const file = join(folder, `${name}.json`);
  await writeFile(file, document(...statements));
  return file;
}

describe("preview", () => {
  test("names who loses what, by which statement, from the account's own trail", async () => {
    const policy = await policyFile("no-users", deny("iam:CreateUser", { Sid: "NoUsers" }));
    const { code, output } = await ostiary(
      running,
      "guardrail",
      "preview",
      "--policy",
      policy,
      "--target",
      unit,
    );
    expect(output).toContain(
      `Attach the SCP no-users to ${unit} (workloads)\nIt bears on 1 accounts.`,
    );
    expect(output).toMatch(
      /LOST {8}arn:aws:iam::\d{12}:role\/OrganizationAccountAccessRole used iam:CreateUser 2 times, last at \S+ on arn:aws:iam::\d{12}:user\/bob\n {12}taken by SCP no-users, statement NoUsers\n/,
    );
    expect(output).toContain("Something that was used is lost.");
    expect(code).toBe(3);
  });

  test("finds nothing where nothing is used, or where no account is", async () => {
    const unused = await policyFile("no-groups", deny("iam:CreateGroup"));
    const first = await ostiary(
      running,
      "guardrail",
      "preview",
      "--policy",
      unused,
      "--target",
      unit,
    );
    expect(first).toMatchObject({ code: 0, errors: "" });
    expect(first.output).toContain("Nothing that was used is lost.");
    const used = await policyFile("no-users-there", deny("iam:CreateUser"));
    const other = await ostiary(
      running,
      "guardrail",
      "preview",
      "--policy",
      used,
      "--target",
      quiet,
    );
    expect(other.code).toBe(0);
  });

  test("tells as JSON what principals could use, as well", async () => {
    const policy = await policyFile("no-buckets", deny("s3:CreateBucket", { Sid: "No" }));
    const { output } = await ostiary(
      running,
      ...["guardrail", "preview", "--policy", policy, "--target", unit, "--could-use", "--json"],
    );
    const { uses, possible, gaps } = JSON.parse(output);
    expect(gaps).toEqual([]);
    expect(uses.lost).toEqual([]);
    expect(possible).toMatchObject([
      {
        arn: `arn:aws:iam::${member}:role/OrganizationAccountAccessRole`,
        losses: [{ action: "s3:CreateBucket", loss: "lost", takers: [{ sid: "No" }] }],
      },
    ]);
  });

  test("judges a move", async () => {
    const { output, code } = await ostiary(
      running,
      "guardrail",
      "preview",
      "--move",
      member,
      "--to",
      quiet,
    );
    expect(output).toContain(`Move account ${member} (member) to ${quiet} (quiet)`);
    expect(code).toBe(0);
  });

  test("judges files in place of trails, and says what it can't judge", async () => {
    const events = join(folder, "events.json");
    const identity = {
      type: "IAMUser",
      principalId: "AIDAX",
      arn: `arn:aws:iam::${member}:user/x`,
      accountId: member,
      userName: "x",
    };
    const event = {
      eventType: "AwsApiCall",
      eventSource: "s3.amazonaws.com",
      eventName: "GetObject",
      eventTime: "2026-06-01T00:00:00Z",
      eventID: "1",
      userIdentity: identity,
      recipientAccountId: member,
    };
    const strange = { ...event, eventID: "2", eventName: "Dream" };
    await writeFile(events, JSON.stringify({ Records: [event, strange] }));
    const policy = await policyFile("one-bucket", deny("s3:*", { Resource: "arn:aws:s3:::one/*" }));
    const { code, output } = await ostiary(
      running,
      "guardrail",
      "preview",
      "--policy",
      policy,
      "--target",
      unit,
      "--events",
      events,
    );
    expect(output).toContain(
      "used s3:GetObject once: the record does not tell which resource it was about",
    );
    expect(output).toContain("s3:Dream: policies know no such action");
    expect(output).toContain("Nothing that was judged is lost, but not everything was.");
    expect(code).toBe(3);
  });

  test("says what was not read", async () => {
    const policy = await policyFile("none", deny("iam:CreateGroup"));
    const { code, output } = await ostiary(
      running,
      "guardrail",
      "preview",
      "--policy",
      policy,
      "--target",
      unit,
      "--role-name",
      "Nobody",
    );
    expect(output).toContain(`NOT READ    account ${member}:`);
    expect(code).toBe(3);
  });

  test.each([
    [
      "a file that is no policy",
      ["--policy", "FILE", "--target", "r-none"],
      /no-statement\.json:1:1: /,
    ],
    [
      "a target that is not there",
      ["--guardrail", "deny-root", "--target", "r-none"],
      /The organization has no root, unit or account r-none\./,
    ],
    ["no target", ["--guardrail", "deny-root"], /Name a root, unit or account by --target\./],
    [
      "a parameter that is missing",
      ["--guardrail", "data-perimeter-scp", "--target", "r-none"],
      /data-perimeter-scp needs the parameter organization/,
    ],
  ])("refuses %s", async (_, parameters, message) => {
    const file = join(folder, "no-statement.json");
    await writeFile(file, "[]");
    const given = parameters.map((one) => (one === "FILE" ? file : one));
    const { code, errors } = await ostiary(running, "guardrail", "preview", ...given);
    expect(errors).toMatch(message);
    expect(code).toBe(1);
  });
});

describe("attach", () => {
  test("does nothing where something used breaks", async () => {
    const policy = await policyFile("stop-users", deny("iam:CreateUser"));
    const { code, errors } = await ostiary(
      running,
      "guardrail",
      "attach",
      "--policy",
      policy,
      "--target",
      unit,
      "--if-nothing-used-breaks",
    );
    expect(errors).toContain("It is not attached: something that was used breaks, or may break.");
    expect(code).toBe(1);
    await iam.send(new CreateUserCommand({ UserName: "carol" }));
  });

  test("binds at once where nothing used breaks, and can be said again", async () => {
    const policy = await policyFile("stop-groups", deny("iam:CreateGroup"));
    const attach = () =>
      ostiary(
        running,
        "guardrail",
        "attach",
        "--policy",
        policy,
        "--target",
        unit,
        "--if-nothing-used-breaks",
      );
    const first = await attach();
    expect(first.output).toMatch(
      /^stop-groups \(p-\w+\) at ou-\S+: (enabled the policy type, )?made the policy, attached it\.\n$/,
    );
    await expect(iam.send(new CreateGroupCommand({ GroupName: "g" }))).rejects.toThrow(
      /service control policy/,
    );
    const again = await attach();
    expect(again.output).toMatch(/: it was attached already\.\n$/);
  });

  test("does not touch another policy of the name", async () => {
    const policy = await policyFile("stop-groups", deny("iam:DeleteGroup"));
    const { errors, code } = await ostiary(
      running,
      "guardrail",
      "attach",
      "--policy",
      policy,
      "--target",
      unit,
    );
    expect(errors).toContain(
      "Another policy is named stop-groups already: give this one a name by --name.",
    );
    expect(code).toBe(1);
  });
});

describe("list and show", () => {
  test("list names every guardrail, show prints a policy that can be given to AWS", async () => {
    const list = await ostiary(running, "guardrail", "list");
    expect(list.output).toContain("deny-outside-regions");
    const show = await ostiary(
      running,
      "guardrail",
      "show",
      "deny-outside-regions",
      "-p",
      "regions=eu-west-1",
      "-p",
      "regions=eu-west-2",
      "--json",
    );
    expect(
      JSON.parse(show.output).Statement[0].Condition.StringNotEquals["aws:RequestedRegion"],
    ).toEqual(["eu-west-1", "eu-west-2"]);
    const unknown = await ostiary(running, "guardrail", "show", "nothing");
    expect(unknown).toMatchObject({ code: 1, output: "" });
  });
});
