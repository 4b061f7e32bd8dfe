import {
  AddClientIDToOpenIDConnectProviderCommand,
  CreateOpenIDConnectProviderCommand,
  DeleteOpenIDConnectProviderCommand,
  GetAccountSummaryCommand,
  GetOpenIDConnectProviderCommand,
  IAMClient,
  ListOpenIDConnectProvidersCommand,
  ListOpenIDConnectProviderTagsCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  TagOpenIDConnectProviderCommand,
  UntagOpenIDConnectProviderCommand,
  UpdateOpenIDConnectProviderThumbprintCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;
let made = 0;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
});
afterAll(() => running.stop());

const arnOf = (id: string): string =>
  `arn:aws:iam::${running.server.accountId}:oidc-provider/${id}`;

type Given = Partial<ConstructorParameters<typeof CreateOpenIDConnectProviderCommand>[0]>;

/** Makes a provider and gives its ARN. */
async function provider(given: Given = {}): Promise<string> {
  made += 1;
  const Url = `https://idp${made}.example.com`;
  const answer = await iam.send(new CreateOpenIDConnectProviderCommand({ Url, ...given }));
  return answer.OpenIDConnectProviderArn ?? "";
}

const get = (arn: string) =>
  iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }));

test("a provider is shown as it was made, its URL without the scheme", async () => {
  const arn = await provider({
    Url: "https://idp.example.com/realms/One/",
    ClientIDList: ["sts.amazonaws.com", "two", "two"],
    ThumbprintList: ["A".repeat(40)],
    Tags: [
      { Key: "zone", Value: "b" },
      { Key: "area", Value: "a" },
    ],
  });
  expect(arn).toBe(arnOf("idp.example.com/realms/One/"));
  expect(await get(arn)).toMatchObject({
    Url: "idp.example.com/realms/One/",
    ClientIDList: ["sts.amazonaws.com", "two"],
    ThumbprintList: ["a".repeat(40)],
    CreateDate: expect.any(Date),
    Tags: [
      { Key: "area", Value: "a" },
      { Key: "zone", Value: "b" },
    ],
  });
  const { OpenIDConnectProviderList } = await iam.send(new ListOpenIDConnectProvidersCommand({}));
  expect(OpenIDConnectProviderList).toContainEqual({ Arn: arn });
});

test("URLs that differ in case are different providers", async () => {
  await provider({ Url: "https://cased.example.com/one" });
  await expect(provider({ Url: "https://cased.example.com/One" })).resolves.toMatch(/\/One$/);
  await expect(provider({ Url: "https://cased.example.com/one" })).rejects.toMatchObject({
    name: "EntityAlreadyExistsException",
    message: "Provider with url https://cased.example.com/one already exists.",
    $metadata: { httpStatusCode: 409 },
  });
});

describe.each([
  ["no scheme", "idp.example.com", "ValidationError", "Invalid Open ID Connect Provider URL"],
  ["no host", "https://", "ValidationError", "Invalid Open ID Connect Provider URL"],
  [
    "http",
    "http://idp.example.com",
    "InvalidInputException",
    "Invalid Open ID Connect Provider URL. The URL must begin with https://.",
  ],
  ...[
    "https://idp.example.com:8443",
    "https://idp.example.com?tenant=1",
    "https://idp.example.com#top",
    "https://user:secret@idp.example.com",
    "https://idp.example.com/a/../b",
    "https://idp.example.com/a b",
    "https://[::1]",
    "https://127.1",
    "https://idp_.example.com\\@evil.example.com",
  ].map((url) => [url, url, "InvalidInputException", "Invalid Open ID Connect Provider URL."]),
])("a URL with %s", (_, Url, name, message) => {
  test("is refused", async () => {
    await expect(provider({ Url: String(Url) })).rejects.toMatchObject({ name, message });
  });
});

test.each([
  [
    "six thumbprints",
    { ThumbprintList: ["1", "2", "3", "4", "5", "6"].map((digit) => digit.repeat(40)) },
    "InvalidInputException",
    "Thumbprint list must contain fewer than 5 entries.",
  ],
  [
    "a thumbprint that is not hexadecimal",
    { ThumbprintList: ["g".repeat(40)] },
    "InvalidInputException",
    "Thumbprints must be hexadecimal.",
  ],
  [
    "a thumbprint that is too short",
    { ThumbprintList: ["a".repeat(39)] },
    "ValidationError",
    "1 validation error detected: Value",
  ],
  [
    "101 client ids",
    { ClientIDList: Array.from({ length: 101 }, (_, at) => `client${at}`) },
    "LimitExceededException",
    "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100",
  ],
  [
    "tags with the same key twice",
    {
      Tags: [
        { Key: "a", Value: "1" },
        { Key: "a", Value: "2" },
      ],
    },
    "InvalidInputException",
    "Duplicate tag keys found.",
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

test("client ids are added and removed, again and again without an error, up to a hundred", async () => {
  const OpenIDConnectProviderArn = await provider({ ClientIDList: ["one"] });
  const add = (ClientID: string) =>
    iam.send(new AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID }));
  const remove = (ClientID: string) =>
    iam.send(
      new RemoveClientIDFromOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID }),
    );
  await add("two");
  await add("two");
  expect((await get(OpenIDConnectProviderArn)).ClientIDList).toEqual(["one", "two"]);
  await remove("one");
  await remove("one");
  expect((await get(OpenIDConnectProviderArn)).ClientIDList).toEqual(["two"]);
  for (let at = 1; at < 100; at += 1) await add(`client${at}`);
  await expect(add("one more")).rejects.toMatchObject({ name: "LimitExceededException" });
});

