import { gzipSync } from "node:zlib";
import { type ReadLimits, readSnapshot, UnreadableFile } from "@ostiary/practices";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writtenFile } from "./written-files.ts";

/** Why a file was not read. */
async function reasonOf(content: unknown, limits: Partial<ReadLimits> = {}): Promise<string> {
  const error = await readSnapshot(writtenFile(content), { limits }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UnreadableFile)) throw new Error(`It was no UnreadableFile: ${error}`);
  return error.message;
}

describe("a file that is beyond what is read says so", () => {
  const cases: readonly [string, unknown, Partial<ReadLimits>, RegExp][] = [
    ["a long file", " ".repeat(2000), { fileBytes: 1000 }, /more than 1000 bytes/],
    [
      "a gzip bomb",
      gzipSync(Buffer.alloc(50_000_000, 32)),
      { fileBytes: 1e6 },
      /more than 1000000 bytes/,
    ],
    ["deep arrays", "[".repeat(1_000_000), {}, /more than 128 deep/],
    ["deep objects", `${'{"a":'.repeat(200)}1${"}".repeat(200)}`, {}, /more than 128 deep/],
    ["a cut gzip file", gzipSync("user,arn").subarray(0, 15), {}, /can't be unpacked/],
    ["a cut file", '{"UserDetailList": [', {}, /no JSON/],
    ["an empty file", "", {}, /nothing in it/],
    ["something else", { hello: "world" }, {}, /none of the files that can be read/],
    [
      "a quotation that does not end",
      'user,arn,user_creation_time,password_enabled\n"ana',
      {},
      /does not end/,
    ],
    [
      "no account",
      { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] },
      {},
      /which account/,
    ],
  ];
  test.each(cases)("%s", async (_, content, limits, reason) => {
    expect(await reasonOf(content, limits)).toMatch(reason);
  });
});

/** Reads a file; only a refusal with its reason may be thrown. */
async function survives(content: unknown): Promise<void> {
  try {
    await readSnapshot(writtenFile(content));
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableFile);
  }
}

const names = [
  ...[
    "SummaryMap",
    "PasswordPolicy",
    "AccountAliases",
    "Users",
    "ServicesLastAccessed",
    "JobStatus",
    "Resource",
    "Policy",
  ],
  ...[
    "Organization",
    "Roots",
    "OrganizationalUnits",
    "Accounts",
    "Children",
    "Id",
    "Path",
    "Paths",
    "PolicySummary",
  ],
  ...[
    "Targets",
    "TargetId",
    "EnabledFeatures",
    "DelegatedAdministrators",
    "analyzers",
    "schema",
    "accounts",
  ],
  "UserDetailList",
  "GroupDetailList",
  "RoleDetailList",
  "Policies",
  "PolicyVersionList",
  "Arn",
  "UserName",
  "Tags",
  "Content",
  "ReportFormat",
  "IsTruncated",
  "AssumeRolePolicyDocument",
  "CreateDate",
  "PermissionsBoundary",
  "__proto__",
  "constructor",
  "toString",
];
const values = [
  ...["r-1", "111122223333", "o-abc/r-1/", "COMPLETED", "ostiary-snapshot/1", "arn:aws:s3:::b"],
  "arn:aws:iam::111122223333:user/a",
  "2024-01-01",
  "%7B",
  "9999999-99-99",
  null,
  true,
  1e308,
  -1,
  "",
  [],
  {},
];
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: "medium" },
    fc.constantFrom(...values),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie("json"), { maxKeys: 6 }),
  ),
}));

test("no JSON makes the reader fail otherwise", async () => {
  await fc.assert(fc.asyncProperty(json, survives), { numRuns: 1500 });
});

test("no bytes make the reader fail otherwise", async () => {
  const bytes = fc.uint8Array({ maxLength: 200 }).map((content) => Buffer.from(content));
  const packed = bytes.map((content) => gzipSync(content));
  await fc.assert(fc.asyncProperty(fc.oneof(bytes, packed), survives), { numRuns: 300 });
});

test("no CSV makes the reader fail otherwise", async () => {
  const field = fc.constantFrom(
    "a",
    '"',
    '""',
    ",",
    "\n",
    "\r\n",
    "true",
    "N/A",
    "2024-01-01T00:00:00Z",
    "arn:aws:iam::111122223333:root",
  );
  const report = fc
    .array(field, { maxLength: 40 })
    .map((fields) => `user,arn,user_creation_time,password_enabled${fields.join("")}`);
  await fc.assert(fc.asyncProperty(report, survives), { numRuns: 300 });
});
