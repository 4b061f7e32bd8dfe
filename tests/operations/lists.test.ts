import { loadService } from "@ostiary/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf, stepAt } from "../one-time-code.ts";
import { type TestServer, testServer } from "../running-server.ts";
import { makeSshKey } from "../ssh-key.ts";
import { makeCertificate } from "../x509.ts";
import { elementIn, type Input } from "./raw-call.ts";
import { makeWorld, policyText, readUsers, type World } from "./world.ts";

let running: TestServer;
let world: World;

beforeAll(async () => {
  running = await testServer();
  world = await makeWorld(running);
});
afterAll(() => running.stop());

/** Names in an order that is not theirs, which differ by more than case. */
const shuffled = ["Mike", "alpha", "Zulu", "bravo", "Yankee"] as const;
const ignoringCase = ["alpha", "bravo", "Mike", "Yankee", "Zulu"] as const;

/** Keys as tags are ordered: by their code points, capitals first. */
const tagKeys = shuffled.toSorted();
const Tags = shuffled.map((Key) => ({ Key, Value: "v" }));

interface ListCase {
  /** Makes what is listed, and gives the input. */
  readonly input: (world: World) => Promise<Input>;
  /** The element that tells the items apart. */
  readonly element: string;
  /** The items in their order; absent: the order is not documented, and any that stays is right. */
  readonly order?: readonly string[];
  /** How many there are, where there is no order to say so. */
  readonly count?: number;
}

const named = (operation: string, member: string, more: Input = {}) =>
  async function input(into: World): Promise<Input> {
    const PathPrefix = `/${into.name()}/`;
    for (const one of shuffled) {
      await into.operate(operation, {
        [member]: `${into.newest()}-${one}`,
        Path: PathPrefix,
        ...more,
      });
    }
    return { PathPrefix };
  };

/** The items of a list of names that begin with something of the test's own. */
const endings = ignoringCase.map((name) => `-${name}`);

const tagged = (make: (into: World) => Promise<Input>): ListCase => ({
  input: make,
  element: "Key",
  order: tagKeys,
});

const each = async (count: number, make: (n: number) => Promise<unknown>): Promise<void> => {
  for (let n = 0; n < count; n += 1) await make(n);
};

const ownerOf = (kind: "User" | "Group" | "Role") => (into: World) =>
  ({ User: into.user, Group: into.group, Role: into.role })[kind]();

const inline = (kind: "User" | "Group" | "Role"): ListCase => ({
  async input(into) {
    const owner = { [`${kind}Name`]: await ownerOf(kind)(into) };
    for (const PolicyName of shuffled) {
      await into.operate(`Put${kind}Policy`, { ...owner, PolicyName, PolicyDocument: readUsers });
    }
    return owner;
  },
  element: "member",
  count: shuffled.length,
});

const attached = (kind: "User" | "Group" | "Role"): ListCase => ({
  async input(into) {
    const owner = { [`${kind}Name`]: await ownerOf(kind)(into) };
    await each(3, async () =>
      into.operate(`Attach${kind}Policy`, { ...owner, PolicyArn: await into.policy() }),
    );
    return owner;
  },
  element: "PolicyArn",
  count: 3,
});

async function device(into: World): Promise<string> {
  const made = await into.operate("CreateVirtualMFADevice", { VirtualMFADeviceName: into.name() });
  return made;
}

async function enable(into: World, UserName: string): Promise<void> {
  const made = await device(into);
  const seed = Buffer.from(elementIn(made, "Base32StringSeed"), "base64").toString("ascii");
  await into.operate("EnableMFADevice", {
    UserName,
    SerialNumber: elementIn(made, "SerialNumber"),
    AuthenticationCode1: codeOf(seed, stepAt() - 1),
    AuthenticationCode2: codeOf(seed, stepAt()),
  });
}

const { body, privateKey } = makeCertificate();

