import { gzipSync } from "node:zlib";
import { readSnapshot, UnreadableFile } from "@ostiary/practices";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonObjects } from "../../src/read/json-objects.ts";
import { writtenFile, writtenFiles } from "../read/written-files.ts";
import { trailRecord } from "./trail-records.ts";

const records = [
  trailRecord("ec2", "DescribeInstances"),
  trailRecord("s3", "ListBuckets", { requestParameters: { odd: 'a "}]{[ \\ b' } }),
];

const lines = records.map((record) => JSON.stringify(record)).join("\n");

describe("CloudTrail's records are read as", () => {
  const printed = records.map((record) => ({
    EventId: "e",
    EventName: record.eventName,
    Resources: [],
    CloudTrailEvent: JSON.stringify(record),
  }));
  const forms: Readonly<Record<string, string | Buffer>> = {
    "a trail delivers them": JSON.stringify({ Records: records }),
    "a trail delivers them, packed": gzipSync(JSON.stringify({ Records: records })),
    "several packed files in one": Buffer.concat([
      gzipSync(`${JSON.stringify(records[0])}\n`),
      gzipSync(JSON.stringify(records[1])),
    ]),
    "a list": JSON.stringify(records, null, 2),
    "one a line": lines,
    "LookupEvents prints them": JSON.stringify({ Events: printed, NextToken: "t" }, null, 4),
    "the other way round": JSON.stringify({ NextToken: "t", Events: printed }),
    "EventBridge hands them on": records
      .map((detail) => JSON.stringify({ "detail-type": "AWS API Call via CloudTrail", detail }))
      .join("\n"),
  };
  test.each(Object.entries(forms))("%s", async (_, content) => {
    const [account] = (await readSnapshot(writtenFile(content))).accounts;
    expect(account?.activity?.events).toBe(2);
    expect(account?.activity?.principals[0]?.actions.map(({ action }) => action)).toEqual([
      "ec2:DescribeInstances",
      "s3:ListAllMyBuckets",
    ]);
  });

  test("a folder, with digests beside them", async () => {
    const paths = writtenFiles({
      "AWSLogs/CloudTrail/a.json.gz": gzipSync(JSON.stringify({ Records: [records[0]] })),
      "AWSLogs/CloudTrail/b.json": JSON.stringify({ Records: [records[1]] }),
      "AWSLogs/CloudTrail-Digest/d.json": JSON.stringify({
        awsAccountId: "111122223333",
        digestStartTime: "2026-01-01T00:00:00Z",
      }),
      "AWSLogs/read.me": "not read",
    });
    const folder = (paths[3] ?? "").replace(/\/read\.me$/, "");
    const { accounts, files } = await readSnapshot([folder]);
    expect(accounts[0]?.activity?.events).toBe(2);
    expect(Object.keys(files ?? {}).length).toBe(3);
  });
});

test("without data events what was done with data is a gap", async () => {
  const coverageOf = async (...all: readonly object[]) =>
    (await readSnapshot(writtenFile({ Records: all }))).accounts[0]?.coverage["activity"]?.state;
  expect(await coverageOf(...records)).toBe("partial");
  const data = { eventCategory: "Data", managementEvent: false };
  expect(await coverageOf(...records, trailRecord("s3", "GetObject", data))).toBe("complete");
});

test("each account has its own records", async () => {
  const other = trailRecord("ec2", "DescribeVpcs", { recipientAccountId: "444455556666" });
  const { accounts } = await readSnapshot(writtenFile({ Records: [...records, other] }));
  expect(accounts.map(({ id, activity }) => [id, activity?.events])).toEqual([
    ["111122223333", 2],
    ["444455556666", 1],
  ]);
});

