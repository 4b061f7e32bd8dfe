import { codeOf, stepAt } from "../../one-time-code.ts";
import type { Need, OperationCases } from "../operation-case.ts";
import { elementIn, type Input } from "../raw-call.ts";
import type { World } from "../world.ts";
import { onPath, onUser, tagContext, tags } from "./needs.ts";

/** A new virtual device, and two codes that it shows one after the other. */
async function newDevice(world: World, input: Input = {}) {
  const made = await world.operate("CreateVirtualMFADevice", {
    VirtualMFADeviceName: world.name(),
    ...input,
  });
  const seed = Buffer.from(elementIn(made, "Base32StringSeed"), "base64").toString("ascii");
  const step = stepAt();
  return {
    SerialNumber: elementIn(made, "SerialNumber"),
    codes: {
      AuthenticationCode1: codeOf(seed, step - 1),
      AuthenticationCode2: codeOf(seed, step),
    },
    nextCodes: {
      AuthenticationCode1: codeOf(seed, step + 1),
      AuthenticationCode2: codeOf(seed, step + 2),
    },
  };
}

async function enabledDevice(world: World) {
  const UserName = await world.user();
  const { SerialNumber, codes, nextCodes } = await newDevice(world);
  await world.operate("EnableMFADevice", { UserName, SerialNumber, ...codes });
  return { UserName, SerialNumber, nextCodes };
}

const ofUser = async (world: World) => {
  const { UserName, SerialNumber } = await enabledDevice(world);
  return { UserName, SerialNumber };
};

const onDevice =
  (action: string, context: Need["context"]) =>
  (_world: World, { SerialNumber }: Input): readonly Need[] => [
    {
      action: `iam:${action}`,
      resource: String(SerialNumber),
      ...(context !== undefined && { context }),
    },
  ];

const tagged = { "aws:ResourceTag/team": "blue" } as const;

/** Operations on MFA devices. */
export const mfaDeviceCases: OperationCases = {
  "iam:CreateVirtualMFADevice": {
    input: (world) => ({ VirtualMFADeviceName: world.name(), Path: "/team/", Tags: tags }),
    needs: (world, { VirtualMFADeviceName }) => {
      const resource = world.arn(`mfa/team/${VirtualMFADeviceName}`);
      return [
        { action: "iam:CreateVirtualMFADevice", resource, context: tagContext },
        { action: "iam:TagMFADevice", resource, context: tagContext },
      ];
    },
  },
  "iam:EnableMFADevice": {
    async input(world) {
      const { SerialNumber, codes } = await newDevice(world);
      return { UserName: await world.user(), SerialNumber, ...codes };
    },
    needs: onUser("EnableMFADevice"),
  },
  "iam:ResyncMFADevice": {
    async input(world) {
      const { UserName, SerialNumber, nextCodes } = await enabledDevice(world);
      return { UserName, SerialNumber, ...nextCodes };
    },
    needs: onUser("ResyncMFADevice"),
  },
  "iam:DeactivateMFADevice": { input: ofUser, needs: onUser("DeactivateMFADevice") },
  "iam:GetMFADevice": { input: ofUser, needs: onUser("GetMFADevice") },
  "iam:ListMFADevices": {
    input: async (world) => ({ UserName: (await ofUser(world)).UserName }),
    needs: onUser("ListMFADevices"),
  },
  "iam:ListVirtualMFADevices": {
    input: () => ({ AssignmentStatus: "Any" }),
    needs: onPath("ListVirtualMFADevices", "mfa"),
  },
  "iam:DeleteVirtualMFADevice": {
    input: async (world) => ({
      SerialNumber: (await newDevice(world, { Tags: tags })).SerialNumber,
    }),
    needs: onDevice("DeleteVirtualMFADevice", tagged),
  },
  "iam:TagMFADevice": {
    input: async (world) => ({ SerialNumber: (await newDevice(world)).SerialNumber, Tags: tags }),
    needs: onDevice("TagMFADevice", tagContext),
  },
  "iam:UntagMFADevice": {
    input: async (world) => ({
      SerialNumber: (await newDevice(world, { Tags: tags })).SerialNumber,
      TagKeys: ["team"],
    }),
    needs: onDevice("UntagMFADevice", { "aws:TagKeys": ["team"], ...tagged }),
  },
  "iam:ListMFADeviceTags": {
    input: async (world) => ({
      SerialNumber: (await newDevice(world, { Tags: tags })).SerialNumber,
    }),
    needs: onDevice("ListMFADeviceTags", tagged),
  },
};
