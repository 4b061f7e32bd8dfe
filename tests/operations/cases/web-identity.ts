import { audience, subject } from "../../federation/oidc-issuer.ts";
import type { OperationCases } from "../operation-case.ts";
import type { World } from "../world.ts";
import { tagContext } from "./needs.ts";

/** The provider of the world's issuer, made when it is first asked for. */
async function ownProvider(world: World): Promise<void> {
  const Url = world.issuer.url;
  const wanted = { Url, ClientIDList: [audience] };
  const answer = await world.call(world.operator, "iam", "CreateOpenIDConnectProvider", wanted);
  if (answer.code !== "" && answer.code !== "EntityAlreadyExists") throw new Error(answer.body);
}

/** Operations that carry a token in place of a signature. */
export const webIdentityCases: OperationCases = {
  "sts:AssumeRoleWithWebIdentity": {
    async input(world) {
      await ownProvider(world);
      const RoleArn = world.arn(`role/${await world.role()}`);
      const WebIdentityToken = await world.issuer.token({
        "https://aws.amazon.com/roles": [RoleArn],
        "https://aws.amazon.com/tags": {
          principal_tags: { team: ["blue"] },
          transitive_tag_keys: ["team"],
        },
        "https://aws.amazon.com/source_identity": "octocat",
      });
      return { RoleArn, RoleSessionName: "job", WebIdentityToken, DurationSeconds: 900 };
    },
    provider: (world) => world.arn(`oidc-provider/${world.issuer.id}`),
    needs: ({ issuer: { id } }, { RoleArn }) => {
      const resource = String(RoleArn);
      const transitive = { ...tagContext, "sts:TransitiveTagKeys": ["team"] };
      return [
        {
          action: "sts:AssumeRoleWithWebIdentity",
          resource,
          context: {
            ...transitive,
            [`${id}:aud`]: audience,
            [`${id}:sub`]: subject,
            "sts:RoleAuthorizedByIdp": "true",
            "sts:RoleSessionName": "job",
            "sts:SourceIdentity": "octocat",
          },
        },
        { action: "sts:TagSession", resource, context: transitive },
        {
          action: "sts:SetSourceIdentity",
          resource,
          context: { "sts:SourceIdentity": "octocat" },
        },
      ];
    },
  },
};
