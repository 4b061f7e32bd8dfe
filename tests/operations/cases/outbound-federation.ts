import type { OperationCases } from "../operation-case.ts";
import type { World } from "../world.ts";
import { onAnything, tagContext, tags } from "./needs.ts";

/** Turns outbound federation on or off, where it is not yet. */
async function turn(world: World, operation: string): Promise<void> {
  const answer = await world.call(world.operator, "iam", operation, {});
  if (!["", "FeatureEnabled", "FeatureDisabled"].includes(answer.code))
    throw new Error(answer.body);
}

const enabled = async (world: World) => {
  await turn(world, "EnableOutboundWebIdentityFederation");
  return {};
};

/** Operations of outbound web identity federation. */
export const outboundFederationCases: OperationCases = {
  "iam:EnableOutboundWebIdentityFederation": {
    async input(world) {
      await turn(world, "DisableOutboundWebIdentityFederation");
      return {};
    },
    needs: onAnything("iam:EnableOutboundWebIdentityFederation"),
  },
  "iam:DisableOutboundWebIdentityFederation": {
    input: enabled,
    needs: onAnything("iam:DisableOutboundWebIdentityFederation"),
  },
  "iam:GetOutboundWebIdentityFederationInfo": {
    input: enabled,
    needs: onAnything("iam:GetOutboundWebIdentityFederationInfo"),
  },
  "sts:GetWebIdentityToken": {
    input: async (world) => ({
      ...(await enabled(world)),
      Audience: ["https://api.example.com"],
      SigningAlgorithm: "ES384",
      DurationSeconds: 60,
      Tags: tags,
    }),
    needs: () => [
      {
        action: "sts:GetWebIdentityToken",
        resource: "*",
        context: {
          ...tagContext,
          "sts:IdentityTokenAudience": ["https://api.example.com"],
          "sts:SigningAlgorithm": "ES384",
          "sts:DurationSeconds": "60",
        },
      },
      { action: "sts:TagGetWebIdentityToken", resource: "*", context: tagContext },
    ],
  },
};
