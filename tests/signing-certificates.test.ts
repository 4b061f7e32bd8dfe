import { createHash, X509Certificate } from "node:crypto";
import {
  CreateAccessKeyCommand,
  DeleteSigningCertificateCommand,
  DeleteUserCommand,
  IAMClient,
  ListSigningCertificatesCommand,
  PutUserPolicyCommand,
  type StatusType,
  UpdateSigningCertificateCommand,
  UploadSigningCertificateCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MadeEntities, madeEntities } from "./made-entities.ts";
import { refusal } from "./refusal.ts";
import { type TestServer, testServer } from "./running-server.ts";
import { makeCertificate } from "./x509.ts";

let running: TestServer;
let iam: IAMClient;
let made: MadeEntities;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
  made = madeEntities(running);
});
afterAll(() => running.stop());

async function upload(UserName: string, CertificateBody = makeCertificate().body) {
  const command = new UploadSigningCertificateCommand({ UserName, CertificateBody });
  const { Certificate } = await iam.send(command);
  if (Certificate?.CertificateId === undefined) throw new Error("No certificate was answered.");
  return { ...Certificate, CertificateId: Certificate.CertificateId };
}

const update = (UserName: string, CertificateId: string, Status: StatusType) =>
  iam.send(new UpdateSigningCertificateCommand({ UserName, CertificateId, Status }));
const remove = (UserName: string, CertificateId: string) =>
  iam.send(new DeleteSigningCertificateCommand({ UserName, CertificateId }));
const list = async (UserName: string) =>
  (await iam.send(new ListSigningCertificatesCommand({ UserName }))).Certificates;

test("a certificate is uploaded, listed, made inactive and deleted", async () => {
  const user = await made.user();
  const { body } = makeCertificate({ key: "rsa" });
  const certificate = await upload(user, body);
  expect(certificate).toEqual({
    UserName: user,
    CertificateId: expect.stringMatching(/^[A-Z2-7]{32}$/),
    CertificateBody: body,
    Status: "Active",
    UploadDate: expect.any(Date),
  });
  expect(await list(user)).toEqual([certificate]);
  await update(user, certificate.CertificateId, "Inactive");
  expect(await list(user)).toEqual([{ ...certificate, Status: "Inactive" }]);
  await update(user, certificate.CertificateId, "Active");
  expect(await list(user)).toEqual([certificate]);
  await remove(user, certificate.CertificateId);
  expect(await list(user)).toEqual([]);
});

test("the id is the SHA-1 digest of the certificate's DER form, in base32", async () => {
  const { body } = makeCertificate();
  const { CertificateId } = await upload(await made.user(), body);
  const bits = [...CertificateId].map((character) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(character).toString(2).padStart(5, "0"),
  );
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  const hex = bytes.map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, "0")).join("");
  const { raw } = new X509Certificate(body);
  expect(hex).toBe(createHash("sha1").update(raw).digest("hex"));
});

const { body: expired } = makeCertificate({ to: new Date(Date.now() - 1000) });

test.each([
  ["not a certificate", "not a certificate"],
  ["a certificate that is past its time", expired],
  ["two certificates", makeCertificate().body + makeCertificate().body],
])("%s is malformed", async (_what, body) => {
  const user = await made.user();
  expect(await refusal(upload(user, body))).toEqual({
    name: "MalformedCertificateException",
    message: `Certificate ${body.trim()} is malformed.`,
  });
  expect(await list(user)).toEqual([]);
});

test("the same certificate again is the one that is there, and another user's is refused", async () => {
  const user = await made.user();
  const { body } = makeCertificate();
  const first = await upload(user, body);
  await update(user, first.CertificateId, "Inactive");
  expect(await upload(user, body)).toEqual({ ...first, Status: "Inactive" });
  expect(await list(user)).toHaveLength(1);
  expect(await refusal(upload(await made.user(), body))).toEqual({
    name: "DuplicateCertificateException",
    message: "Duplicate certificate uploaded.",
  });
});

test("a user holds two, and is deleted only without", async () => {
  const user = await made.user();
  const held = [await upload(user), await upload(user)];
  expect(await refusal(upload(user))).toEqual({
    name: "LimitExceededException",
    message: "Cannot exceed quota for CertificatesPerUser: 2",
  });
  const deleteUser = () => iam.send(new DeleteUserCommand({ UserName: user }));
  expect(await refusal(deleteUser())).toEqual({
    name: "DeleteConflictException",
    message: "Cannot delete entity, must delete certificates first.",
  });
  for (const { CertificateId } of held) await remove(user, CertificateId);
  await deleteUser();
});

test("a status that follows from the date cannot be set", async () => {
  const user = await made.user();
  const { CertificateId } = await upload(user);
  expect(await refusal(update(user, CertificateId, "Expired"))).toEqual({
    name: "InvalidInputException",
    message: "Operation does not support status Expired",
  });
});

test("what is missing is said: the user, or the certificate, another user's included", async () => {
  const user = await made.user();
  const { CertificateId } = await upload(user);
  const noUser = "The user with name nobody cannot be found.";
  const name = "NoSuchEntityException";
  expect(await refusal(upload("nobody"))).toEqual({ name, message: noUser });
  expect(await refusal(list("nobody"))).toEqual({ name, message: noUser });
  expect(await refusal(remove("nobody", CertificateId))).toEqual({ name, message: noUser });
  const other = await made.user();
  const message = `The Certificate with id ${CertificateId} cannot be found.`;
  expect(await refusal(update(other, CertificateId, "Inactive"))).toEqual({ name, message });
  expect(await refusal(remove(other, CertificateId))).toEqual({ name, message });
});

test("certificates come in pages, and a user names no one for its own", async () => {
  const UserName = await made.user();
  const held = [await upload(UserName), await upload(UserName)];
  const PolicyDocument = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "iam:*", Resource: `arn:aws:iam::*:user/${UserName}` },
  });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const own = new IAMClient(
    running.settings({
      accessKeyId: AccessKey?.AccessKeyId ?? "",
      secretAccessKey: AccessKey?.SecretAccessKey ?? "",
    }),
  );
  const first = await own.send(new ListSigningCertificatesCommand({ MaxItems: 1 }));
  expect(first).toMatchObject({ Certificates: [held[0]], IsTruncated: true });
  const second = await own.send(new ListSigningCertificatesCommand({ Marker: first.Marker }));
  expect(second).toMatchObject({ Certificates: [held[1]], IsTruncated: false });
  expect(await refusal(iam.send(new ListSigningCertificatesCommand({})))).toMatchObject({
    message: "Must specify userName when calling with non-User credentials",
  });
});
