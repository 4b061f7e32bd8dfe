import {
  CreateSAMLProviderCommand,
  DeleteSAMLProviderCommand,
  GetSAMLProviderCommand,
  IAMClient,
  ListSAMLProvidersCommand,
  ListSAMLProviderTagsCommand,
  TagSAMLProviderCommand,
  UntagSAMLProviderCommand,
  UpdateSAMLProviderCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { samlIdp, samlKey } from "./federation/saml-idp.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;
let made = 0;
const idp = samlIdp();
const year = 31_557_600_000;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
});
afterAll(() => running.stop());

type Given = Partial<ConstructorParameters<typeof CreateSAMLProviderCommand>[0]>;

/** Makes a provider and gives its ARN. */
async function provider(given: Given = {}): Promise<string> {
  made += 1;
  const usual = { Name: `idp${made}`, SAMLMetadataDocument: idp.metadata() };
  const answer = await iam.send(new CreateSAMLProviderCommand({ ...usual, ...given }));
  return answer.SAMLProviderArn ?? "";
}

const get = (SAMLProviderArn: string) => iam.send(new GetSAMLProviderCommand({ SAMLProviderArn }));

test("a provider is shown as it was made, and is good for a century where its metadata sets no end", async () => {
  const before = Date.now();
  const Tags = [
    { Key: "zone", Value: "b" },
    { Key: "area", Value: "a" },
  ];
  const arn = await provider({ Name: "Corp-IdP.1", Tags });
  expect(arn).toBe(`arn:aws:iam::${running.server.accountId}:saml-provider/Corp-IdP.1`);
  const shown = await get(arn);
  expect(shown).toMatchObject({
    SAMLProviderUUID: expect.stringMatching(/^SAMLSP[A-Z2-7]{17}$/),
    SAMLMetadataDocument: idp.metadata(),
    Tags: [...Tags].reverse(),
  });
  const until = Number(shown.ValidUntil) - before;
  expect(Math.abs(until - 100 * year)).toBeLessThan(60_000);
  const { SAMLProviderList } = await iam.send(new ListSAMLProvidersCommand({}));
  expect(SAMLProviderList).toContainEqual({
    Arn: arn,
    CreateDate: shown.CreateDate,
    ValidUntil: shown.ValidUntil,
  });
});

test("the end of the metadata is the provider's", async () => {
  const document = idp.metadata(undefined, ' validUntil="2090-03-04T05:06:07Z"');
  const arn = await provider({ SAMLMetadataDocument: document });
  expect((await get(arn)).ValidUntil).toEqual(new Date("2090-03-04T05:06:07Z"));
});

test("new metadata takes the place of the old; an update without any changes nothing", async () => {
  const SAMLProviderArn = await provider();
  await iam.send(new UpdateSAMLProviderCommand({ SAMLProviderArn }));
  expect((await get(SAMLProviderArn)).SAMLMetadataDocument).toBe(idp.metadata());
  const SAMLMetadataDocument = samlIdp("urn:another").metadata();
  const updated = await iam.send(
    new UpdateSAMLProviderCommand({ SAMLProviderArn, SAMLMetadataDocument }),
  );
  expect(updated.SAMLProviderArn).toBe(SAMLProviderArn);
  expect((await get(SAMLProviderArn)).SAMLMetadataDocument).toBe(SAMLMetadataDocument);
});

const entity = (text: string): string => text.replace(/^[\s\S]*?(?=<md:EntityDescriptor)/, "");
const long = "x".repeat(1000);

