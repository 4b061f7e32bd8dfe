import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Workbench, workbench } from "./workbench.ts";

let bench: Workbench;

const alice = ["--principal", "arn:aws:iam::111122223333:user/alice"];
const own = "arn:aws:s3:::reports/alice/november.csv";
const inbox = "arn:aws:s3:::reports/inbox/x";

const allow = (Action: string, Resource: string | undefined, more: object = {}) => ({
  Effect: "Allow",
  Action,
  ...(Resource !== undefined && { Resource }),
  ...more,
});
const policyOf = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });

beforeAll(async () => {
  bench = await workbench();
  await bench.file(
    "dev.json",
    policyOf(
      allow("s3:Get*", `arn:aws:s3:::reports/\${aws:username}/*`, { Sid: "OwnReports" }),
      allow("s3:PutObject", "arn:aws:s3:::reports/inbox/*"),
      allow("sqs:*", "*", {
        Condition: {
          "ForAllValues:StringEquals": { "aws:TagKeys": "team" },
          Null: { "aws:TagKeys": "false" },
        },
      }),
      allow("sts:AssumeRole", "*"),
      allow("kms:Decrypt", "*"),
    ),
  );
  await bench.file("reads.json", policyOf(allow("s3:Get*", "*")));
  await bench.file(
    "deny-s3.json",
    policyOf({ ...allow("s3:*", "*"), Effect: "Deny", Sid: "NoBuckets" }),
  );
  const other = { Principal: { AWS: "444455556666" } };
  await bench.file(
    "bucket.json",
    policyOf(
      allow("s3:GetObject", "arn:aws:s3:::reports/*", { Principal: { AWS: "111122223333" } }),
    ),
  );
  await bench.file("key.json", policyOf(allow("kms:*", "*", other)));
  await bench.file("trust.json", policyOf(allow("sts:AssumeRole", undefined, other)));
  await bench.file(
    "rcp.json",
    policyOf({ ...allow("s3:*", "*", { Principal: "*" }), Effect: "Deny" }),
  );
  const everybody = { Principal: "*" };
  await bench.file("deny-all.json", policyOf({ ...allow("*", "*", everybody), Effect: "Deny" }));
  await bench.file("broken.json", policyOf({ Effect: "Allow", Action: "s3:GetObject" }));
});
afterAll(() => bench.remove());

const simulate = (...parameters: readonly string[]) => bench.ostiary(["simulate", ...parameters]);