test("new thumbprints take the place of the old ones", async () => {
  const OpenIDConnectProviderArn = await provider({ ThumbprintList: ["a".repeat(40)] });
  const ThumbprintList = ["b".repeat(40), "c".repeat(40)];
  await iam.send(
    new UpdateOpenIDConnectProviderThumbprintCommand({ OpenIDConnectProviderArn, ThumbprintList }),
  );
  expect((await get(OpenIDConnectProviderArn)).ThumbprintList).toEqual(ThumbprintList);
});

test("tags are laid over, taken away and listed in pages by key", async () => {
  const OpenIDConnectProviderArn = await provider({ Tags: [{ Key: "b", Value: "1" }] });
  await iam.send(
    new TagOpenIDConnectProviderCommand({
      OpenIDConnectProviderArn,
      Tags: [
        { Key: "c", Value: "2" },
        { Key: "a", Value: "3" },
        { Key: "b", Value: "4" },
      ],
    }),
  );
  const first = await iam.send(
    new ListOpenIDConnectProviderTagsCommand({ OpenIDConnectProviderArn, MaxItems: 2 }),
  );
  expect(first).toMatchObject({
    IsTruncated: true,
    Tags: [
      { Key: "a", Value: "3" },
      { Key: "b", Value: "4" },
    ],
  });
  const second = await iam.send(
    new ListOpenIDConnectProviderTagsCommand({ OpenIDConnectProviderArn, Marker: first.Marker }),
  );
  expect(second).toMatchObject({ IsTruncated: false, Tags: [{ Key: "c", Value: "2" }] });
  await iam.send(
    new UntagOpenIDConnectProviderCommand({
      OpenIDConnectProviderArn,
      TagKeys: ["a", "A", "c", "x"],
    }),
  );
  expect((await get(OpenIDConnectProviderArn)).Tags).toEqual([{ Key: "b", Value: "4" }]);
});

test("a provider that is deleted is gone; to delete it again is no error", async () => {
  const OpenIDConnectProviderArn = await provider();
  await iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
  await iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
  await expect(get(OpenIDConnectProviderArn)).rejects.toMatchObject({
    name: "NoSuchEntityException",
    message: `OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}`,
    $metadata: { httpStatusCode: 404 },
  });
});

test.each([
  ["of another kind", () => arnOf("idp.example.com").replace("oidc-provider", "saml-provider")],
  ["in other letters", () => arnOf("IDP1.example.com")],
])("an ARN that is %s names nothing", async (_, arn) => {
  await expect(get(arn())).rejects.toMatchObject({ name: "NoSuchEntityException" });
});

test("another account's provider is nobody's to see", async () => {
  const other = "arn:aws:iam::111122223333:oidc-provider/idp.example.com";
  await expect(get(other)).rejects.toMatchObject({ name: "AccessDenied" });
});

test("an account has a hundred providers at the most, and its summary counts them", async () => {
  const other = await testServer();
  const client = new IAMClient(other.operator);
  const create = (at: number) =>
    client.send(new CreateOpenIDConnectProviderCommand({ Url: `https://idp${at}.example.com` }));
  for (let at = 0; at < 100; at += 1) await create(at);
  await expect(create(100)).rejects.toMatchObject({
    name: "LimitExceededException",
    message: "Cannot exceed quota for OpenIdConnectProvidersPerAccount: 100",
    $metadata: { httpStatusCode: 409 },
  });
  const { SummaryMap } = await client.send(new GetAccountSummaryCommand({}));
  expect(SummaryMap).toMatchObject({ Providers: 100 });
  await other.stop();
});

test("where private issuers are allowed, a provider may be reached by http and by a port", async () => {
  const other = await testServer({ allowPrivateIssuers: true });
  const client = new IAMClient(other.operator);
  const { OpenIDConnectProviderArn } = await client.send(
    new CreateOpenIDConnectProviderCommand({ Url: "http://localhost:8080/realms/one" }),
  );
  expect(OpenIDConnectProviderArn).toMatch(/:oidc-provider\/localhost:8080\/realms\/one$/);
  await other.stop();
});