describe("a file that is no trail's, or too much, says so", () => {
  const opening = '{"Records":[';
  const cases: readonly [string, string | Buffer, RegExp][] = [
    ["a record that does not end", `${opening}{"eventVersion":"1`, /ends too early/],
    [
      "a record that is too long",
      `${opening}{"a":"${"x".repeat(5000)}"}]}`,
      /more than 4000 bytes/,
    ],
    ["a record that is too deep", `${opening}{"a":${"[".repeat(200)}`, /more than 128 deep/],
    ["what is no JSON", `${opening}{"a" 1}]}`, /no JSON/],
    ["brackets that were never opened", `${opening}]}}`, /closes more than it opens/],
    ["an event that is no JSON", '{"Events":[{"CloudTrailEvent":"{"}]}', /no JSON/],
    [
      "more than may be unpacked",
      gzipSync(`${opening}${" ".repeat(200_000)}`),
      /more than 100000 bytes/,
    ],
  ];
  const limits = { recordBytes: 4000, streamBytes: 100_000 };
  test.each(cases)("%s", async (_, content, reason) => {
    const reading = readSnapshot(writtenFile(content), { limits });
    await expect(reading).rejects.toThrow(UnreadableFile);
    await expect(reading).rejects.toThrow(reason);
  });
});

/** The objects of a text that arrives in chunks of some sizes. */
async function objectsIn(text: string, sizes: readonly number[]): Promise<readonly unknown[]> {
  const bytes = Buffer.from(text);
  async function* chunks(): AsyncGenerator<Buffer> {
    let at = 0;
    let turn = 0;
    while (at < bytes.length) {
      const size = sizes[turn % sizes.length] ?? 1;
      yield bytes.subarray(at, at + size);
      at += size;
      turn += 1;
    }
  }
  const found: unknown[] = [];
  const limits = { recordBytes: 1e6, depth: 128 };
  for await (const object of jsonObjects("f", chunks(), limits)) found.push(object);
  return found;
}

test("objects are the same wherever the chunks end, and in every envelope", async () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { maxKeys: 4 });
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(object, { maxLength: 5 }), sizes, async (objects, chunkSizes) => {
      // Keys such as __proto__ come out as JSON.parse makes them.
      const expected: unknown = JSON.parse(JSON.stringify(objects));
      const texts = [
        JSON.stringify({ Records: objects }),
        JSON.stringify({ Events: objects }, null, 2),
        JSON.stringify(objects),
        objects.map((one) => JSON.stringify({ x: one })).join("\n"),
      ];
      expect(await objectsIn(texts[0] ?? "", chunkSizes)).toEqual(expected);
      expect(await objectsIn(texts[1] ?? "", chunkSizes)).toEqual(expected);
      expect(await objectsIn(texts[2] ?? "", chunkSizes)).toEqual(expected);
      const wrapped = await objectsIn(texts[3] ?? "", chunkSizes);
      expect(wrapped.map((one) => Reflect.get(Object(one), "x"))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test("no record makes the reader fail otherwise", async () => {
  const names = [
    ...Object.keys(trailRecord("s3", "GetObject")),
    ...[
      "resources",
      "ARN",
      "arn",
      "type",
      "sessionContext",
      "sessionIssuer",
      "attributes",
      "roleArn",
    ],
    ...["bucketName", "functionName", "role", "__proto__", "constructor"],
  ];
  const values = [
    ...[
      "s3.amazonaws.com",
      "lambda.amazonaws.com",
      "GetObject",
      "CreateFunction",
      "AssumedRole",
      "Root",
    ],
    ...["111122223333", "2026-01-01T00:00:00Z", "arn:aws:iam::111122223333:role/r", "toString"],
    ...[null, true, 1e308, -1, "", "__proto__"],
  ];
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { depthSize: "medium" },
      fc.constantFrom(...values),
      fc.array(tie("json"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie("json"), { maxKeys: 6 }),
    ),
  }));
  const record = fc
    .dictionary(fc.constantFrom(...names), json, { maxKeys: 8 })
    .map((more) => trailRecord("s3", "GetObject", more));
  await fc.assert(
    fc.asyncProperty(record, async (one) => {
      await readSnapshot(writtenFile({ Records: [one, records[0]] }));
    }),
    { numRuns: 500 },
  );
});