const unreadable: readonly (readonly [what: string, document: string])[] = [
  ["is no XML", long],
  ["breaks off", idp.metadata().slice(0, -20)],
  ["begins with a byte order mark", `\ufeff${idp.metadata()}`],
  [
    "declares a document type",
    `<!DOCTYPE x [<!ENTITY a "b">]>${entity(idp.metadata())}<!-- ${long} -->`,
  ],
  ["reads a file", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${idp.metadata()}`],
  ["is something else", `<x>${long}</x>`],
  ["has no certificate", idp.metadata([]).replace("lives", "lives ".repeat(100))],
  ["has a certificate that is none", idp.metadata([Buffer.from(long).toString("base64")])],
  ["has a key of 512 bits", idp.metadata([samlKey("rsa", 512).certificate])],
  ["is of a service provider", idp.metadata().replaceAll("IDPSSODescriptor", "SPSSODescriptor")],
  [
    "speaks another protocol",
    idp.metadata().replace("urn:oasis:names:tc:SAML:2.0:protocol", "urn:mace:shibboleth:1.0"),
  ],
  ["names no entity", idp.metadata().replace(/entityID="[^"]*"/, 'entityID=""')],
  ["ends at no moment", idp.metadata(undefined, ' validUntil="soon"')],
  ["has keys for encryption only", idp.metadata().replaceAll('use="signing"', 'use="encryption"')],
];

test.each(unreadable)("metadata that %s are refused", async (_, SAMLMetadataDocument) => {
  await expect(provider({ SAMLMetadataDocument })).rejects.toMatchObject({
    name: "InvalidInputException",
    message: "Could not parse metadata",
    $metadata: { httpStatusCode: 400 },
  });
});

test.each([
  [
    "metadata that have expired",
    { SAMLMetadataDocument: idp.metadata(undefined, ' validUntil="2020-01-01T00:00:00Z"') },
    "InvalidInputException",
    "The metadata has expired.",
  ],
  [
    "eleven keys",
    {
      SAMLMetadataDocument: idp.metadata(
        Array.from({ length: 11 }, () => samlKey("ec").certificate),
      ),
    },
    "LimitExceededException",
    "Cannot exceed quota for KeysPerSAMLProvider: 10",
  ],
  [
    "eleven identity providers",
    {
      SAMLMetadataDocument: `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${Array.from(
        { length: 11 },
        (_, at) => entity(samlIdp(`urn:idp:${at}`, idp.key).metadata()),
      ).join("")}</md:EntitiesDescriptor>`,
    },
    "LimitExceededException",
    "Cannot exceed quota for IdentityProvidersPerSAMLProvider: 10",
  ],
  [
    "a private key for encrypted assertions",
    { AddPrivateKey: "-----BEGIN PRIVATE KEY-----" },
    "InvalidInputException",
    "Encrypted assertions are not supported.",
  ],
  [
    "encrypted assertions",
    { AssertionEncryptionMode: "Required" },
    "InvalidInputException",
    "Encrypted assertions are not supported.",
  ],
  [
    "metadata that are too short",
    { SAMLMetadataDocument: "<x/>" },
    "ValidationError",
    "Member must have length greater than or equal to 1000",
  ],
] satisfies [string, Given, string, string][])(
  "%s are refused",
  async (_, given, name, message) => {
    await expect(provider(given)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  },
);

test("a name is taken once", async () => {
  const arn = await provider();
  const Name = arn.split("/").at(-1);
  await expect(provider({ Name })).rejects.toMatchObject({
    name: "EntityAlreadyExistsException",
    message: `Provider with name ${Name} already exists.`,
    $metadata: { httpStatusCode: 409 },
  });
});

test("tags are laid over, taken away and listed in pages by key", async () => {
  const SAMLProviderArn = await provider({ Tags: [{ Key: "b", Value: "1" }] });
  const Tags = [
    { Key: "c", Value: "2" },
    { Key: "a", Value: "3" },
    { Key: "b", Value: "4" },
  ];
  await iam.send(new TagSAMLProviderCommand({ SAMLProviderArn, Tags }));
  const list = (page: object) =>
    iam.send(new ListSAMLProviderTagsCommand({ SAMLProviderArn, ...page }));
  const first = await list({ MaxItems: 2 });
  expect(first).toMatchObject({ IsTruncated: true, Tags: [{ Key: "a" }, { Key: "b" }] });
  const second = await list({ Marker: first.Marker });
  expect(second).toMatchObject({ IsTruncated: false, Tags: [{ Key: "c", Value: "2" }] });
  await iam.send(new UntagSAMLProviderCommand({ SAMLProviderArn, TagKeys: ["a", "A", "c", "x"] }));
  expect((await get(SAMLProviderArn)).Tags).toEqual([{ Key: "b", Value: "4" }]);
});

test("a provider that is deleted is gone", async () => {
  const SAMLProviderArn = await provider();
  const gone = {
    name: "NoSuchEntityException",
    message: `Manifest not found for arn ${SAMLProviderArn}`,
    $metadata: { httpStatusCode: 404 },
  };
  const remove = () => iam.send(new DeleteSAMLProviderCommand({ SAMLProviderArn }));
  await remove();
  await expect(get(SAMLProviderArn)).rejects.toMatchObject(gone);
  await expect(remove()).rejects.toMatchObject(gone);
  await expect(iam.send(new UpdateSAMLProviderCommand({ SAMLProviderArn }))).rejects.toMatchObject(
    gone,
  );
});

test("an account has a hundred providers at the most", async () => {
  const other = await testServer();
  const client = new IAMClient(other.operator);
  const create = (at: number) =>
    client.send(
      new CreateSAMLProviderCommand({ Name: `idp${at}`, SAMLMetadataDocument: idp.metadata() }),
    );
  for (let at = 0; at < 100; at += 1) await create(at);
  await expect(create(100)).rejects.toMatchObject({
    name: "LimitExceededException",
    message: "Cannot exceed quota for SAMLProvidersPerAccount: 100",
  });
  await other.stop();
});
