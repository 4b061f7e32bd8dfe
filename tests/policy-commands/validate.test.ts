import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Workbench, workbench } from "./workbench.ts";

let bench: Workbench;

const policyText = `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": ["s3:GetObjet", "s3:PutObject"],
    "Resource": "arn:aws:s3:::reports/*"
  }
}
`;

const statement = {
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::reports/*",
};
const policyOf = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });
const open = policyOf({ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" });
const passRole = policyOf({ Effect: "Allow", Action: "iam:PassRole", Resource: "*" });
const clean = policyOf(statement);

beforeAll(async () => {
  bench = await workbench();
  await bench.file("typo.json", policyText);
  await bench.file("clean.json", clean);
  await bench.file("pass-role.json", passRole);
  await bench.file("suggestion.json", policyOf({ ...statement, Sid: "" }));
  await bench.file("trust.json", open);
  await bench.file("broken.json", '{\n  "Version": "2012-10-17",\n  "Statement": [,]\n}');
  await bench.file("details.json", {
    UserDetailList: [
      { UserName: "alice", UserPolicyList: [{ PolicyName: "inline", PolicyDocument: passRole }] },
    ],
    RoleDetailList: [
      {
        RoleName: "deploy",
        AssumeRolePolicyDocument: open,
        InstanceProfileList: [{ Roles: [{ RoleName: "deploy", AssumeRolePolicyDocument: open }] }],
      },
    ],
    Policies: [
      {
        PolicyName: "Two",
        PolicyVersionList: [
          { VersionId: "v2", IsDefaultVersion: true, Document: clean },
          { VersionId: "v1", IsDefaultVersion: false, Document: {} },
        ],
      },
    ],
  });
  await bench.file("plan.json", {
    format_version: "1.2",
    terraform_version: "1.13.0",
    planned_values: {
      root_module: {
        resources: [
          {
            address: "aws_iam_role.deploy",
            type: "aws_iam_role",
            values: {
              assume_role_policy: JSON.stringify(open),
              inline_policy: [{ name: "pass", policy: JSON.stringify(passRole) }],
            },
          },
          { address: "aws_iam_policy.later", type: "aws_iam_policy", values: {} },
        ],
        child_modules: [
          {
            resources: [
              {
                address: "module.guard.aws_organizations_policy.guard",
                type: "aws_organizations_policy",
                values: {
                  type: "SERVICE_CONTROL_POLICY",
                  content: JSON.stringify(policyOf({ ...statement, Principal: "*" })),
                },
              },
            ],
          },
        ],
      },
    },
  });
});
afterAll(() => bench.remove());

describe("ostiary validate", () => {
  test("shows findings as a compiler does", async () => {
    const { code, stdout, stderr } = await bench.ostiary(["validate", "typo.json"]);
    expect([code, stderr]).toEqual([3, ""]);
    expect(stdout).toBe(`typo.json:5:16: error INVALID_ACTION
  Amazon S3 has no action "s3:GetObjet". Did you mean GetObject?
  |     "Action": ["s3:GetObjet", "s3:PutObject"],
  |                ^^^^^^^^^^^^^

1 error in 1 policy.
`);
  });

  test.each([
    [["clean.json"], 0],
    [["clean.json", "typo.json"], 3],
    [["pass-role.json"], 3],
    [["pass-role.json", "--fail-on", "error"], 0],
    [["pass-role.json", "--fail-on", "security-warning"], 3],
    [["suggestion.json"], 0],
    [["suggestion.json", "--fail-on", "suggestion"], 3],
    [["broken.json", "--fail-on", "error"], 3],
    [["missing.json"], 1],
    [["."], 1],
    [["clean.json", "--kind", "group"], 1],
    [[], 1],
  ])("%j ends with %i", async (parameters, expected) => {
    const { code, stderr } = await bench.ostiary(["validate", ...parameters]);
    expect(code).toBe(expected);
    expect(stderr === "").toBe(expected !== 1);
  });

  test("says what is wrong with the command line and what to do", async () => {
    const missing = await bench.ostiary(["validate", "missing.json"]);
    expect(missing.stderr).toBe("ostiary: missing.json cannot be read: there is no such file.\n");
    const folder = await bench.ostiary(["validate", "."]);
    expect(folder.stderr).toContain("it is a folder; name the files in it");
    const kind = await bench.ostiary(["validate", "clean.json", "--kind", "group"]);
    expect(kind.stderr).toContain("identity, resource, trust, session, scp, rcp");
  });

  test("reads standard input, and says where text stops being JSON", async () => {
    const { code, stdout } = await bench.ostiary(["validate", "-"], {
      input: '{\n  "Version": ,\n}',
    });
    expect(code).toBe(3);
    expect(stdout).toContain("<stdin>:2:14: error JSON_SYNTAX_ERROR");
  });

  test("tells a trust policy by its form, unless it is told", async () => {
    const told = async (...parameters: readonly string[]) =>
      (await bench.ostiary(["validate", "trust.json", ...parameters])).stdout;
    expect(await told()).toContain("Every AWS account may assume the role");
    expect(await told("--kind", "scp")).toContain("error");
  });

  test("finds the policies in an answer of IAM, at their places in the file", async () => {
    const { code, stdout } = await bench.ostiary(["validate", "details.json"]);
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /^details\.json:14:29: security-warning PASS_ROLE_WITH_STAR_IN_RESOURCE \(user alice, policy inline\)$/m,
    );
    expect(stdout).toMatch(/^details\.json:\d+:\d+: .* \(role deploy, trust policy\)$/m);
    expect(stdout).toContain("in 3 policies.");
  });

  test("finds the policies in a Terraform plan, by their addresses", async () => {
    const { code, stdout } = await bench.ostiary(["validate", "plan.json"]);
    expect(code).toBe(3);
    expect(stdout).toContain("plan.json(aws_iam_role.deploy.assume_role_policy):1:");
    expect(stdout).toContain("plan.json(aws_iam_role.deploy.inline_policy):1:");
    expect(stdout).toContain("plan.json(module.guard.aws_organizations_policy.guard.content):1:");
    expect(stdout).toContain("in 3 policies.");
  });

  test.each([["--json"], ["--format", "json"]])("%s is for scripts", async (...format) => {
    const { code, stdout } = await bench.ostiary(["validate", "typo.json", ...format]);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      policies: 1,
      findings: [
        {
          file: "typo.json",
          kind: "identity",
          severity: "error",
          code: "INVALID_ACTION",
          path: ["Statement", "Action", 0],
          start: { line: 5, column: 16 },
          end: { line: 5, column: 29 },
        },
      ],
    });
  });

  test("writes SARIF for code scanning", async () => {
    const { stdout } = await bench.ostiary([
      "validate",
      "typo.json",
      "plan.json",
      "--format",
      "sarif",
    ]);
    const { version, runs } = JSON.parse(stdout);
    expect(version).toBe("2.1.0");
    const [{ tool, results }] = runs;
    const used = new Set(results.map(({ ruleId }: { ruleId: string }) => ruleId));
    expect(new Set(tool.driver.rules.map(({ id }: { id: string }) => id))).toEqual(used);
    expect(results[0]).toMatchObject({
      ruleId: "INVALID_ACTION",
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "typo.json" },
            region: { startLine: 5, startColumn: 16, endLine: 5, endColumn: 29 },
          },
        },
      ],
    });
  });

  test("whoever has read enough may go", async () => {
    const many = Array.from({ length: 3_000 }, (_, place) => ({
      ...statement,
      Action: `s3:GetObjet${place}`,
    }));
    await bench.file("many.json", policyOf(...many));
    const { code, stdout, stderr } = await bench.firstOf(["validate", "many.json"]);
    expect([code, stderr]).toEqual([3, ""]);
    expect(stdout).toContain("many.json:");
  });

  test("colours are for terminals: none in a pipe, and none with NO_COLOR", async () => {
    const colour = "\u001b[";
    const piped = await bench.ostiary(["validate", "typo.json"]);
    expect(piped.stdout).not.toContain(colour);
    const forced = await bench.ostiary(["validate", "typo.json"], {
      environment: { FORCE_COLOR: "1" },
    });
    expect(forced.stdout).toContain(colour);
    const none = await bench.ostiary(["validate", "typo.json"], { environment: { NO_COLOR: "1" } });
    expect(none.stdout).toBe(piped.stdout);
  });
});
