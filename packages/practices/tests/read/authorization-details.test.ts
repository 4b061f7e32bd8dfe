import { readSnapshot } from "@ostiary/practices";
import { describe, expect, test } from "vitest";
import { writtenFile, writtenFiles } from "./written-files.ts";

const trust = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
};
const policy = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:Get*", Resource: "arn:aws:s3:::a%20b/*" }],
};

type Form = (document: object) => unknown;

/** The authorization details of an account, with its documents and dates in one of the forms that tools write. */
const details = (form: Form, date: (text: string) => unknown = (text) => text) => ({
  UserDetailList: [
    {
      Path: "/team/",
      UserName: "ana",
      UserId: "AIDAANA",
      Arn: "arn:aws:iam::111122223333:user/team/ana",
      CreateDate: date("2024-01-02T03:04:05+00:00"),
      UserPolicyList: [{ PolicyName: "own", PolicyDocument: form(policy) }],
      GroupList: ["b", "a"],
      PermissionsBoundary: {
        PermissionsBoundaryType: "Policy",
        PermissionsBoundaryArn: "arn:aws:iam::111122223333:policy/p",
      },
      AttachedManagedPolicies: [],
      Tags: [{ Key: "team", Value: "blue" }],
    },
  ],
  GroupDetailList: [
    {
      Path: "/",
      GroupName: "a",
      GroupId: "AGPAA",
      Arn: "arn:aws:iam::111122223333:group/a",
      CreateDate: date("2024-01-02T03:04:05+00:00"),
      GroupPolicyList: [],
      AttachedManagedPolicies: [
        { PolicyName: "p", PolicyArn: "arn:aws:iam::111122223333:policy/p" },
      ],
    },
  ],
  RoleDetailList: [
    {
      Path: "/",
      RoleName: "r",
      RoleId: "AROAR",
      Arn: "arn:aws:iam::111122223333:role/r",
      CreateDate: date("2024-01-02T03:04:05+00:00"),
      AssumeRolePolicyDocument: form(trust),
      InstanceProfileList: [
        {
          InstanceProfileName: "i",
          Arn: "arn:aws:iam::111122223333:instance-profile/i",
          Roles: [{ RoleName: "r" }],
        },
      ],
      RolePolicyList: [],
      AttachedManagedPolicies: [],
      RoleLastUsed: { LastUsedDate: date("2024-05-06T07:08:09+00:00"), Region: "eu-west-1" },
      Tags: [],
    },
  ],
  Policies: [
    {
      PolicyName: "p",
      PolicyId: "ANPAP",
      Arn: "arn:aws:iam::111122223333:policy/p",
      Path: "/",
      DefaultVersionId: "v2",
      AttachmentCount: 1,
      PermissionsBoundaryUsageCount: 1,
      IsAttachable: true,
      CreateDate: date("2024-01-02T03:04:05+00:00"),
      UpdateDate: date("2024-01-03T03:04:05+00:00"),
      PolicyVersionList: [
        {
          Document: form(policy),
          VersionId: "v2",
          IsDefaultVersion: true,
          CreateDate: date("2024-01-03T03:04:05+00:00"),
        },
      ],
    },
  ],
});

const account = {
  id: "111122223333",
  coverage: { "authorization-details": { state: "complete" } },
  users: [
    {
      arn: "arn:aws:iam::111122223333:user/team/ana",
      id: "AIDAANA",
      name: "ana",
      path: "/team/",
      created: "2024-01-02T03:04:05.000Z",
      inlinePolicies: [{ name: "own", document: JSON.stringify(policy) }],
      attachedPolicies: [],
      groups: ["a", "b"],
      permissionsBoundary: "arn:aws:iam::111122223333:policy/p",
      tags: [{ key: "team", value: "blue" }],
      credentials: {},
    },
  ],
  groups: [
    {
      arn: "arn:aws:iam::111122223333:group/a",
      id: "AGPAA",
      name: "a",
      path: "/",
      created: "2024-01-02T03:04:05.000Z",
      inlinePolicies: [],
      attachedPolicies: ["arn:aws:iam::111122223333:policy/p"],
    },
  ],
  roles: [
    {
      arn: "arn:aws:iam::111122223333:role/r",
      id: "AROAR",
      name: "r",
      path: "/",
      created: "2024-01-02T03:04:05.000Z",
      inlinePolicies: [],
      attachedPolicies: [],
      trustPolicy: JSON.stringify(trust),
      lastUse: { at: "2024-05-06T07:08:09.000Z", region: "eu-west-1" },
      tags: [],
    },
  ],
  policies: [
    {
      arn: "arn:aws:iam::111122223333:policy/p",
      name: "p",
      path: "/",
      id: "ANPAP",
      created: "2024-01-02T03:04:05.000Z",
      updated: "2024-01-03T03:04:05.000Z",
      attachmentCount: 1,
      boundaryUsageCount: 1,
      versions: [
        {
          versionId: "v2",
          isDefault: true,
          created: "2024-01-03T03:04:05.000Z",
          document: JSON.stringify(policy),
        },
      ],
    },
  ],
  instanceProfiles: [
    { arn: "arn:aws:iam::111122223333:instance-profile/i", name: "i", roles: ["r"] },
  ],
};

