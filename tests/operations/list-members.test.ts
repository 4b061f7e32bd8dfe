import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestServer, testServer } from "../running-server.ts";
import { makeCertificate } from "../x509.ts";
import { elementIn, type Input } from "./raw-call.ts";
import { makeWorld, readUsers, type World } from "./world.ts";

let running: TestServer;
let world: World;

beforeAll(async () => {
  running = await testServer();
  world = await makeWorld(running);
});
afterAll(() => running.stop());

const boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const Tags = [{ Key: "team", Value: "blue" }];
const Path = "/shown/";
const { body, privateKey } = makeCertificate();

interface Shown {
  /** Makes one, and gives what names it. */
  readonly make: (into: World) => Promise<Input>;
  readonly list: string;
  /** What narrows the list down to it. */
  readonly among?: Input;
  readonly get: string;
  /** Elements that both show. */
  readonly both: readonly string[];
  /** Elements that Get shows alone: AWS's "does not return the following attributes". */
  readonly alone: readonly string[];
}

const cases: readonly Shown[] = [
  {
    make: async (into) => ({
      UserName: await into.user({ Path, Tags, PermissionsBoundary: boundary }),
    }),
    list: "ListUsers",
    among: { PathPrefix: Path },
    get: "GetUser",
    both: ["UserName", "UserId", "Arn", "Path", "CreateDate"],
    alone: ["Tags", "PermissionsBoundary"],
  },
  {
    make: async (into) => ({
      RoleName: await into.role({ Path, Tags, PermissionsBoundary: boundary, Description: "d" }),
    }),
    list: "ListRoles",
    among: { PathPrefix: Path },
    get: "GetRole",
    both: ["RoleName", "RoleId", "AssumeRolePolicyDocument", "Description", "MaxSessionDuration"],
    alone: ["Tags", "PermissionsBoundary", "RoleLastUsed"],
  },
  {
    make: async (into) => ({ PolicyArn: await into.policy({ Path, Tags, Description: "d" }) }),
    list: "ListPolicies",
    among: { PathPrefix: Path },
    get: "GetPolicy",
    both: ["PolicyName", "DefaultVersionId", "AttachmentCount", "IsAttachable", "UpdateDate"],
    alone: ["Tags", "Description"],
  },
  {
    make: async (into) => ({ PolicyArn: await into.policy(), VersionId: "v1" }),
    list: "ListPolicyVersions",
    get: "GetPolicyVersion",
    both: ["VersionId", "IsDefaultVersion", "CreateDate"],
    alone: ["Document"],
  },
  {
    make: async (into) => ({ InstanceProfileName: await into.instanceProfile({ Path, Tags }) }),
    list: "ListInstanceProfiles",
    among: { PathPrefix: Path },
    get: "GetInstanceProfile",
    both: ["InstanceProfileName", "InstanceProfileId", "Arn"],
    alone: ["Tags"],
  },
  {
    async make(into) {
      const ServerCertificateName = into.name();
      const material = { CertificateBody: body, PrivateKey: privateKey };
      await into.operate("UploadServerCertificate", {
        ServerCertificateName,
        Path,
        Tags,
        ...material,
      });
      return { ServerCertificateName };
    },
    list: "ListServerCertificates",
    among: { PathPrefix: Path },
    get: "GetServerCertificate",
    both: ["ServerCertificateName", "ServerCertificateId", "Expiration", "UploadDate"],
    alone: ["Tags", "CertificateBody"],
  },
  {
    make: async (into) => ({ SAMLProviderArn: await into.samlProvider({ Tags }) }),
    list: "ListSAMLProviders",
    get: "GetSAMLProvider",
    both: ["CreateDate", "ValidUntil"],
    alone: ["Tags", "SAMLMetadataDocument"],
  },
  {
    make: async (into) => ({ OpenIDConnectProviderArn: await into.oidcProvider({ Tags }) }),
    list: "ListOpenIDConnectProviders",
    get: "GetOpenIDConnectProvider",
    both: [],
    alone: ["Tags", "Url", "ClientIDList", "CreateDate"],
  },
  {
    async make(into) {
      const owner = { UserName: await into.user(), PolicyName: "own" };
      await into.operate("PutUserPolicy", { ...owner, PolicyDocument: readUsers });
      return owner;
    },
    list: "ListUserPolicies",
    get: "GetUserPolicy",
    both: [],
    alone: ["PolicyDocument"],
  },
];

async function ask(operation: string, input: Input): Promise<string> {
  const answer = await world.call(running.operator, "iam", operation, input);
  expect(answer.status, answer.body).toBe(200);
  return answer.body;
}

describe.each(cases)("$list and $get", ({ make, list, among, get, both, alone }) => {
  test("show what they share, and Get alone the rest", async () => {
    const named = await make(world);
    const listed = await ask(list, among ?? named);
    const got = await ask(get, named);
    for (const element of both) {
      expect(elementIn(listed, element), `${element} of ${listed}`).not.toBe("");
      expect(elementIn(listed, element)).toBe(elementIn(got, element));
    }
    for (const element of alone) {
      expect(listed).not.toContain(`<${element}`);
      expect(got).toContain(`<${element}`);
    }
  });
});

test("an entity without tags, a boundary or a description has no such members", async () => {
  const user = await ask("GetUser", { UserName: await world.user() });
  const role = await ask("GetRole", { RoleName: await world.role() });
  const policy = await ask("GetPolicy", { PolicyArn: await world.policy() });
  for (const answer of [user, role]) {
    expect(answer).not.toContain("<Tags");
    expect(answer).not.toContain("<PermissionsBoundary>");
  }
  expect(role).not.toContain("<Description");
  // A policy has a list of tags always, empty where it has none.
  expect(policy).toMatch(/<Tags\s*\/>|<Tags><\/Tags>/);
});
