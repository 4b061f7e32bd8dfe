import { type OrganizationSnapshot, readSnapshot } from "@ostiary/practices";
import { describe, expect, test } from "vitest";
import { writtenFile, writtenFiles } from "./written-files.ts";

const arn = (kind: string, id: string) => `arn:aws:organizations::111122223333:${kind}/o-abc/${id}`;
const denyLeaving = '{"Version":"2012-10-17","Statement":[]}';

const organization = {
  Organization: {
    Id: "o-abc",
    Arn: arn("organization", ""),
    FeatureSet: "ALL",
    MasterAccountId: "111122223333",
  },
};
const roots = {
  Roots: [
    {
      Id: "r-1",
      Arn: arn("root", "r-1"),
      Name: "Root",
      PolicyTypes: [
        { Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" },
        { Type: "TAG_POLICY", Status: "PENDING_DISABLE" },
      ],
    },
  ],
};
const summary = {
  Id: "p-1",
  Arn: arn("policy", "service_control_policy/p-1"),
  Name: "stay",
  Type: "SERVICE_CONTROL_POLICY",
  AwsManaged: false,
};
const answers = {
  organization,
  roots,
  units: { ParentId: "r-1", OrganizationalUnits: [{ Id: "ou-1", Name: "workloads" }] },
  inner: { OrganizationalUnits: [{ Id: "ou-2", Name: "blue", Path: "o-abc/r-1/ou-1/ou-2/" }] },
  accounts: {
    Accounts: [
      {
        Id: "444455556666",
        Name: "blue",
        Email: "blue@example.com",
        Status: "ACTIVE",
        Paths: ["o-abc/r-1/ou-1/ou-2/444455556666/"],
      },
    ],
  },
  first: { ParentId: "r-1", Accounts: [{ Id: "111122223333", State: "ACTIVE" }] },
  policies: { Policies: [summary] },
  policy: {
    Policy: { PolicySummary: summary, Content: denyLeaving },
    Targets: [{ TargetId: "ou-1", Type: "ORGANIZATIONAL_UNIT" }],
  },
  administrators: {
    DelegatedAdministrators: [{ Id: "444455556666", Services: ["sso.amazonaws.com"] }],
  },
  trusted: { EnabledServicePrincipals: [{ ServicePrincipal: "sso.amazonaws.com" }] },
  features: { OrganizationId: "o-abc", EnabledFeatures: ["RootSessions"] },
};

const expected: OrganizationSnapshot = {
  id: "o-abc",
  managementAccount: "111122223333",
  featureSet: "ALL",
  coverage: {
    "root-features": { state: "complete" },
    organization: { state: "complete" },
    "control-policies": { state: "complete" },
  },
  units: [
    { id: "ou-1", name: "workloads", parent: "r-1" },
    { id: "ou-2", name: "blue", parent: "ou-1" },
    { id: "r-1", name: "Root" },
  ],
  accounts: [
    { id: "111122223333", status: "ACTIVE", parent: "r-1" },
    {
      id: "444455556666",
      name: "blue",
      email: "blue@example.com",
      status: "ACTIVE",
      parent: "ou-2",
    },
  ],
  policies: [
    {
      id: "p-1",
      name: "stay",
      type: "SERVICE_CONTROL_POLICY",
      awsManaged: false,
      document: denyLeaving,
      targets: ["ou-1"],
    },
  ],
  enabledPolicyTypes: ["SERVICE_CONTROL_POLICY"],
  delegatedAdministrators: [{ account: "444455556666", services: ["sso.amazonaws.com"] }],
  trustedServices: ["sso.amazonaws.com"],
  rootFeatures: ["RootSessions"],
};

const readOf = async (all: object) => {
  const files = Object.entries(all).map(([name, answer]) => [name, JSON.stringify(answer)]);
  return (await readSnapshot(writtenFiles(Object.fromEntries(files)))).organization;
};

describe("an organization is read from its calls' answers", () => {
  test("one a file", async () => {
    expect(await readOf(answers)).toEqual(expected);
  });

  test("in any order", async () => {
    const turned = Object.entries(answers).map(([name, answer], place) => [
      `${String.fromCharCode(122 - place)}-${name}`,
      answer,
    ]);
    expect(await readOf(Object.fromEntries(turned))).toEqual(expected);
  });

  test("in one file, as a list", async () => {
    const files = writtenFile(Object.values(answers));
    expect((await readSnapshot(files)).organization).toEqual(expected);
  });

  test("without DescribeOrganization the ARNs say which it is", async () => {
    const { organization: _, ...others } = answers;
    const { featureSet: _unknown, ...rest } = expected;
    expect(await readOf(others)).toEqual(rest);
  });
});

describe("what is missing is a gap", () => {
  const gapsOf = async (all: object) => {
    const { coverage } = (await readOf(all)) ?? {};
    return Object.values(coverage ?? {}).flatMap((part) =>
      part.state === "complete" ? [] : [part.reason],
    );
  };
  test("calls that were not given", async () => {
    expect(await gapsOf({ organization })).toEqual([
      "Its root was not given. Its accounts were not given. Delegated administrators were not given. Trusted services were not given.",
    ]);
  });
  test("accounts without their place, policies without their document and targets", async () => {
    const { units: _, inner: __, accounts: ___, policy: ____, ...others } = answers;
    const accounts = { Accounts: [{ Id: "444455556666", Name: "blue" }] };
    expect(await gapsOf({ ...others, accounts })).toEqual([
      "Of some accounts it is not known what they are in.",
      "Of some policies the document was not given. Of some policies it is not known to what they are attached.",
    ]);
  });
});

test("a tree of the organization is read with the policies of each place", async () => {
  const policy = { ...summary, Content: JSON.parse(denyLeaving) };
  const tree = {
    ...roots.Roots[0],
    Policies: [],
    Children: [
      {
        Id: "ou-1",
        Name: "workloads",
        Policies: [policy],
        Children: [{ Id: "444455556666", Name: "blue", Policies: [policy] }],
      },
    ],
  };
  const read = (await readSnapshot(writtenFile(tree))).organization;
  expect(read).toMatchObject({
    id: "o-abc",
    units: [
      { id: "ou-1", parent: "r-1" },
      { id: "r-1", name: "Root" },
    ],
    accounts: [{ id: "444455556666", name: "blue", parent: "ou-1" }],
    policies: [{ id: "p-1", document: denyLeaving, targets: ["444455556666", "ou-1"] }],
  });
  expect(read?.coverage["control-policies"]).toEqual({ state: "complete" });
});
