import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { readSnapshot } from "@ostiary/practices";
import { describe, expect, test } from "vitest";
import { writtenFile, writtenFiles } from "./written-files.ts";

const columns =
  "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";
const root =
  "<root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,not_supported,2024-02-03T04:05:06+00:00,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A";
const ana =
  "ana,arn:aws:iam::111122223333:user/team/ana,2021-01-01T00:00:00+00:00,true,no_information,2023-01-01T00:00:00+00:00,N/A,false,true,2022-01-01T00:00:00+00:00,2024-01-01T00:00:00+00:00,us-east-1,s3,false,2021-06-01T00:00:00+00:00,N/A,N/A,N/A,true,2021-07-01T00:00:00+00:00,false,N/A";
const bob =
  '"bob,1",arn:aws:iam::111122223333:user/bob,2021-01-01T00:00:00+00:00,false,N/A,N/A,N/A,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A';
const report = [columns, root, ana, bob].join("\n");

const user = (name: string, path: string) => ({
  arn: `arn:aws:iam::111122223333:user${path}${name.split(",")[0]}`,
  id: "",
  name,
  path,
  created: "2021-01-01T00:00:00.000Z",
  inlinePolicies: [],
  attachedPolicies: [],
  groups: [],
  tags: [],
});

const account = {
  id: "111122223333",
  coverage: { "credential-report": { state: "complete" } },
  root: {
    password: { lastUse: { at: "2024-02-03T04:05:06.000Z" } },
    accessKeys: [],
    mfaActive: true,
    signingCertificates: [],
  },
  users: [
    {
      ...user("bob,1", "/"),
      credentials: { password: false, accessKeys: [], mfaActive: true, signingCertificates: [] },
    },
    {
      ...user("ana", "/team/"),
      credentials: {
        password: { lastChanged: "2023-01-01T00:00:00.000Z", lastUse: {} },
        accessKeys: [
          {
            active: true,
            created: "2022-01-01T00:00:00.000Z",
            lastUse: { at: "2024-01-01T00:00:00.000Z", region: "us-east-1", service: "s3" },
          },
          { active: false, created: "2021-06-01T00:00:00.000Z", lastUse: {} },
        ],
        mfaActive: false,
        signingCertificates: [{ active: true, created: "2021-07-01T00:00:00.000Z" }],
      },
    },
  ],
  groups: [],
  roles: [],
  policies: [],
  instanceProfiles: [],
};

const wrapped = {
  Content: Buffer.from(report).toString("base64"),
  ReportFormat: "text/csv",
  GeneratedTime: "2024-06-01T00:00:00+00:00",
};

describe("the credential report is read as", () => {
  const more = (line: string, value: string) => `${line},${value}`;
  const forms: Readonly<Record<string, string | Buffer | object>> = {
    "22 columns": report,
    "23 columns": [
      more(columns, "additional_credentials_info"),
      ...[root, ana, bob].map((line) => more(line, "N/A")),
    ].join("\r\n"),
    "a byte order mark first, and a line end last": `\uFEFF${report}\n`,
    gzip: gzipSync(report),
    "the AWS CLI's JSON, in base64": wrapped,
  };
  test.each(Object.entries(forms))("%s", async (_, content) => {
    expect((await readSnapshot(writtenFile(content))).accounts).toEqual([account]);
  });
});

test("the snapshot is of the time at which the report was made, unless it is told another", async () => {
  expect((await readSnapshot(writtenFile(wrapped))).takenAt).toBe("2024-06-01T00:00:00.000Z");
  const takenAt = "2024-07-01T00:00:00.000Z";
  expect((await readSnapshot(writtenFile(wrapped), { takenAt })).takenAt).toBe(takenAt);
});

test("each file is named with its SHA-256", async () => {
  const files = writtenFiles({ "report.csv": report });
  const digest = createHash("sha256").update(report).digest("hex");
  expect((await readSnapshot(files)).files).toEqual({ [files[0] ?? ""]: digest });
});

test("users of the report and of the authorization details are the same ones", async () => {
  const details = {
    UserDetailList: [
      {
        Path: "/team/",
        UserName: "ana",
        UserId: "AIDAANA",
        Arn: "arn:aws:iam::111122223333:user/team/ana",
        UserPolicyList: [],
        GroupList: ["g"],
        AttachedManagedPolicies: [],
      },
    ],
    GroupDetailList: [],
    RoleDetailList: [],
    Policies: [],
  };
  const paths = writtenFiles({ "a.csv": report, "b.json": JSON.stringify(details) });
  const [read] = (await readSnapshot(paths)).accounts;
  expect(read?.coverage).toEqual({
    "authorization-details": { state: "complete" },
    "credential-report": { state: "complete" },
  });
  const found = read?.users.find(({ name }) => name === "ana");
  expect(found).toMatchObject({ id: "AIDAANA", groups: ["g"] });
  expect(found?.credentials).toEqual(account.users[1]?.credentials);
});

test("a report without root covers less than the account", async () => {
  const [read] = (await readSnapshot(writtenFile([columns, ana].join("\n")))).accounts;
  expect(read?.coverage["credential-report"]?.state).toBe("partial");
});
