import type { AnswerCase } from "./answer-case.ts";
import { account } from "./clients.ts";

const arn = (resource: string): string => `arn:aws:iam::${account}:${resource}`;
const invalidInput = "InvalidInputException";
const metadata = "no metadata ".repeat(100);
/** What IAM answers about credentials and providers, in the order in which it is tried: what one makes the next sees. */
export const credentialAnswers: readonly AnswerCase[] = [
  {
    operation: "iam:EnableMFADevice",
    does: "with a serial number of no device",
    async call({ iam }) {
      const device = { UserName: "hardware", SerialNumber: "123456789" };
      await iam.createUser({ UserName: "hardware" });
      const codes = { AuthenticationCode1: "123456", AuthenticationCode2: "654321" };
      await iam.enableMFADevice({ ...device, ...codes });
      const { MFADevices = [] } = await iam.listMFADevices({ UserName: "hardware" });
      await iam.deactivateMFADevice(device);
      return MFADevices.map(({ SerialNumber }) => SerialNumber);
    },
    strict: "NoSuchEntityException",
    lenient: ["123456789"],
  },
  {
    operation: "iam:CreateSAMLProvider",
    does: "with any text",
    async call({ iam }) {
      await iam.createSAMLProvider({ Name: "any", SAMLMetadataDocument: metadata });
      const SAMLProviderArn = arn("saml-provider/any");
      return (await iam.getSAMLProvider({ SAMLProviderArn })).SAMLMetadataDocument;
    },
    strict: invalidInput,
    lenient: metadata,
  },
  {
    operation: "iam:UpdateSAMLProvider",
    does: "with any text",
    async call({ iam }) {
      const SAMLProviderArn = arn("saml-provider/any");
      const SAMLMetadataDocument = `${metadata}still`;
      await iam.updateSAMLProvider({ SAMLProviderArn, SAMLMetadataDocument });
      return (await iam.getSAMLProvider({ SAMLProviderArn })).SAMLMetadataDocument;
    },
    strict: invalidInput,
    lenient: `${metadata}still`,
  },
  {
    operation: "iam:UploadSSHPublicKey",
    does: "with any text",
    async call({ iam }) {
      await iam.createUser({ UserName: "ssh" });
      const key = { UserName: "ssh", SSHPublicKeyBody: "any text" };
      const { SSHPublicKey } = await iam.uploadSSHPublicKey(key);
      return SSHPublicKey?.SSHPublicKeyBody;
    },
    strict: "UnrecognizedPublicKeyEncodingException",
    lenient: "any text",
  },
  {
    operation: "iam:GetSSHPublicKey",
    does: "of any text",
    async call({ iam }) {
      const { SSHPublicKeys = [] } = await iam.listSSHPublicKeys({ UserName: "ssh" });
      const SSHPublicKeyId = SSHPublicKeys[0]?.SSHPublicKeyId ?? "APKA1234567890123456";
      const wanted = { UserName: "ssh", SSHPublicKeyId, Encoding: "PEM" } as const;
      return (await iam.getSSHPublicKey(wanted)).SSHPublicKey?.SSHPublicKeyBody;
    },
    strict: "NoSuchEntityException",
    lenient: "any text",
  },
  {
    operation: "iam:UploadServerCertificate",
    does: "with any text",
    async call({ iam }) {
      const ServerCertificateName = "any";
      const material = { CertificateBody: "body", PrivateKey: "key", CertificateChain: "chain" };
      await iam.uploadServerCertificate({ ServerCertificateName, ...material });
      const { ServerCertificate } = await iam.getServerCertificate({ ServerCertificateName });
      return [ServerCertificate?.CertificateBody, ServerCertificate?.CertificateChain];
    },
    strict: "MalformedCertificateException",
    lenient: ["body", "chain"],
  },
  {
    operation: "iam:GenerateCredentialReport",
    does: "tells of a user who came after the last report",
    async call({ iam }) {
      await iam.generateCredentialReport({});
      await iam.createUser({ UserName: "latecomer" });
      const { State } = await iam.generateCredentialReport({});
      const { Content } = await iam.getCredentialReport({});
      return [State, Buffer.from(Content ?? []).includes("\nlatecomer,")];
    },
    strict: ["COMPLETE", false],
    lenient: ["COMPLETE", true],
  },
  {
    operation: "iam:GetCredentialReport",
    does: "begins with its columns and the first line",
    async call({ iam }) {
      const { Content } = await iam.getCredentialReport({});
      const [columns = "", first = ""] = Buffer.from(Content ?? [])
        .toString("utf8")
        .split("\n");
      return [columns.split(",").at(-1), first.split(",")[0] === "<root_account>"];
    },
    strict: ["additional_credentials_info", true],
    lenient: ["cert_2_last_rotated", false],
  },
  {
    operation: "iam:CreateOpenIDConnectProvider",
    does: "with a query",
    async call({ iam }) {
      const Url = "https://idp.example.com/path?query=true";
      return (await iam.createOpenIDConnectProvider({ Url })).OpenIDConnectProviderArn;
    },
    strict: invalidInput,
    lenient: arn("oidc-provider/idp.example.com/path"),
  },
  {
    operation: "iam:ListVirtualMFADevices",
    does: "shows tags of users",
    async call({ iam }) {
      await iam.createUser({ UserName: "tagged", Tags: [{ Key: "team", Value: "blue" }] });
      await iam.createVirtualMFADevice({ VirtualMFADeviceName: "device" });
      await iam.enableMFADevice({
        UserName: "tagged",
        SerialNumber: arn("mfa/device"),
        AuthenticationCode1: "123456",
        AuthenticationCode2: "654321",
      });
      const { VirtualMFADevices = [] } = await iam.listVirtualMFADevices({
        AssignmentStatus: "Assigned",
      });
      return VirtualMFADevices.map(({ User }) => User?.Tags);
    },
    strict: "InvalidAuthenticationCodeException",
    lenient: [[{ Key: "team", Value: "blue" }]],
  },
  {
    operation: "iam:GetServerCertificate",
    does: "without tags",
    async call({ iam }) {
      const { ServerCertificate } = await iam.getServerCertificate({
        ServerCertificateName: "any",
      });
      return ServerCertificate?.Tags;
    },
    strict: "NoSuchEntityException",
    lenient: undefined,
  },
];