const cases: Readonly<Record<string, ListCase>> = {
  ListUsers: { input: named("CreateUser", "UserName"), element: "UserName", order: endings },
  ListGroups: { input: named("CreateGroup", "GroupName"), element: "GroupName", order: endings },
  ListRoles: {
    input: (into) =>
      named("CreateRole", "RoleName", { AssumeRolePolicyDocument: into.trustWhole })(into),
    element: "RoleName",
    order: endings,
  },
  ListInstanceProfiles: {
    input: named("CreateInstanceProfile", "InstanceProfileName"),
    element: "InstanceProfileName",
    order: endings,
  },
  ListPolicies: {
    input: named("CreatePolicy", "PolicyName", { PolicyDocument: readUsers }),
    element: "PolicyName",
    order: endings,
  },
  ListServerCertificates: {
    input: named("UploadServerCertificate", "ServerCertificateName", {
      CertificateBody: body,
      PrivateKey: privateKey,
    }),
    element: "ServerCertificateName",
    order: endings,
  },
  ListUserPolicies: inline("User"),
  ListGroupPolicies: inline("Group"),
  ListRolePolicies: inline("Role"),
  ListAttachedUserPolicies: attached("User"),
  ListAttachedGroupPolicies: attached("Group"),
  ListAttachedRolePolicies: attached("Role"),
  GetGroup: {
    async input(into) {
      const GroupName = await into.group();
      await each(3, async () =>
        into.operate("AddUserToGroup", { GroupName, UserName: await into.user() }),
      );
      return { GroupName };
    },
    element: "UserName",
    count: 3,
  },
  ListGroupsForUser: {
    async input(into) {
      const UserName = await into.user();
      await each(3, async () =>
        into.operate("AddUserToGroup", { UserName, GroupName: await into.group() }),
      );
      return { UserName };
    },
    element: "GroupName",
    count: 3,
  },
  ListInstanceProfilesForRole: {
    async input(into) {
      const RoleName = await into.role();
      await each(3, async () =>
        into.operate("AddRoleToInstanceProfile", {
          RoleName,
          InstanceProfileName: await into.instanceProfile(),
        }),
      );
      return { RoleName };
    },
    element: "InstanceProfileName",
    count: 3,
  },
  ListEntitiesForPolicy: {
    async input(into) {
      const PolicyArn = await into.policy();
      const UserName = await into.user();
      await into.operate("AttachUserPolicy", { PolicyArn, UserName });
      await into.operate("AttachGroupPolicy", { PolicyArn, GroupName: await into.group() });
      await into.operate("AttachRolePolicy", { PolicyArn, RoleName: await into.role() });
      return { PolicyArn };
    },
    element: "(?:User|Group|Role)Id",
    count: 3,
  },
  ListPolicyVersions: {
    async input(into) {
      const PolicyArn = await into.policy();
      await each(2, () =>
        into.operate("CreatePolicyVersion", { PolicyArn, PolicyDocument: readUsers }),
      );
      return { PolicyArn };
    },
    element: "VersionId",
    order: ["v3", "v2", "v1"],
  },
  ListAccessKeys: {
    async input(into) {
      const UserName = await into.user();
      await each(2, () => into.accessKey(UserName));
      return { UserName };
    },
    element: "AccessKeyId",
    count: 2,
  },
  ListSSHPublicKeys: {
    async input(into) {
      const UserName = await into.user();
      await each(2, () =>
        into.operate("UploadSSHPublicKey", { UserName, SSHPublicKeyBody: makeSshKey().ssh }),
      );
      return { UserName };
    },
    element: "SSHPublicKeyId",
    count: 2,
  },
  ListSigningCertificates: {
    async input(into) {
      const UserName = await into.user();
      await each(2, () =>
        into.operate("UploadSigningCertificate", {
          UserName,
          CertificateBody: makeCertificate().body,
        }),
      );
      return { UserName };
    },
    element: "CertificateId",
    count: 2,
  },
  ListServiceSpecificCredentials: {
    async input(into) {
      const UserName = await into.user();
      for (const ServiceName of ["codecommit.amazonaws.com", "cassandra.amazonaws.com"]) {
        await into.operate("CreateServiceSpecificCredential", { UserName, ServiceName });
      }
      return { UserName };
    },
    element: "ServiceSpecificCredentialId",
    count: 2,
  },
  ListMFADevices: {
    async input(into) {
      const UserName = await into.user();
      await each(2, () => enable(into, UserName));
      return { UserName };
    },
    element: "SerialNumber",
    count: 2,
  },
  ListVirtualMFADevices: {
    async input(into) {
      await each(2, () => device(into));
      return { AssignmentStatus: "Unassigned" };
    },
    element: "SerialNumber",
    count: 2,
  },
  ListUserTags: tagged(async (into) => ({ UserName: await into.user({ Tags }) })),
  ListRoleTags: tagged(async (into) => ({ RoleName: await into.role({ Tags }) })),
  ListPolicyTags: tagged(async (into) => ({ PolicyArn: await into.policy({ Tags }) })),
  ListInstanceProfileTags: tagged(async (into) => ({
    InstanceProfileName: await into.instanceProfile({ Tags }),
  })),
  ListOpenIDConnectProviderTags: tagged(async (into) => ({
    OpenIDConnectProviderArn: await into.oidcProvider({ Tags }),
  })),
  ListSAMLProviderTags: tagged(async (into) => ({
    SAMLProviderArn: await into.samlProvider({ Tags }),
  })),
  ListServerCertificateTags: tagged(async (into) => {
    const ServerCertificateName = into.name();
    const material = { CertificateBody: body, PrivateKey: privateKey };
    await into.operate("UploadServerCertificate", { ServerCertificateName, ...material, Tags });
    return { ServerCertificateName };
  }),
  ListMFADeviceTags: tagged(async (into) => {
    const made = { VirtualMFADeviceName: into.name(), Tags };
    const answer = await into.operate("CreateVirtualMFADevice", made);
    return { SerialNumber: elementIn(answer, "SerialNumber") };
  }),
  SimulateCustomPolicy: {
    input: async () => ({
      PolicyInputList: [policyText({ Effect: "Allow", Action: "*", Resource: "*" })],
      ActionNames: ["iam:GetUser", "iam:GetRole", "iam:GetGroup"],
    }),
    element: "EvalActionName",
    order: ["iam:GetUser", "iam:GetRole", "iam:GetGroup"],
  },
  SimulatePrincipalPolicy: {
    input: async (into) => ({
      PolicySourceArn: into.arn(`user/${await into.user()}`),
      ActionNames: ["iam:GetUser", "iam:GetRole", "iam:GetGroup"],
    }),
    element: "EvalActionName",
    order: ["iam:GetUser", "iam:GetRole", "iam:GetGroup"],
  },
  GetServiceLastAccessedDetails: {
    async input(into) {
      const Arn = into.arn("user/caller");
      await into.allow([{ Effect: "Allow", Action: ["iam:*", "s3:*", "ec2:*"], Resource: "*" }]);
      const answer = await into.operate("GenerateServiceLastAccessedDetails", { Arn });
      return { JobId: elementIn(answer, "JobId") };
    },
    element: "ServiceNamespace",
    order: ["ec2", "iam", "s3"],
  },
};

