import {
  CreateOpenIDConnectProviderCommand,
  IAMClient,
  PutUserPermissionsBoundaryCommand,
} from "@aws-sdk/client-iam";
import { type CoverageByInput, collectPolicy, collectSnapshot } from "@ostiary/practices";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MadeEntities, madeEntities } from "../made-entities.ts";
import { type ClientSettings, type TestServer, testServer } from "../running-server.ts";
import { answeringProxy, type ProxiedCall } from "./answering-proxy.ts";

interface Statement {
  readonly Action: string | readonly string[];
}

let running: TestServer;
let proxy: Awaited<ReturnType<typeof answeringProxy>>;
let made: MadeEntities;
/** The actions that the operator's run called. */
const called = new Set<string>();
let statements: readonly Statement[];
/** What the operator, who may do everything, can collect. */
let everything: CoverageByInput;

async function coverageFor({ region, credentials }: ClientSettings) {
  const { endpoint } = proxy;
  const { accounts } = await collectSnapshot({ endpoint, region, credentials });
  return accounts[0]?.coverage ?? {};
}

/** What a user with these statements can collect. */
async function coverageWith(allowed: readonly object[]): Promise<CoverageByInput> {
  return coverageFor(await made.keys(await made.user(...allowed)));
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
  ({ Statement: statements } = JSON.parse(JSON.stringify(await collectPolicy())));
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

test("without one of its actions there is a gap in the input that needs it, and in no other", async () => {
  const actions = statements.flatMap(({ Action }) => Action).filter(isServed);
  const ofIam = statements.flatMap(({ Action }) => Action).filter((name) => /^iam:/.test(name));
  expect(ofIam.filter((action) => !called.has(action))).toEqual([]);
  for (const action of actions) {
    const rest = statements.map((statement) => ({
      ...statement,
      Action: [statement.Action].flat().filter((name) => name !== action),
    }));
    const coverage = await coverageWith(rest);
    const changed = Object.entries(coverage).filter(
      ([input, state]) => JSON.stringify(state) !== JSON.stringify(Reflect.get(everything, input)),
    );
    expect([action, changed]).toEqual([
      action,
      [
        [
          expect.any(String),
          { state: expect.not.stringMatching("complete"), reason: expect.any(String) },
        ],
      ],
    ]);
    expect(JSON.stringify(changed)).toContain(`${action} was refused`);
  }
});
