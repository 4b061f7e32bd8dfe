import { GetUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allow, deny, document, type MadeEntities, madeEntities } from "../made-entities.ts";
import { type TestServer, testServer } from "../running-server.ts";
import { type Workbench, workbench } from "./workbench.ts";

let bench: Workbench;
let running: TestServer;
let made: MadeEntities;

const own = "arn:aws:s3:::reports/alice/november.csv";
const alice = ["--principal", "arn:aws:iam::111122223333:user/alice"];
const getOwn = [...alice, "--action", "s3:GetObject", "--resource", own];

const reader = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "OwnReports",
      "Effect": "Allow",
      "Action": "s3:Get*",
      "Resource": "arn:aws:s3:::reports/\${aws:username}/*",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
    },
    {
      "Effect": "Allow",
      "Action": "s3:PutObject",
      "Resource": "arn:aws:s3:::reports/inbox/*"
    }
  ]
}
`;

beforeAll(async () => {
  bench = await workbench();
  await bench.file("dev.json", reader);
  await bench.file("all.json", document(allow("*")));
  await bench.file(
    "region.json",
    document(
      deny("*", {
        Sid: "Frankfurt",
        Condition: { StringEquals: { "aws:RequestedRegion": "us-east-1" } },
      }),
    ),
  );
  running = await testServer();
  made = madeEntities(running);
});
afterAll(async () => {
  await running.stop();
  await bench.remove();
});

const explain = (...parameters: readonly string[]) => bench.ostiary(["explain", ...parameters]);

describe("ostiary explain", () => {
  test("says why, statement by statement, what was missing, and what would allow it", async () => {
    expect(await explain("--policy", "dev.json", ...getOwn)).toEqual({
      code: 0,
      stderr: "",
      stdout: `DENIED  s3:GetObject on ${own} by arn:aws:iam::111122223333:user/alice
No identity-based policy allows it.

Identity-based policies
  dev.json:4:5 OwnReports: Allow does not apply
    dev.json:9:32 Bool aws:MultiFactorAuthPresent wants "true", and the request does not bring it
  dev.json:11:5: Allow does not apply
    dev.json:13:7 Action names "s3:PutObject", not s3:GetObject
    dev.json:14:7 Resource names "arn:aws:s3:::reports/inbox/*", not ${own}

Asked for by statements, and not in the request
  aws:MultiFactorAuthPresent

What would allow it
  The request brings aws:MultiFactorAuthPresent = "true" (Bool "true").

Or
  An identity-based policy gains the statement
     {"Effect":"Allow","Action":"s3:GetObject","Resource":"${own}"}
`,
    });
  });

  test("says why what is allowed is, and then proposes nothing", async () => {
    const { stdout } = await explain(
      "--policy",
      "dev.json",
      ...getOwn,
      "--context",
      "aws:MultiFactorAuthPresent=true",
    );
    expect(stdout).toContain(`ALLOWED  s3:GetObject on ${own}`);
    expect(stdout).toContain("Allowed by dev.json:4:5 OwnReports.");
    expect(stdout).toContain('wants "true"; the request brings "true"');
    expect(stdout).not.toContain("would allow");
  });

  test("an explicit Deny is never lifted without a warning", async () => {
    const { stdout } = await explain(
      ...["--policy", "all.json", "--scp", "FullAWSAccess,region.json", ...alice],
      ...["--action", "ec2:RunInstances", "--context", "aws:RequestedRegion=us-east-1"],
    );
    expect(stdout).toContain(
      "An explicit Deny in a service control policy ends it: region.json:1:",
    );
    expect(stdout).toMatch(
      /The explicit Deny region\.json:1:\d+ Frankfurt \(service control policy\) spares the caller/,
    );
    expect(stdout).toContain("Somebody meant this Deny: ask its owner before you lift it.");
  });

  test("for anybody, what would open the resource to everyone says so", async () => {
    const { stdout } = await explain(
      "--principal",
      "*",
      "--action",
      "s3:GetObject",
      "--resource",
      own,
    );
    expect(stdout).toContain("A resource-based policy gains the statement");
    expect(stdout).toContain("This opens it to everyone.");
  });

  test("--json has it all for scripts", async () => {
    const { code, stdout } = await explain("--policy", "dev.json", ...getOwn, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      request: { action: "s3:GetObject", context: { "aws:username": "alice" } },
      result: "implicitDeny",
      layer: "identity",
      missingContext: ["aws:MultiFactorAuthPresent"],
      statements: [
        {
          statement: "dev.json:4:5 OwnReports",
          applies: false,
          elements: [
            { name: "Action", matches: true },
            { name: "Resource", matches: true },
            { name: "Condition.Bool.aws:MultiFactorAuthPresent", matches: false },
          ],
        },
        { statement: "dev.json:11:5", applies: false },
      ],
      changes: [
        [{ kind: "context", key: "aws:MultiFactorAuthPresent", value: "true" }],
        [{ kind: "allow", layer: "identity" }],
      ],
    });
  });

  test("wants an action", async () => {
    const { code, stderr } = await explain(...alice);
    expect([code, stderr]).toEqual([
      1,
      "ostiary: --action is missing: name what is asked for, as in --action s3:GetObject\n",
    ]);
  });
});

describe("ostiary explain --message", () => {
  /** What a denied user is told, as the encoded message. */
  async function deniedMessage(...statements: readonly object[]): Promise<string> {
    const denied = new IAMClient(await made.keys(await made.user(...statements)));
    const refusal: unknown = await denied
      .send(new GetUserCommand({ UserName: "bob" }))
      .catch((error) => error);
    return /failure message: (\S+)/.exec(String(refusal))?.[1] ?? "";
  }

  const decode = (message: string, more: Readonly<Record<string, string>> = {}) => {
    const { accessKeyId, secretAccessKey, sessionToken = "" } = running.operator.credentials;
    const environment = {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
      AWS_ENDPOINT_URL: running.operator.endpoint,
      ...more,
    };
    return bench.ostiary(["explain", "--message", message], { environment });
  };

  test("opens the message of a denial at its server", async () => {
    const { code, stdout, stderr } = await decode(
      await deniedMessage(allow("iam:*"), deny("iam:GetUser", { Sid: "NotUsers" })),
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^DENIED {2}iam:GetUser on arn:aws:iam::\d{12}:user\/bob by arn:aws:iam::\d{12}:user\//,
    );
    expect(stdout).toContain("An explicit Deny in an identity-based policy ends it.");
    expect(stdout).toMatch(/line \d+: NotUsers DENY/);
    expect(stdout).toMatch(/aws:securetransport = false/);
  });

  test("says which layer does not allow", async () => {
    const { stdout } = await decode(await deniedMessage(allow("s3:*")));
    expect(stdout).toContain("No identity-based policy allows it.");
  });

  test.each([
    ["a message of nobody", "1.00000000.AAAA", {}, "it is not a message of this server"],
    [
      "no server",
      "1.00000000.AAAA",
      { AWS_ENDPOINT_URL: "http://127.0.0.1:9" },
      "no server answers there",
    ],
  ])("%s ends with 1 and says what to do", async (_, message, environment, expected) => {
    const { code, stdout, stderr } = await decode(message, environment);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(expected);
  });

  test("without credentials it says how to get some", async () => {
    const environment = {
      AWS_ENDPOINT_URL: running.operator.endpoint,
      AWS_EC2_METADATA_DISABLED: "true",
    };
    const { code, stderr } = await bench.ostiary(["explain", "--message", "1.a.b"], {
      environment,
    });
    expect(code).toBe(1);
    expect(stderr).toContain('eval "$(ostiary credentials)"');
  });
});
