import { awsAttribute, encoded, signIn } from "../../federation/saml-idp.ts";
import type { OperationCases } from "../operation-case.ts";
import { tagContext } from "./needs.ts";

/** Operations that carry an assertion in place of a signature. */
export const samlCases: OperationCases = {
  "sts:AssumeRoleWithSAML": {
    async input(world) {
      const PrincipalArn = await world.samlProvider();
      const RoleArn = world.arn(`role/${await world.role()}`);
      const response = world.idp.response({
        attributes: {
          [awsAttribute("Role")]: [`${RoleArn},${PrincipalArn}`],
          [awsAttribute("RoleSessionName")]: ["session"],
          [awsAttribute("PrincipalTag:team")]: ["blue"],
          [awsAttribute("TransitiveTagKeys")]: ["team"],
          [awsAttribute("SourceIdentity")]: ["octocat"],
          "urn:oid:1.3.6.1.4.1.5923.1.1.1.1": ["staff", "faculty"],
        },
      });
      return { RoleArn, PrincipalArn, SAMLAssertion: encoded(response), DurationSeconds: 900 };
    },
    provider: (_world, { PrincipalArn }) => String(PrincipalArn),
    needs: (world, { RoleArn, PrincipalArn }) => {
      const resource = String(RoleArn);
      const name = String(PrincipalArn).split("/").at(-1);
      const transitive = { ...tagContext, "sts:TransitiveTagKeys": ["team"] };
      return [
        {
          action: "sts:AssumeRoleWithSAML",
          resource,
          context: {
            ...transitive,
            "saml:aud": signIn,
            "saml:iss": world.idp.entityId,
            "saml:sub": "octocat",
            "saml:sub_type": "persistent",
            "saml:doc": `${world.accountId}/${name}`,
            "saml:edupersonaffiliation": ["faculty"],
            "sts:RoleSessionName": "session",
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