describe("ostiary simulate", () => {
  test("decides, and says by which statement", async () => {
    const ran = await simulate(
      "--policy",
      "dev.json",
      ...alice,
      "--action",
      "s3:GetObject",
      "--resource",
      own,
    );
    expect(ran).toEqual({
      code: 0,
      stderr: "",
      stdout: `ACTION        RESOURCE                                 DECISION  BECAUSE
s3:GetObject  ${own}  allowed   dev.json:4:5 OwnReports
`,
    });
  });

  test("shows a matrix of several actions and resources", async () => {
    const actions = ["--action", "s3:GetObject", "s3:PutObject"];
    const ran = await simulate(
      "--policy",
      "dev.json",
      ...alice,
      ...actions,
      "--resource",
      own,
      inbox,
    );
    expect(ran).toEqual({
      code: 3,
      stderr: "",
      stdout: `                                         s3:GetObject  s3:PutObject
${own}  allowed       denied
${inbox}             denied        allowed
`,
    });
  });

  const identity = ["--policy", "dev.json", ...alice];
  const getOwn = ["--action", "s3:GetObject", "--resource", own];
  const decideOwn = [
    "--action",
    "kms:Decrypt",
    "--resource",
    "arn:aws:kms:eu-west-1:111122223333:key/k",
  ];
  const assume = ["--action", "sts:AssumeRole", "--resource", "arn:aws:iam::111122223333:role/r"];

  test.each([
    [
      "a boundary that allows",
      [...identity, ...getOwn, "--boundary", "reads.json"],
      "allowed",
      undefined,
    ],
    [
      "a boundary that does not",
      [...identity, "--action", "s3:PutObject", "--resource", inbox, "--boundary", "reads.json"],
      "implicitDeny",
      "boundary",
    ],
    [
      "a session policy",
      [...identity, "--action", "s3:PutObject", "--resource", inbox, "--session", "reads.json"],
      "implicitDeny",
      "session",
    ],
    [
      "SCPs that allow at each level",
      [...identity, ...getOwn, "--scp", "FullAWSAccess", "--scp", "reads.json"],
      "allowed",
      undefined,
    ],
    [
      "an SCP level that does not",
      [
        ...identity,
        "--action",
        "s3:PutObject",
        "--resource",
        inbox,
        "--scp",
        "FullAWSAccess",
        "--scp",
        "reads.json",
      ],
      "implicitDeny",
      "serviceControl",
    ],
    [
      "an SCP that denies beside one that allows",
      [...identity, ...getOwn, "--scp", "FullAWSAccess,deny-s3.json"],
      "explicitDeny",
      "serviceControl",
    ],
    [
      "an RCP beside AWS's own",
      [...identity, ...getOwn, "--rcp", "rcp.json"],
      "explicitDeny",
      "resourceControl",
    ],
    [
      "an RCP, which binds only some services",
      [
        ...identity,
        "--action",
        "sqs:CreateQueue",
        "--context",
        "aws:TagKeys=team",
        "--rcp",
        "deny-all.json",
      ],
      "explicitDeny",
      "resourceControl",
    ],
    [
      "an RCP of a service that has none",
      [...identity, "--action", "iam:GetUser", "--rcp", "deny-all.json"],
      "implicitDeny",
      "identity",
    ],
    [
      "a service-linked role, which no SCP binds",
      [
        ...["--policy", "reads.json", ...getOwn],
        ...[
          "--principal",
          "arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/ForEcs",
        ],
        ...["--scp", "FullAWSAccess,deny-s3.json", "--rcp", "deny-all.json"],
      ],
      "allowed",
      undefined,
    ],
    [
      "another account without a resource policy",
      [...identity, ...getOwn, "--resource-account", "444455556666"],
      "implicitDeny",
      "resource",
    ],
    [
      "another account with one",
      [
        ...identity,
        ...getOwn,
        "--resource-account",
        "444455556666",
        "--resource-policy",
        "bucket.json",
      ],
      "allowed",
      undefined,
    ],
    [
      "the policy of a key, which has to allow",
      [...identity, ...decideOwn, "--resource-policy", "key.json"],
      "implicitDeny",
      "resource",
    ],
    [
      "a trust policy, which has to allow",
      [...identity, ...assume, "--resource-policy", "trust.json"],
      "implicitDeny",
      "resource",
    ],
    [
      "an endpoint policy",
      [...identity, ...getOwn, "--endpoint-policy", "key.json"],
      "implicitDeny",
      "endpoint",
    ],
    [
      "the root user, who needs no policy",
      ["--principal", "111122223333", ...getOwn],
      "allowed",
      undefined,
    ],
    [
      "anybody",
      ["--principal", "*", ...getOwn, "--resource-policy", "bucket.json"],
      "implicitDeny",
      "resource",
    ],
    [
      "a key with several values, once",
      [...identity, "--action", "sqs:CreateQueue", "--context", "aws:TagKeys=team"],
      "allowed",
      undefined,
    ],
    [
      "a key that is given again",
      [
        ...identity,
        "--action",
        "sqs:CreateQueue",
        "--context",
        "aws:TagKeys=team",
        "aws:TagKeys=owner",
      ],
      "implicitDeny",
      "identity",
    ],
    [
      "a key that is given in place of what the principal says",
      [...identity, ...getOwn, "--context", "aws:username=bob"],
      "implicitDeny",
      "identity",
    ],
  ])("%s", async (_, parameters, result, layer) => {
    const { code, stdout, stderr } = await simulate(...parameters, "--json");
    expect(stderr).toBe("");
    const { allowed, decisions } = JSON.parse(stdout);
    expect(decisions).toHaveLength(1);
    expect([decisions[0].result, decisions[0].layer]).toEqual([result, layer]);
    expect([allowed, code]).toEqual(result === "allowed" ? [true, 0] : [false, 3]);
  });

  test("names what denies explicitly", async () => {
    const { stdout } = await simulate(
      ...identity,
      ...getOwn,
      "--scp",
      "FullAWSAccess,deny-s3.json",
    );
    expect(stdout).toContain("explicit deny  deny-s3.json:4:5 NoBuckets");
  });

  test.each([
    [["--action", "s3:GetObject"], "--principal is missing: name who asks"],
    [["--action", "s3:GetObject", "--principal", "alice"], "--principal alice names nobody"],
    [[...alice], "required option '--action <action...>' not specified"],
    [[...alice, "--action", "s3:Get*"], "An action is a service and a name"],
    [[...alice, "--action", "s3:GetObject", "--resource", "reports"], "A resource is an ARN"],
    [
      [...alice, "--action", "s3:GetObject", "--context", "prefix"],
      "A key and its value are wanted",
    ],
    [
      [...alice, "--action", "s3:GetObject", "--policy", "broken.json"],
      "broken.json:4:5: Policy statement must contain resources.",
    ],
    [
      [...alice, "--action", "s3:GetObject", "--policy", "none.json"],
      "none.json cannot be read: there is no such file.",
    ],
  ])("%j ends with 1 and says what to do", async (parameters, message) => {
    const { code, stdout, stderr } = await simulate(...parameters);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
  });

  test("has help with an example", async () => {
    const { code, stdout } = await simulate("--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(/Examples:\n {2}ostiary simulate /);
  });
});