const asObject: Form = (document) => document;
const asText: Form = (document) => JSON.stringify(document);
const encoded: Form = (document) => encodeURIComponent(JSON.stringify(document));

describe("GetAccountAuthorizationDetails is read as", () => {
  const forms: Readonly<Record<string, object>> = {
    "the AWS CLI writes it": details(asObject),
    "texts of JSON": details(asText),
    "the wire has it": { ...details(encoded), IsTruncated: false },
    "Python prints its dates": details(asObject, (text) => text.replace("T", " ")),
    "epoch seconds": details(encoded, (text) => Date.parse(text) / 1000),
  };
  test.each(Object.entries(forms))("%s", async (_, answer) => {
    const { accounts, partition, schema } = await readSnapshot(writtenFile(answer));
    expect(accounts).toEqual([account]);
    expect({ partition, schema }).toEqual({ partition: "aws", schema: "ostiary-snapshot/1" });
  });

  test("several pages, in a list, in lines or in files", async () => {
    const { UserDetailList, ...others } = details(encoded);
    const none = { GroupDetailList: [], RoleDetailList: [], Policies: [] };
    const first = { UserDetailList, ...none, IsTruncated: true, Marker: "m" };
    const last = { UserDetailList: [], ...others, IsTruncated: false };
    const ways = [
      writtenFile([first, last]),
      writtenFile(`${JSON.stringify(first)}\n${JSON.stringify(last)}\n`),
      writtenFiles({ b: JSON.stringify(first), a: JSON.stringify(last) }),
    ];
    for (const files of ways) {
      expect((await readSnapshot(files)).accounts).toEqual([account]);
    }
    const [{ coverage } = { coverage: {} }] = (await readSnapshot(writtenFile(first))).accounts;
    expect(coverage).toEqual({
      "authorization-details": {
        state: "partial",
        reason: "The last page of the authorization details was not given.",
      },
    });
  });
});

test("a document keeps its own percent signs, and one that is no JSON is kept as it is", async () => {
  const answer = details(asObject);
  const texts = ['  {"Sid": "%7B%20"}', "%zz", "no policy", "%7B%22Sid%22%3A%22%2525%22%7D"];
  const UserPolicyList = texts.map((PolicyDocument, place) => ({
    PolicyName: `p${place}`,
    PolicyDocument,
  }));
  const [ana] = answer.UserDetailList;
  const files = writtenFile({ ...answer, UserDetailList: [{ ...ana, UserPolicyList }] });
  const [user] = (await readSnapshot(files)).accounts[0]?.users ?? [];
  expect(user?.inlinePolicies.map(({ document }) => document)).toEqual([
    '  {"Sid": "%7B%20"}',
    "%zz",
    "no policy",
    '{"Sid":"%25"}',
  ]);
});

describe("what is missing is a gap", () => {
  const coverageOf = async (answer: object) =>
    (await readSnapshot(writtenFile(answer))).accounts[0]?.coverage["authorization-details"];

  test("a policy that is in use as a boundary only", async () => {
    expect(await coverageOf({ ...details(asObject), Policies: [] })).toEqual({
      state: "partial",
      reason:
        "The documents of policies that are in use are missing: arn:aws:iam::111122223333:policy/p.",
    });
  });

  test("lists that were taken out", async () => {
    const { UserDetailList } = details(asObject);
    expect(await coverageOf({ UserDetailList })).toEqual({
      state: "partial",
      reason:
        "The authorization details were given without GroupDetailList, RoleDetailList, Policies.",
    });
  });
});

test("accounts are kept apart, whatever file their parts are in", async () => {
  const other = JSON.parse(
    JSON.stringify(details(asObject)).replaceAll("111122223333", "444455556666"),
  );
  const { accounts, files } = await readSnapshot(
    writtenFiles({ "z.json": JSON.stringify(other), "a.json": JSON.stringify(details(asObject)) }),
  );
  expect(accounts.map(({ id }) => id)).toEqual(["111122223333", "444455556666"]);
  expect(accounts[0]).toEqual(account);
  expect(Object.values(files ?? {})).toEqual([
    expect.stringMatching(/^[0-9a-f]{64}$/),
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ]);
});
