import { makeSshKey } from "../../ssh-key.ts";
import { makeCertificate } from "../../x509.ts";
import type { OperationCases } from "../operation-case.ts";
import { elementIn } from "../raw-call.ts";
import type { World } from "../world.ts";
import { onUser } from "./needs.ts";

const sshKey = makeSshKey();
const service = { ServiceName: "codecommit.amazonaws.com" };
const serviceContext = {
  "iam:ServiceSpecificCredentialServiceName": "codecommit.amazonaws.com",
};

async function withCertificate(world: World) {
  const UserName = await world.user();
  const input = { UserName, CertificateBody: makeCertificate().body };
  const answer = await world.operate("UploadSigningCertificate", input);
  return { UserName, CertificateId: elementIn(answer, "CertificateId") };
}

async function withSshKey(world: World) {
  const UserName = await world.user();
  const answer = await world.operate("UploadSSHPublicKey", {
    UserName,
    SSHPublicKeyBody: sshKey.ssh,
  });
  return { UserName, SSHPublicKeyId: elementIn(answer, "SSHPublicKeyId") };
}

async function withServiceCredential(world: World) {
  const UserName = await world.user();
  const answer = await world.operate("CreateServiceSpecificCredential", { UserName, ...service });
  const ServiceSpecificCredentialId = elementIn(answer, "ServiceSpecificCredentialId");
  return { UserName, ServiceSpecificCredentialId };
}

/** Operations on the signing certificates, SSH public keys and service-specific credentials of users. */
export const userCredentialCases: OperationCases = {
  "iam:UploadSigningCertificate": {
    input: async (world) => ({
      UserName: await world.user(),
      CertificateBody: makeCertificate().body,
    }),
    needs: onUser("UploadSigningCertificate"),
  },
  "iam:ListSigningCertificates": {
    input: async (world) => ({ UserName: await world.user() }),
    needs: onUser("ListSigningCertificates"),
  },
  "iam:UpdateSigningCertificate": {
    input: async (world) => ({ ...(await withCertificate(world)), Status: "Inactive" }),
    needs: onUser("UpdateSigningCertificate"),
  },
  "iam:DeleteSigningCertificate": {
    input: withCertificate,
    needs: onUser("DeleteSigningCertificate"),
  },
  "iam:UploadSSHPublicKey": {
    input: async (world) => ({ UserName: await world.user(), SSHPublicKeyBody: sshKey.ssh }),
    needs: onUser("UploadSSHPublicKey"),
  },
  "iam:GetSSHPublicKey": {
    input: async (world) => ({ ...(await withSshKey(world)), Encoding: "PEM" }),
    needs: onUser("GetSSHPublicKey"),
  },
  "iam:ListSSHPublicKeys": {
    input: async (world) => ({ UserName: await world.user() }),
    needs: onUser("ListSSHPublicKeys"),
  },
  "iam:UpdateSSHPublicKey": {
    input: async (world) => ({ ...(await withSshKey(world)), Status: "Inactive" }),
    needs: onUser("UpdateSSHPublicKey"),
  },
  "iam:DeleteSSHPublicKey": { input: withSshKey, needs: onUser("DeleteSSHPublicKey") },
  "iam:CreateServiceSpecificCredential": {
    input: async (world) => ({
      UserName: await world.user(),
      ...service,
      CredentialAgeDays: 30,
    }),
    needs: onUser("CreateServiceSpecificCredential", () => ({
      ...serviceContext,
      "iam:ServiceSpecificCredentialAgeDays": "30",
    })),
  },
  "iam:ListServiceSpecificCredentials": {
    input: async (world) => ({ UserName: await world.user() }),
    needs: onUser("ListServiceSpecificCredentials"),
  },
  "iam:ResetServiceSpecificCredential": {
    input: withServiceCredential,
    needs: onUser("ResetServiceSpecificCredential", () => serviceContext),
  },
  "iam:UpdateServiceSpecificCredential": {
    input: async (world) => ({ ...(await withServiceCredential(world)), Status: "Inactive" }),
    needs: onUser("UpdateServiceSpecificCredential", () => serviceContext),
  },
  "iam:DeleteServiceSpecificCredential": {
    input: withServiceCredential,
    needs: onUser("DeleteServiceSpecificCredential", () => serviceContext),
  },
};
