import { generateKeyPairSync } from "node:crypto";
import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import {
  DeleteServerCertificateCommand,
  GetAccountSummaryCommand,
  GetServerCertificateCommand,
  IAMClient,
  ListServerCertificatesCommand,
  ListServerCertificateTagsCommand,
  TagServerCertificateCommand,
  UntagServerCertificateCommand,
  UpdateServerCertificateCommand,
  UploadServerCertificateCommand,
  type UploadServerCertificateCommandInput,
} from "@aws-sdk/client-iam";
import { serverCertificates } from "@ostiary/directory";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "./refusal.ts";
import { type TestServer, testServer } from "./running-server.ts";
import { makeCertificate } from "./x509.ts";

let running: TestServer;
let iam: IAMClient;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
});
afterAll(() => running.stop());

const root = makeCertificate({ subject: "root", ca: true });
const intermediate = makeCertificate({ subject: "intermediate", issuer: root, ca: true });
const site = makeCertificate({ subject: "site", issuer: intermediate, key: "rsa" });
const other = makeCertificate({ subject: "other", ca: true });

const material = { CertificateBody: site.body, PrivateKey: site.privateKey };

const upload = (input: Partial<UploadServerCertificateCommandInput>) =>
  iam.send(
    new UploadServerCertificateCommand({ ServerCertificateName: "tried", ...material, ...input }),
  );
const remove = (ServerCertificateName: string) =>
  iam.send(new DeleteServerCertificateCommand({ ServerCertificateName }));
const get = async (ServerCertificateName: string) =>
  (await iam.send(new GetServerCertificateCommand({ ServerCertificateName }))).ServerCertificate;

const unable = "Unable to parse certificate. Please ensure the certificate is in PEM format.";
const brokenChain = (index: number): string =>
  `Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any intermediaries in order. The index within the chain of the invalid certificate is: ${index}`;

test("a certificate is kept with its chain, and given back without its private key", async () => {
  const uploaded = await upload({
    ServerCertificateName: "site",
    Path: "/cloudfront/",
    CertificateChain: intermediate.body + root.body,
    Tags: [{ Key: "Team", Value: "blue" }],
  });
  const arn = `arn:aws:iam::${running.server.accountId}:server-certificate/cloudfront/site`;
  expect(uploaded).toMatchObject({
    ServerCertificateMetadata: {
      Path: "/cloudfront/",
      ServerCertificateName: "site",
      ServerCertificateId: expect.stringMatching(/^ASCA[A-Z2-7]{17}$/),
      Arn: arn,
      UploadDate: expect.any(Date),
      Expiration: expect.any(Date),
    },
    Tags: [{ Key: "Team", Value: "blue" }],
  });
  expect(await get("site")).toEqual({
    ServerCertificateMetadata: uploaded.ServerCertificateMetadata,
    CertificateBody: site.body.trim(),
    CertificateChain: (intermediate.body + root.body).trim(),
    Tags: [{ Key: "Team", Value: "blue" }],
  });
  await remove("site");
  expect(await refusal(get("site"))).toEqual({
    name: "NoSuchEntityException",
    message: "The Server Certificate with name site cannot be found.",
  });
});

test("the private key lies wrapped, and is in no audit record", async () => {
  await upload({ ServerCertificateName: "wrapped" });
  const { directory } = running.server.state;
  const account = await directory.view(running.server.accountId);
  const stored = account?.named(serverCertificates, "wrapped");
  if (stored === undefined) throw new Error("The certificate is not in the directory.");
  const secret = site.privateKey.split("\n")[1] ?? "";
  expect(JSON.stringify(stored)).not.toContain(secret);
  expect(directory.secrets.unwrap(stored.wrappedPrivateKey, stored.id)).toBe(site.privateKey);
  const trail = new CloudTrailClient(running.operator);
  const { Events } = await trail.send(
    new LookupEventsCommand({
      LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "UploadServerCertificate" }],
    }),
  );
  expect(JSON.stringify(Events)).toContain("serverCertificateName");
  expect(JSON.stringify(Events)).not.toContain(secret);
  await remove("wrapped");
});

const expired = makeCertificate({ to: new Date(Date.now() - 1000) });
const future = makeCertificate({ from: new Date(Date.now() + 3_600_000) });
const encryptedKey = generateKeyPairSync("ec", {
  namedCurve: "P-256",
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" },
}).privateKey;

