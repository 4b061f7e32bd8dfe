import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  AttachPolicyCommand,
  CreateOrganizationalUnitCommand,
  LeaveOrganizationCommand,
  ListAccountsCommand,
  ListRootsCommand,
  OrganizationsClient,
  paginateListPolicies,
  UpdatePolicyCommand,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { ostiary } from "./ostiary-command.ts";
import { type TestServer, testServer } from "./running-server.ts";

const example = fileURLToPath(new URL("../examples/landing-zone", import.meta.url));

let folder: string;
let file: string;
let running: TestServer;
let organizations: OrganizationsClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "landing-zone-"));
  await cp(example, folder, { recursive: true });
  file = join(folder, "org.yaml");
  running = await testServer();
  organizations = new OrganizationsClient(running.operator);
});
afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A file with something changed. */
async function changed(change: (file: ReturnType<typeof parse>) => void): Promise<string> {
  const content = parse(await readFile(file, "utf8"));
  change(content);
  const other = join(folder, "changed.yaml");
  await writeFile(other, stringify(content));
  return other;
}

async function policyId(name: string): Promise<string> {
  const Filter = "SERVICE_CONTROL_POLICY";
  for await (const { Policies = [] } of paginateListPolicies(
    { client: organizations },
    { Filter },
  )) {
    const found = Policies.find((policy) => policy.Name === name);
    if (found?.Id !== undefined) return found.Id;
  }
  throw new Error(name);
}

