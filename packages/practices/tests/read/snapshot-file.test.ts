import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readSnapshot, type Snapshot, UnreadableFile } from "@ostiary/practices";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { snapshotDifference } from "../../src/read/check-schema.ts";
import { trailRecord } from "../activity/trail-records.ts";
import { arbitrarySnapshot, publishedSchema } from "./arbitrary-snapshot.ts";
import { writtenFile, writtenFiles } from "./written-files.ts";

const validate = new Ajv({ strict: false }).compile(publishedSchema);

test("the published schema and page are what the types say", () => {
  const script = fileURLToPath(new URL("../../../../scripts/snapshot-schema.ts", import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
});

test("a snapshot that was read and written is read as the same, and is one by the schema", async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySnapshot, async (snapshot) => {
      expect([validate(snapshot), validate.errors]).toEqual([true, null]);
      const once = await readSnapshot(writtenFile(snapshot));
      expect([validate(once), validate.errors]).toEqual([true, null]);
      expect(await readSnapshot(writtenFile(once))).toEqual(once);
    }),
    { numRuns: 150 },
  );
});

/** Takes away or replaces something in a value, at a place that a number chooses. */
function spoilt(value: unknown, choices: readonly number[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  let inside: unknown = copy;
  for (const choice of choices) {
    if (typeof inside !== "object" || inside === null) break;
    const keys = Object.keys(inside);
    const key = keys[choice % Math.max(keys.length, 1)];
    if (key === undefined) break;
    const next: unknown = Reflect.get(inside, key);
    if (typeof next !== "object" || next === null || choice % 5 === 0) {
      if (choice % 2 === 0) Reflect.deleteProperty(inside, key);
      else Reflect.set(inside, key, choice % 3 === 0 ? [choice] : choice);
      break;
    }
    inside = next;
  }
  return copy;
}

test("what is no snapshot by the schema is refused, as ajv does", () => {
  const choices = fc.array(fc.nat(), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(arbitrarySnapshot, choices, (snapshot, places) => {
      const value = spoilt(snapshot, places);
      expect(snapshotDifference(value) === undefined).toBe(validate(value));
    }),
    { numRuns: 1000 },
  );
});

const small: Snapshot = {
  schema: "ostiary-snapshot/1",
  takenAt: "2026-01-01T00:00:00.000Z",
  partition: "aws",
  source: { tool: "ostiary", version: "0.1.0" },
  accounts: [
    {
      id: "111122223333",
      coverage: { "account-alias": { state: "complete" } },
      users: [],
      groups: [],
      roles: [],
      policies: [],
      instanceProfiles: [],
    },
  ],
};

describe("a snapshot's file", () => {
  test("that is wrong says where", async () => {
    const [account] = small.accounts;
    const wrong = { ...small, accounts: [{ ...account, users: [{ arn: 1 }] }] };
    const reading = readSnapshot(writtenFile(wrong));
    await expect(reading).rejects.toThrow(UnreadableFile);
    await expect(reading).rejects.toThrow(
      /it is no ostiary-snapshot\/1: snapshot\.accounts\[0\]\.users\[0\]\./,
    );
  });

  test("of another version is not guessed at", async () => {
    await expect(
      readSnapshot(writtenFile({ ...small, schema: "ostiary-snapshot/2" })),
    ).rejects.toThrow(/snapshot\.schema is not "ostiary-snapshot\/1"/);
  });

  test("with members that a newer version has is read", async () => {
    expect(await readSnapshot(writtenFile({ ...small, newer: true }))).toEqual(small);
  });

  test("is joined by other files", async () => {
    const paths = writtenFiles({
      "snapshot.json": JSON.stringify(small),
      "trail.json": JSON.stringify({ Records: [trailRecord("ec2", "DescribeVpcs")] }),
      "policy.json": JSON.stringify({ PasswordPolicy: { MinimumPasswordLength: 14 } }),
    });
    const { accounts, files } = await readSnapshot(paths);
    expect(accounts).toHaveLength(1);
    expect(accounts[0]?.activity?.events).toBe(1);
    expect(accounts[0]?.passwordPolicy).toMatchObject({ minimumPasswordLength: 14 });
    expect(Object.keys(accounts[0]?.coverage ?? {})).toEqual([
      "account-alias",
      "password-policy",
      "activity",
    ]);
    expect(Object.keys(files ?? {}).map((name) => name.split("/").at(-1))).toEqual([
      "policy.json",
      "trail.json",
    ]);
  });
});
