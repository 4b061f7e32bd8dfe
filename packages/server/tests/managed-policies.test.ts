import { describe, expect, test } from "vitest";
import { dataFiles, type SourcePolicy } from "../../../scripts/managed-policies/data-files.ts";
import { loadManagedPolicies } from "../src/managed-policies/load.ts";
import { policiesOf } from "../src/managed-policies/policy-file.ts";

const document = (action: string) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
});

const source: Readonly<Record<string, SourcePolicy>> = {
  Zeta: {
    arn: "arn:aws:iam::aws:policy/Zeta",
    latestVersionId: "v2",
    createdDate: "2020-01-02T03:04:05.000Z",
    lastUpdatedDate: "2021-02-03T04:05:06.000Z",
    versions: { v1: { document: document("old:*") }, v2: { document: document("zeta:é") } },
  },
  alpha: {
    arn: "arn:aws:iam::aws:policy/service-role/alpha",
    latestVersionId: "v1",
    createdDate: "2019-01-02T03:04:05.000Z",
    lastUpdatedDate: "2019-01-02T03:04:05.000Z",
    versions: { v1: { document: document("alpha:*") } },
  },
};

describe("what the script writes", () => {
  const { index, documents } = dataFiles(source);
  const policies = policiesOf(JSON.parse(index), documents);

  test("is read back in the order of names, with the latest version's text", () => {
    expect([...policies.list()].map(({ policyName }) => policyName)).toEqual(["alpha", "Zeta"]);
    expect(policies.get("arn:aws:iam::aws:policy/service-role/alpha")).toMatchObject({
      path: "/service-role/",
      defaultVersionId: "v1",
    });
    expect(policies.get("arn:aws:iam::aws:policy/Zeta")).toMatchObject({
      path: "/",
      defaultVersionId: "v2",
      createDate: Date.UTC(2020, 0, 2, 3, 4, 5),
      updateDate: Date.UTC(2021, 1, 3, 4, 5, 6),
    });
    expect(policies.document("arn:aws:iam::aws:policy/Zeta")).toBe(
      JSON.stringify(document("zeta:é"), null, 2),
    );
    expect(policies.document("arn:aws:iam::aws:policy/Nobody")).toBeUndefined();
  });

  test("is refused for a policy without its latest version", () => {
    const broken = { ...source, Zeta: { ...source["Zeta"], versions: {} } };
    expect(() => dataFiles(JSON.parse(JSON.stringify(broken)))).toThrow("Zeta");
  });
});

test("every policy that AWS manages has an id of its own and a document", async () => {
  const policies = await loadManagedPolicies();
  const listed = [...policies.list()];
  expect(listed).toHaveLength(policies.count);
  expect(policies.count).toBeGreaterThan(1_500);
  expect(new Set(listed.map(({ policyId }) => policyId)).size).toBe(policies.count);
  // Kept with the directory of whoever attached it, so it must never change.
  expect(policies.get("arn:aws:iam::aws:policy/AdministratorAccess")?.policyId).toBe(
    "ANPA5IIMV5ODH3GDY4NK5",
  );
  const versions = new Set(
    listed.map(({ arn }) => JSON.parse(policies.document(arn) ?? "null")?.Version),
  );
  expect(versions).toEqual(new Set(["2012-10-17"]));
});
