import {
  CreateOpenIDConnectProviderCommand,
  IAMClient,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { type CoverageByInput, collectPolicy, collectSnapshot } from "@ostiary/practices";
import { afterAll, beforeAll, expect, test } from "vitest";
import { document, type MadeEntities, madeEntities } from "../made-entities.ts";
import { type ClientSettings, type TestServer, testServer } from "../running-server.ts";
import { answeringProxy, type ProxiedCall } from "./answering-proxy.ts";
import { madeOrganization } from "./made-organization.ts";

interface Statement {
  readonly Action: string | readonly string[];
}

const { Statement: statements }: { readonly Statement: readonly Statement[] } = JSON.parse(
  JSON.stringify(await collectPolicy()),
);
const actions = statements.flatMap(({ Action }) => Action);

let running: TestServer;
let proxy: Awaited<ReturnType<typeof answeringProxy>>;
let made: MadeEntities;
let auditor: string;
let auditorKeys: ClientSettings;
/** The actions that the operator's run called. */
const called = new Set<string>();
/** What the operator, who may do everything, can collect. */
let everything: CoverageByInput;

async function coverageFor({ region, credentials }: ClientSettings) {
  const { endpoint } = proxy;
  const { accounts, organization } = await collectSnapshot({ endpoint, region, credentials });
  return { ...organization?.coverage, ...accounts[0]?.coverage };
}

/** What the auditor, a user, can collect with these statements. */
async function coverageWith(allowed: readonly object[]): Promise<CoverageByInput> {
  const PolicyDocument = document(...allowed);
  await new IAMClient(running.operator).send(
    new PutUserPolicyCommand({ UserName: auditor, PolicyName: "own", PolicyDocument }),
  );
  return coverageFor(auditorKeys);
}

/** AWS leaves policies that are used as boundaries only out of the authorization details. */
const withoutBoundaries = (text: string): string =>
  text.replaceAll(
    /<member>(?:(?!<\/?member>).)*<PolicyName>ReadOnlyAccess<.*?<\/PolicyVersionList>.*?<\/member>/gs,
    "",
  );

beforeAll(async () => {
  running = await testServer();
  proxy = await answeringProxy(running.operator.endpoint, {
    refuse(call) {
      called.add(actionOf(call));
      return undefined;
    },
    rewrite: ({ operation }, answer) =>
      operation === "GetAccountAuthorizationDetails" ? withoutBoundaries(answer) : answer,
  });
  made = madeEntities(running);
  const iam = new IAMClient(running.operator);
  const UserName = await made.user();
  await made.keys(UserName);
  await iam.send(
    new PutUserPermissionsBoundaryCommand({
      UserName,
      PermissionsBoundary: "arn:aws:iam::aws:policy/ReadOnlyAccess",
    }),
  );
  await iam.send(new CreateOpenIDConnectProviderCommand({ Url: "https://token.example.com" }));
  await madeOrganization(running.operator);
  auditor = await made.user();
  auditorKeys = await made.keys(auditor);
  everything = await coverageFor(running.operator);
});
afterAll(async () => {
  await proxy.stop();
  await running.stop();
});

/** Calls of other services say in their target which they are of. */
const prefixes: Readonly<Record<string, string>> = {
  AWSOrganizationsV20161128: "organizations",
  SWBExternalService: "sso",
  AWSIdentityStore: "identitystore",
  "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101": "cloudtrail",
};

/** The action that a call needs, as far as the call says it. */
function actionOf({ operation }: ProxiedCall): string {
  const at = operation.lastIndexOf(".");
  const prefix = prefixes[operation.slice(0, at)] ?? "iam";
  return `${prefix}:${operation.slice(at + 1)}`;
}

/** Whether the operator's run had an answer to the action: of what this server does not serve it has gaps, too. */
const isServed = (action: string): boolean =>
  called.has(action) &&
  !Object.values(everything).some(
    (coverage) => coverage.state !== "complete" && coverage.reason.includes(`${action} is not`),
  );

test("the operator collects everything of IAM", () => {
  const complete = Object.entries(everything).filter(([, { state }]) => state === "complete");
  expect(complete.map(([input]) => input)).toEqual(
    expect.arrayContaining(["authorization-details", "credential-report", "last-accessed"]),
  );
  expect(complete.length).toBeGreaterThan(13);
});

test("the printed policy is enough", async () => {
  expect(await coverageWith(statements)).toEqual(everything);
});

test.each(actions)(
  "without %s there is a gap in the input that needs it, and in no other",
  async (action) => {
    expect(called.has(action) || !action.startsWith("iam:"), `${action} is never called`).toBe(
      true,
    );
    // Of what this server does not serve the operator has gaps, too.
    if (!isServed(action)) return;
    const rest = statements.map((statement) => ({
      ...statement,
      Action: [statement.Action].flat().filter((name) => name !== action),
    }));
    const coverage = await coverageWith(rest);
    const changed = Object.entries(coverage).filter(
      ([input, state]) => JSON.stringify(state) !== JSON.stringify(Reflect.get(everything, input)),
    );
    expect(changed).toEqual([
      [
        expect.any(String),
        { state: expect.not.stringMatching("complete"), reason: expect.any(String) },
      ],
    ]);
    expect(JSON.stringify(changed)).toContain(`${action} was refused`);
  },
);