/** Lists that have a test of their own, or never more than one item. */
const elsewhere = [
  "GetAccountAuthorizationDetails",
  "GetOrganizationsAccessReport",
  "GetServiceLastAccessedDetailsWithEntities",
  "ListAccountAliases",
  "ListDelegationRequests",
];

test("every operation that answers in pages is tried", async () => {
  const { inputs, shapes } = (await loadService("iam")).constraints;
  const paged = Object.entries(inputs)
    .filter(([, shape]) => shapes[shape]?.members?.["MaxItems"] !== undefined)
    .map(([operation]) => operation);
  expect([...Object.keys(cases), ...elsewhere].sort()).toEqual(paged.sort());
});

async function ask(operation: string, input: Input): Promise<string> {
  const answer = await world.call(running.operator, "iam", operation, input);
  expect(answer.status, answer.body).toBe(200);
  return answer.body;
}

const itemsIn = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}>([^<]+)</`, "g"))].map(([, item = ""]) => item);

describe.each(Object.entries(cases))("%s", (operation, { input, element, order, count }) => {
  test("gives the same whole in pages of one and two, in its order", async () => {
    const given = await input(world);
    const body = await ask(operation, { ...given, MaxItems: 1000 });
    expect(elementIn(body, "IsTruncated")).toBe("false");
    expect(body).not.toContain("<Marker>");
    const whole = itemsIn(body, element);
    expect(new Set(whole).size).toBe(whole.length);
    if (order === undefined) expect(whole.length).toBeGreaterThanOrEqual(count ?? 2);
    else
      expect(whole.map((item, at) => item.endsWith(order[at] ?? item))).toEqual(
        order.map(() => true),
      );
    for (const MaxItems of [1, 2]) {
      const paged: string[] = [];
      let Marker = "";
      do {
        const page = await ask(operation, { ...given, MaxItems, ...(Marker !== "" && { Marker }) });
        const items = itemsIn(page, element);
        expect(items.length).toBeLessThanOrEqual(MaxItems);
        paged.push(...items);
        Marker = elementIn(page, "Marker");
        expect(elementIn(page, "IsTruncated")).toBe(String(Marker !== ""));
      } while (Marker !== "");
      expect(paged).toEqual(whole);
    }
  });

  test("takes 1 to 1,000 items, and no marker of its own making", async () => {
    const given = await input(world);
    for (const MaxItems of [0, 1001]) {
      const answer = await world.call(running.operator, "iam", operation, { ...given, MaxItems });
      expect([answer.code, answer.message]).toEqual([
        "ValidationError",
        `1 validation error detected: Value at 'maxItems' failed to satisfy constraint: Member must have value ${
          MaxItems === 0 ? "greater than or equal to 1" : "less than or equal to 1000"
        }`,
      ]);
    }
    const answer = await world.call(running.operator, "iam", operation, {
      ...given,
      Marker: "not a marker",
    });
    expect([answer.code, answer.message]).toEqual(["ValidationError", "Invalid Marker."]);
  });
});