describe.sequential("an organization from a file", () => {
  test("is planned before it is there", async () => {
    const { code, output } = await ostiary(running, "plan", file);
    expect(output.split("\n").slice(0, 5)).toEqual([
      "+ the organization, with all features",
      "+ policies of the type SERVICE_CONTROL_POLICY",
      "+ policies of the type RESOURCE_CONTROL_POLICY",
      "+ policies of the type TAG_POLICY",
      "+ trusted access of guardduty.amazonaws.com",
    ]);
    expect(output).toContain("+ the account shop (shop@example.com)\n");
    expect(output).toContain("~ the account shop@example.com from / to /Workloads/Production\n");
    expect(code).toBe(3);
  });

  test("is not made unless somebody says yes", async () => {
    const { code, errors } = await ostiary(running, "apply", file);
    expect(errors).toContain("Nothing was done: say yes, or --yes.");
    expect(code).toBe(1);
  });

  test("is made, with its guardrails binding", async () => {
    const { code, output, errors } = await ostiary(running, "apply", file, "--yes");
    expect(errors).toBe("");
    expect(code).toBe(0);
    const [, done, of] = /(\d+)\/(\d+) [^\n]*\n$/.exec(output) ?? [];
    expect(done).toBe(of);
    const { Accounts = [] } = await organizations.send(new ListAccountsCommand());
    const shop = Accounts.find(({ Name }) => Name === "shop")?.Id;
    const { Credentials } = await new STSClient(running.operator).send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${shop}:role/OrganizationAccountAccessRole`,
        RoleSessionName: "shop",
      }),
    );
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    const keys = {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
    };
    const shopkeeper = running.settings(keys);
    await new IAMClient(shopkeeper).send(new CreateUserCommand({ UserName: "there" }));
    await expect(
      new OrganizationsClient(shopkeeper).send(new LeaveOrganizationCommand()),
    ).rejects.toThrow(/explicit deny in a service control policy/);
  });

  test("is as its file then: nothing is to be done", async () => {
    expect(await ostiary(running, "plan", file)).toEqual({
      code: 0,
      output: "Nothing is to be done.\n",
      errors: "",
    });
    expect((await ostiary(running, "apply", file)).code).toBe(0);
  });

  test("shows what others changed, and takes it back", async () => {
    const root = (await organizations.send(new ListRootsCommand())).Roots?.[0]?.Id;
    await organizations.send(
      new CreateOrganizationalUnitCommand({ ParentId: root, Name: "Stray" }),
    );
    await organizations.send(
      new AttachPolicyCommand({ PolicyId: await policyId("quarantine"), TargetId: root }),
    );
    const Content = JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Deny", Action: "s3:*", Resource: "*" },
    });
    await organizations.send(
      new UpdatePolicyCommand({ PolicyId: await policyId("deny-root"), Content }),
    );
    const { output, code } = await ostiary(running, "plan", file);
    expect(output).toBe(
      "~ the content of the policy deny-root\n- quarantine at /\n? the unit /Stray is not in the file\n2 steps.\n",
    );
    expect(code).toBe(3);
    expect((await ostiary(running, "apply", file, "--yes")).code).toBe(0);
    expect((await ostiary(running, "plan", file)).output).toBe(
      "? the unit /Stray is not in the file\nNothing is to be done.\n",
    );
    const pruned = await ostiary(running, "apply", file, "--yes", "--prune");
    expect(pruned.output).toContain("- the unit /Stray\n");
    expect((await ostiary(running, "plan", file, "--prune")).output).toBe(
      "Nothing is to be done.\n",
    );
  });

  test("moves, retags and hands over as its file changes", async () => {
    const other = await changed((content) => {
      const [security, workloads] = content.root.units;
      workloads.units[1].accounts = workloads.units[0].accounts;
      delete workloads.units[0].accounts;
      workloads.units[1].accounts[0].tags = { CostCenter: "200", stage: "dev" };
      workloads.tags = {};
      security.accounts[0].delegatedAdministrator = [];
      security.accounts[1].delegatedAdministrator = ["guardduty.amazonaws.com"];
      workloads.policies = ["protect-audit", "regions"];
      content.policies[4].parameters.regions = ["eu-west-1"];
    });
    const { output, code } = await ostiary(running, "apply", other, "--yes");
    expect(output).toContain(
      [
        "~ the content of the policy regions",
        "~ the account shop@example.com from /Workloads/Production to /Workloads/Development",
        "- deny-root at /Workloads",
        "- tags of /Workloads: owner",
        "~ tags of shop@example.com: CostCenter=200, stage=dev",
        "- audit@example.com administers guardduty.amazonaws.com",
        "+ log-archive@example.com administers guardduty.amazonaws.com",
      ].join("\n"),
    );
    expect(code).toBe(0);
    expect((await ostiary(running, "plan", other)).output).toBe("Nothing is to be done.\n");
    expect((await ostiary(running, "apply", file, "--yes")).code).toBe(0);
  });

  test("goes on after a step that failed", async () => {
    const other = await changed((content) => {
      content.root.units.push({ name: "First" }, { name: "Last" });
      content.root.units[1].units[0].accounts[0].tags = { "aws:reserved": "no" };
    });
    const failed = await ostiary(running, "apply", other, "--yes");
    expect(failed.errors).toMatch(
      /~ tags of shop@example.com: .*\(\d+ of \d+ steps are done; the same command goes on\.\)/,
    );
    expect(failed.code).toBe(1);
    const mended = await changed((content) => {
      content.root.units.push({ name: "First" }, { name: "Last" });
    });
    expect((await ostiary(running, "apply", mended, "--yes")).code).toBe(0);
    expect((await ostiary(running, "apply", file, "--yes", "--prune")).code).toBe(0);
  });

  test("is exported, made anew from the export elsewhere, and exported the same", async () => {
    const first = await ostiary(running, "export");
    expect(first.errors).toBe("");
    const exported = join(folder, "exported.yaml");
    await writeFile(exported, first.output);
    expect((await ostiary(running, "plan", exported)).output).toBe("Nothing is to be done.\n");
    const elsewhere = await testServer();
    try {
      const applied = await ostiary(elsewhere, "apply", exported, "--yes");
      expect(applied.errors).toBe("");
      expect((await ostiary(elsewhere, "export")).output).toBe(first.output);
      expect((await ostiary(elsewhere, "plan", exported)).output).toBe("Nothing is to be done.\n");
    } finally {
      await elsewhere.stop();
    }
  });
});

test("what is wrong with a file is said with its line and column", async () => {
  const wrong = join(folder, "wrong.yaml");
  await writeFile(wrong, "version: 1\nroot:\n  policies: [none]\n  unit: []\n");
  const { code, errors } = await ostiary(running, "plan", wrong);
  expect(errors).toBe(
    `ostiary: ${wrong}:4:3: There is no key unit here, but policies, fullAccess, tags, units, accounts.\n`,
  );
  expect(code).toBe(1);
});
