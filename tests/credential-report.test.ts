import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  IAMClient,
  UpdateAccessKeyCommand,
  UpdateSigningCertificateCommand,
  UploadSigningCertificateCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { credentialReports } from "@ostiary/directory";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "./refusal.ts";
import { type TestServer, testServer } from "./running-server.ts";
import { makeCertificate } from "./x509.ts";

let running: TestServer;
let iam: IAMClient;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
});
afterAll(() => running.stop());

const generate = async () => {
  const { State, Description } = await iam.send(new GenerateCredentialReportCommand({}));
  return { State, Description };
};
const get = () => iam.send(new GetCredentialReportCommand({}));

/** The report's rows by user, as objects by column. */
async function rows(): Promise<ReadonlyMap<string, Record<string, string>>> {
  const { Content } = await get();
  const [head = "", ...lines] = new TextDecoder().decode(Content).split("\n");
  const columns = head.split(",");
  return new Map(
    lines.map((line) => {
      const fields = line.match(/("[^"]*"|[^,]*)(,|$)/g)?.map((text) => text.replace(/,$/, ""));
      const row = Object.fromEntries(columns.map((column, at) => [column, fields?.[at] ?? ""]));
      return [row["user"] ?? "", row];
    }),
  );
}

/** Lets time pass since the report was made. */
async function age(milliseconds: number): Promise<void> {
  const { accountId, state } = running.server;
  await state.directory.write([accountId], (transaction) => {
    const account = transaction.account(accountId);
    const report = account.get(credentialReports, accountId);
    if (report === undefined) throw new Error("There is no report.");
    const generatedTime = report.generatedTime - milliseconds;
    account.put(credentialReports, { ...report, generatedTime });
  });
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const hour = 3_600_000;

const withoutKey = (at: 1 | 2) => ({
  [`access_key_${at}_active`]: "false",
  [`access_key_${at}_last_rotated`]: "N/A",
  [`access_key_${at}_last_used_date`]: "N/A",
  [`access_key_${at}_last_used_region`]: "N/A",
  [`access_key_${at}_last_used_service`]: "N/A",
});

const bare = {
  password_enabled: "false",
  password_last_used: "N/A",
  password_last_changed: "N/A",
  password_next_rotation: "N/A",
  mfa_active: "false",
  ...withoutKey(1),
  ...withoutKey(2),
  cert_1_active: "false",
  cert_1_last_rotated: "N/A",
  cert_2_active: "false",
  cert_2_last_rotated: "N/A",
  additional_credentials_info: "N/A",
};

test("there is no report before it was asked for", async () => {
  expect(await refusal(get())).toMatchObject({ name: "CredentialReportNotPresentException" });
});

test("the report has every column in AWS's order, the root user first, and users by name", async () => {
  for (const UserName of ["bob", "Alice", "with,comma"]) {
    await iam.send(new CreateUserCommand({ UserName, Path: "/team/" }));
  }
  expect(await generate()).toEqual({
    State: "STARTED",
    Description: "No report exists. Starting a new report generation task",
  });
  expect(await generate()).toEqual({ State: "COMPLETE", Description: undefined });
  const { Content, ReportFormat, GeneratedTime } = await get();
  expect(ReportFormat).toBe("text/csv");
  expect(Math.abs((GeneratedTime?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  const text = new TextDecoder().decode(Content);
  expect(text.endsWith("\n")).toBe(false);
  expect(text.split("\n", 1)[0]).toBe(
    "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated,additional_credentials_info",
  );
  const report = await rows();
  expect([...report.keys()]).toEqual(["<root_account>", "Alice", "bob", '"with,comma"']);
  const { accountId } = running.server;
  expect(report.get("<root_account>")).toEqual({
    user: "<root_account>",
    arn: `arn:aws:iam::${accountId}:root`,
    user_creation_time: expect.stringMatching(moment),
    ...bare,
    password_last_used: "no_information",
    password_next_rotation: "not_supported",
  });
  expect(report.get("Alice")).toEqual({
    user: "Alice",
    arn: `arn:aws:iam::${accountId}:user/team/Alice`,
    user_creation_time: expect.stringMatching(moment),
    ...bare,
  });
});

test("keys and certificates are told with their status, their dates and their last use", async () => {
  const UserName = "carol";
  await iam.send(new CreateUserCommand({ UserName }));
  const { AccessKey: first } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const { AccessKey: second } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const keys = running.settings({
    accessKeyId: second?.AccessKeyId ?? "",
    secretAccessKey: second?.SecretAccessKey ?? "",
  });
  await new STSClient(keys).send(new GetCallerIdentityCommand({}));
  await iam.send(
    new UpdateAccessKeyCommand({
      UserName,
      AccessKeyId: first?.AccessKeyId,
      Status: "Inactive",
    }),
  );
  const { Certificate } = await iam.send(
    new UploadSigningCertificateCommand({ UserName, CertificateBody: makeCertificate().body }),
  );
  await iam.send(
    new UpdateSigningCertificateCommand({
      UserName,
      CertificateId: Certificate?.CertificateId,
      Status: "Inactive",
    }),
  );
  await iam.send(
    new UploadSigningCertificateCommand({ UserName, CertificateBody: makeCertificate().body }),
  );
  await age(4 * hour);
  await generate();
  const date = expect.stringMatching(moment);
  expect((await rows()).get(UserName)).toEqual({
    user: UserName,
    arn: `arn:aws:iam::${running.server.accountId}:user/carol`,
    user_creation_time: date,
    ...bare,
    access_key_1_last_rotated: date,
    access_key_2_active: "true",
    access_key_2_last_rotated: date,
    access_key_2_last_used_date: date,
    access_key_2_last_used_region: "us-east-1",
    access_key_2_last_used_service: "sts",
    cert_1_last_rotated: date,
    cert_2_active: "true",
    cert_2_last_rotated: date,
  });
});

test("a report stands as it was made for four hours, then it expires and is made anew", async () => {
  const before = await get();
  await iam.send(new CreateUserCommand({ UserName: "later" }));
  await age(4 * hour - 60_000);
  expect(await generate()).toEqual({ State: "COMPLETE", Description: undefined });
  expect((await get()).Content).toEqual(before.Content);
  await age(60_000);
  expect(await refusal(get())).toMatchObject({ name: "CredentialReportExpiredException" });
  expect(await generate()).toEqual({
    State: "STARTED",
    Description: "The last report has expired. Starting a new report generation task",
  });
  expect([...(await rows()).keys()]).toContain("later");
});
