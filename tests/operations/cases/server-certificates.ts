import { makeCertificate } from "../../x509.ts";
import type { OperationCases } from "../operation-case.ts";
import type { Input } from "../raw-call.ts";
import type { World } from "../world.ts";
import { onPath, onServerCertificate, tagContext, tags } from "./needs.ts";

const { body, privateKey } = makeCertificate();
const material = { CertificateBody: body, PrivateKey: privateKey };

async function uploaded(world: World, input: Input = {}) {
  await world.deleteServerCertificates();
  const name = { ServerCertificateName: world.name() };
  await world.operate("UploadServerCertificate", { ...name, ...material, ...input });
  return name;
}

/** Operations on server certificates. */
export const serverCertificateCases: OperationCases = {
  "iam:UploadServerCertificate": {
    async input(world) {
      await world.deleteServerCertificates();
      return { ServerCertificateName: world.name(), ...material, Path: "/team/", Tags: tags };
    },
    needs: (world, { ServerCertificateName }) => [
      {
        action: "iam:UploadServerCertificate",
        resource: world.arn(`server-certificate/team/${ServerCertificateName}`),
        context: tagContext,
      },
      {
        action: "iam:TagServerCertificate",
        resource: world.arn(`server-certificate/team/${ServerCertificateName}`),
        context: tagContext,
      },
    ],
  },
  "iam:GetServerCertificate": {
    input: (world) => uploaded(world),
    needs: onServerCertificate("GetServerCertificate"),
  },
  "iam:ListServerCertificates": {
    input: () => ({}),
    needs: onPath("ListServerCertificates", "server-certificate"),
  },
  "iam:UpdateServerCertificate": {
    input: async (world) => ({
      ...(await uploaded(world)),
      NewServerCertificateName: world.name(),
    }),
    needs(world, { ServerCertificateName, NewServerCertificateName }) {
      const action = "iam:UpdateServerCertificate";
      return [
        {
          action,
          resource: world.arn(`server-certificate/${ServerCertificateName}`),
          shown: `server certificate ${ServerCertificateName}`,
        },
        { action, resource: world.arn(`server-certificate/${NewServerCertificateName}`) },
      ];
    },
  },
  "iam:DeleteServerCertificate": {
    input: (world) => uploaded(world),
    needs: onServerCertificate("DeleteServerCertificate"),
  },
  "iam:TagServerCertificate": {
    input: async (world) => ({ ...(await uploaded(world)), Tags: tags }),
    needs: onServerCertificate("TagServerCertificate", () => tagContext),
  },
  "iam:UntagServerCertificate": {
    input: async (world) => ({ ...(await uploaded(world, { Tags: tags })), TagKeys: ["team"] }),
    needs: onServerCertificate("UntagServerCertificate", () => ({
      "aws:TagKeys": ["team"],
      "aws:ResourceTag/team": "blue",
    })),
  },
  "iam:ListServerCertificateTags": {
    input: (world) => uploaded(world, { Tags: tags }),
    needs: onServerCertificate("ListServerCertificateTags", () => ({
      "aws:ResourceTag/team": "blue",
    })),
  },
};