const refused: readonly [string, Partial<UploadServerCertificateCommandInput>, string, string][] = [
  ["no certificate", { CertificateBody: "site.pem" }, "MalformedCertificate", unable],
  [
    "text before the certificate",
    { CertificateBody: `Subject: site\n${site.body}` },
    "MalformedCertificate",
    unable,
  ],
  [
    "two certificates as the body",
    { CertificateBody: site.body + root.body },
    "MalformedCertificate",
    unable,
  ],
  [
    "a certificate that is no DER",
    { CertificateBody: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----" },
    "MalformedCertificate",
    unable,
  ],
  [
    "no private key",
    { PrivateKey: "site.key" },
    "MalformedCertificate",
    "Private key was in an unrecognized format.",
  ],
  [
    "an encrypted private key",
    { PrivateKey: encryptedKey },
    "MalformedCertificate",
    "Unable to parse key; the body is encrypted.",
  ],
  [
    "the private key of another",
    { PrivateKey: root.privateKey },
    "KeyPairMismatch",
    "The private key did not match the public key provided. Please verify the key material and try again.",
  ],
  [
    "a certificate past its time",
    { CertificateBody: expired.body, PrivateKey: expired.privateKey },
    "MalformedCertificate",
    "Certificate is no longer valid. The 'Not After' date restriction on the certificate has passed.",
  ],
  [
    "a certificate before its time",
    { CertificateBody: future.body, PrivateKey: future.privateKey },
    "MalformedCertificate",
    "Certificate is not valid yet. The 'Not Before' date restriction on the certificate has not passed.",
  ],
  ["a chain that is none", { CertificateChain: "chain.pem" }, "MalformedCertificate", unable],
  [
    "the chain of another",
    { CertificateChain: other.body },
    "MalformedCertificate",
    brokenChain(-1),
  ],
  [
    "a chain without the immediate signer",
    { CertificateChain: root.body },
    "MalformedCertificate",
    brokenChain(-1),
  ],
  [
    "a chain that begins with the certificate itself",
    { CertificateChain: site.body + intermediate.body },
    "MalformedCertificate",
    brokenChain(1),
  ],
  [
    "a chain in the wrong order",
    { CertificateChain: root.body + intermediate.body },
    "MalformedCertificate",
    brokenChain(-1),
  ],
  [
    "a signer of the right name with another key",
    {
      CertificateChain: makeCertificate({ subject: "intermediate", ca: true }).body,
    },
    "MalformedCertificate",
    brokenChain(0),
  ],
];

describe("is refused", () => {
  test.each(refused)("%s", async (_what, input, code, message) => {
    expect(await refusal(upload(input))).toEqual({ name: `${code}Exception`, message });
    const { ServerCertificateMetadataList } = await iam.send(new ListServerCertificatesCommand({}));
    expect(ServerCertificateMetadataList).toEqual([]);
  });
});

const accepted: readonly [string, Partial<UploadServerCertificateCommandInput>][] = [
  ["a certificate without its chain", {}],
  ["a chain without its root", { CertificateChain: intermediate.body }],
  [
    "a chain that repeats its root",
    { CertificateChain: intermediate.body + root.body + root.body },
  ],
  ["a self-signed certificate", { CertificateBody: root.body, PrivateKey: root.privateKey }],
  ["white space around", { CertificateBody: `\n  ${site.body}\n\n` }],
];

test.each(accepted)("%s is accepted", async (_what, input) => {
  await upload(input);
  await remove("tried");
});

test("a name is taken ignoring case, and an account holds twenty", async () => {
  for (let at = 0; at < 20; at += 1) await upload({ ServerCertificateName: `site${at}` });
  expect(await refusal(upload({ ServerCertificateName: "SITE7" }))).toEqual({
    name: "EntityAlreadyExistsException",
    message: "The Server Certificate with name SITE7 already exists.",
  });
  expect(await refusal(upload({ ServerCertificateName: "one-more" }))).toEqual({
    name: "LimitExceededException",
    message: "Cannot exceed quota for ServerCertificatesPerAccount: 20",
  });
  const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
  expect(SummaryMap).toMatchObject({ ServerCertificates: 20, ServerCertificatesQuota: 20 });
  for (let at = 0; at < 20; at += 1) await remove(`site${at}`);
});

test("certificates are listed by path and in pages, without tags", async () => {
  await upload({ ServerCertificateName: "b", Path: "/cloudfront/" });
  await upload({ ServerCertificateName: "a" });
  await upload({ ServerCertificateName: "C", Tags: [{ Key: "k", Value: "v" }] });
  const names: string[] = [];
  let Marker: string | undefined;
  do {
    const page = await iam.send(new ListServerCertificatesCommand({ MaxItems: 1, Marker }));
    for (const item of page.ServerCertificateMetadataList ?? []) {
      names.push(item.ServerCertificateName ?? "");
      expect(item).not.toHaveProperty("Tags");
    }
    Marker = page.Marker;
  } while (Marker !== undefined);
  expect(names).toEqual(["a", "b", "C"]);
  const { ServerCertificateMetadataList } = await iam.send(
    new ListServerCertificatesCommand({ PathPrefix: "/cloudfront" }),
  );
  expect(ServerCertificateMetadataList?.map((item) => item.ServerCertificateName)).toEqual(["b"]);
  for (const name of ["a", "b", "C"]) await remove(name);
});

test("a certificate is renamed and moved; id and tags stay", async () => {
  const { ServerCertificateMetadata: before } = await upload({
    ServerCertificateName: "old",
    Tags: [{ Key: "k", Value: "v" }],
  });
  await upload({ ServerCertificateName: "taken" });
  const update = (input: { NewPath?: string; NewServerCertificateName?: string }) =>
    iam.send(new UpdateServerCertificateCommand({ ServerCertificateName: "old", ...input }));
  expect(await refusal(update({ NewServerCertificateName: "Taken" }))).toEqual({
    name: "EntityAlreadyExistsException",
    message: "The Server Certificate with name Taken already exists.",
  });
  await update({});
  await update({ NewPath: "/moved/", NewServerCertificateName: "new" });
  expect(await get("new")).toMatchObject({
    ServerCertificateMetadata: {
      ServerCertificateId: before?.ServerCertificateId,
      Arn: `arn:aws:iam::${running.server.accountId}:server-certificate/moved/new`,
    },
    Tags: [{ Key: "k", Value: "v" }],
  });
  for (const name of ["new", "taken"]) await remove(name);
});

test("tag keys are told apart by case, and listed in their order", async () => {
  const ServerCertificateName = "tagged";
  await upload({ ServerCertificateName });
  const list = async () =>
    (await iam.send(new ListServerCertificateTagsCommand({ ServerCertificateName }))).Tags;
  expect(await list()).toEqual([]);
  await iam.send(
    new TagServerCertificateCommand({
      ServerCertificateName,
      Tags: [
        { Key: "team", Value: "two" },
        { Key: "Team", Value: "one" },
      ],
    }),
  );
  await iam.send(
    new TagServerCertificateCommand({
      ServerCertificateName,
      Tags: [{ Key: "team", Value: "three" }],
    }),
  );
  expect(await list()).toEqual([
    { Key: "Team", Value: "one" },
    { Key: "team", Value: "three" },
  ]);
  await iam.send(
    new UntagServerCertificateCommand({ ServerCertificateName, TagKeys: ["Team", "absent"] }),
  );
  expect(await list()).toEqual([{ Key: "team", Value: "three" }]);
  const many = Array.from({ length: 50 }, (_, at) => ({ Key: `k${at}`, Value: "" }));
  const tag = (Tags: { Key: string; Value: string }[]) =>
    iam.send(new TagServerCertificateCommand({ ServerCertificateName, Tags }));
  expect(await refusal(tag(many))).toMatchObject({ name: "LimitExceededException" });
  expect(await refusal(tag([]))).toEqual({
    name: "InvalidInputException",
    message: "The provided tag map must not be null/empty.",
  });
  expect(
    await refusal(
      iam.send(new UntagServerCertificateCommand({ ServerCertificateName, TagKeys: [] })),
    ),
  ).toEqual({
    name: "InvalidInputException",
    message: "The provided tag keys must not be null/empty.",
  });
  await remove(ServerCertificateName);
});
