import {
  GenerateOrganizationsAccessReportCommand,
  GetOrganizationsAccessReportCommand,
  IAMClient,
  ListUsersCommand,
  type SortKeyType,
} from "@aws-sdk/client-iam";
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  DescribeCreateAccountStatusCommand,
  DetachPolicyCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allow, document } from "./made-entities.ts";
import { otherAccount } from "./other-account.ts";
import { refusal } from "./refusal.ts";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

/** The root holds a unit, which may use IAM and STS only, with one member; a second member is in the root. */
let running: TestServer;
let iam: IAMClient;
let organizations: OrganizationsClient;
let root: string;
let unit: string;
let inUnit: string;
let inRoot: string;
let policy: string;

async function member(name: string): Promise<string> {
  const { CreateAccountStatus: begun } = await organizations.send(
    new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` }),
  );
  const { CreateAccountStatus: done } = await organizations.send(
    new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: begun?.Id }),
  );
  return done?.AccountId ?? "";
}

async function inside(accountId: string): Promise<ClientSettings> {
  const { Credentials: credentials } = await new STSClient(running.operator).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`,
      RoleSessionName: "one",
    }),
  );
  return running.settings({
    accessKeyId: credentials?.AccessKeyId ?? "",
    secretAccessKey: credentials?.SecretAccessKey ?? "",
    sessionToken: credentials?.SessionToken ?? "",
  });
}

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
  organizations = new OrganizationsClient(running.operator);
  const { Organization } = await organizations.send(new CreateOrganizationCommand({}));
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  const RootId = Roots?.[0]?.Id ?? "";
  root = `${Organization?.Id}/${RootId}`;
  const { OrganizationalUnit } = await organizations.send(
    new CreateOrganizationalUnitCommand({ ParentId: RootId, Name: "Few" }),
  );
  const unitId = OrganizationalUnit?.Id ?? "";
  unit = `${root}/${unitId}`;
  inUnit = await member("in-unit");
  inRoot = await member("in-root");
  await organizations.send(
    new MoveAccountCommand({
      AccountId: inUnit,
      SourceParentId: RootId,
      DestinationParentId: unitId,
    }),
  );
  await organizations.send(
    new EnablePolicyTypeCommand({ RootId, PolicyType: "SERVICE_CONTROL_POLICY" }),
  );
  const { Policy } = await organizations.send(
    new CreatePolicyCommand({
      Name: "Few",
      Description: "",
      Type: "SERVICE_CONTROL_POLICY",
      Content: document(allow(["iam:*", "sts:*"])),
    }),
  );
  policy = Policy?.PolicySummary?.Id ?? "";
  await organizations.send(new AttachPolicyCommand({ PolicyId: policy, TargetId: unitId }));
  await organizations.send(
    new DetachPolicyCommand({ PolicyId: "p-FullAWSAccess", TargetId: unitId }),
  );
  await new IAMClient(await inside(inUnit)).send(new ListUsersCommand({}));
  await new STSClient(await inside(inRoot)).send(new GetCallerIdentityCommand({}));
});
afterAll(() => running.stop());

async function report(EntityPath: string, more: object = {}, read: object = {}) {
  const { JobId } = await iam.send(
    new GenerateOrganizationsAccessReportCommand({ EntityPath, ...more }),
  );
  return await iam.send(
    new GetOrganizationsAccessReportCommand({ JobId, MaxItems: 1000, ...read }),
  );
}

const namespaces = ({ AccessDetails = [] }: Awaited<ReturnType<typeof report>>) =>
  AccessDetails.map(({ ServiceNamespace }) => ServiceNamespace);

describe("a report", () => {
  test("on the root tells every service, and the account that used it last", async () => {
    const answer = await report(root);
    expect(answer).toMatchObject({ JobStatus: "COMPLETED", IsTruncated: false });
    expect(answer.NumberOfServicesAccessible).toBe(answer.AccessDetails?.length);
    expect(answer.NumberOfServicesAccessible).toBeGreaterThan(200);
    const iamDetail = answer.AccessDetails?.find((one) => one.ServiceNamespace === "iam");
    expect(iamDetail).toMatchObject({
      ServiceName: "AWS Identity and Access Management",
      Region: "us-east-1",
      EntityPath: `${root}/${running.server.accountId}`,
      TotalAuthenticatedEntities: 2,
    });
    const used = answer.AccessDetails?.filter((one) => one.LastAuthenticatedTime !== undefined);
    expect(answer.NumberOfServicesNotAccessed).toBe(
      (answer.NumberOfServicesAccessible ?? 0) - (used?.length ?? 0),
    );
    const unused = answer.AccessDetails?.find((one) => one.ServiceNamespace === "s3");
    expect(unused).toEqual({
      ServiceName: "Amazon S3",
      ServiceNamespace: "s3",
      TotalAuthenticatedEntities: 0,
    });
  });

  test("on a unit tells what its policies leave, and its accounts", async () => {
    const answer = await report(`${unit}/`);
    expect(namespaces(answer)).toEqual(["iam", "sts"]);
    expect(answer.AccessDetails?.[0]).toMatchObject({
      EntityPath: `${unit}/${inUnit}`,
      TotalAuthenticatedEntities: 1,
    });
    expect(answer.NumberOfServicesNotAccessed).toBe(1);
  });

  test("on an account tells its own use, within all the policies above it", async () => {
    const few = await report(`${unit}/${inUnit}`);
    expect(namespaces(few)).toEqual(["iam", "sts"]);
    const other = await report(`${root}/${inRoot}`);
    expect(other.NumberOfServicesAccessible).toBeGreaterThan(200);
    const sts = other.AccessDetails?.find((one) => one.ServiceNamespace === "sts");
    expect(sts?.EntityPath).toBe(`${root}/${inRoot}`);
  });

  test("on a policy tells what that policy leaves", async () => {
    expect(namespaces(await report(root, { OrganizationsPolicyId: policy }))).toEqual([
      "iam",
      "sts",
    ]);
  });

  const orders: readonly (readonly [SortKeyType, readonly string[]])[] = [
    ["SERVICE_NAMESPACE_ASCENDING", ["iam", "sts"]],
    ["SERVICE_NAMESPACE_DESCENDING", ["sts", "iam"]],
    ["LAST_AUTHENTICATED_TIME_ASCENDING", ["sts", "iam"]],
    ["LAST_AUTHENTICATED_TIME_DESCENDING", ["iam", "sts"]],
  ];
  test.each(orders)("is read by %s", async (SortKey, order) => {
    expect(namespaces(await report(unit, {}, { SortKey }))).toEqual(order);
  });

  test("is read in pages", async () => {
    const first = await report(unit, {}, { MaxItems: 1 });
    expect([namespaces(first), first.IsTruncated]).toEqual([["iam"], true]);
    expect(first.Marker).toBeTruthy();
  });
});

describe("what is refused", () => {
  const paths: readonly (readonly [string, () => string])[] = [
    ["another organization", () => "o-a1b2c3d4e5/r-f6g7"],
    ["another root", () => `${root.split("/")[0]}/r-zzzz`],
    ["an account where it is not", () => `${root}/${inUnit}`],
    ["something under an account", () => `${root}/${inRoot}/${inUnit}`],
  ];
  test.each(paths)("a path to %s", async (_what, path) => {
    expect(await refusal(report(path()))).toEqual({
      name: "InvalidInputException",
      message: `The organizations entity path ${path()} is not valid.`,
    });
  });

  test("a policy that is not there, and a job that is not", async () => {
    expect((await refusal(report(root, { OrganizationsPolicyId: "p-12345678" }))).name).toBe(
      "NoSuchEntityException",
    );
    const JobId = "00000000-0000-4000-8000-000000000000";
    expect((await refusal(iam.send(new GetOrganizationsAccessReportCommand({ JobId })))).name).toBe(
      "NoSuchEntityException",
    );
  });

  test("whoever is not in the management account", async () => {
    const outside = (await otherAccount(running, "444455556666")).admin;
    for (const [settings, message] of [
      [
        await inside(inRoot),
        "Only the management account of an organization has reports on its access.",
      ],
      [outside, "Your account is not a member of an organization."],
    ] as const) {
      const client = new IAMClient(settings);
      expect(
        await refusal(
          client.send(new GenerateOrganizationsAccessReportCommand({ EntityPath: root })),
        ),
      ).toEqual({ name: "AccessDenied", message });
    }
  });
});
