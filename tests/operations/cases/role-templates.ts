import type { OperationCases } from "../operation-case.ts";

const TemplateArn = "arn:aws:iam::aws:role-template/iam.amazonaws.com/PowerUserRoleTemplate:1";

/** Operations on role templates. */
export const roleTemplateCases: OperationCases = {
  "iam:GetRoleTemplateVersion": {
    input: () => ({ TemplateArn, MinorVersion: 0 }),
    needs: () => [
      {
        action: "iam:GetRoleTemplateVersion",
        resource: TemplateArn,
        shown: `role-template ${TemplateArn}`,
      },
    ],
  },
  "iam:AcquireRole": {
    input: (world) => ({
      TemplateArn,
      TemplateMinorVersion: 0,
      ReplacementValues: new Map([
        ["AWSServiceName", { Values: ["lambda.amazonaws.com"] }],
        ["RoleName", { Values: [world.name()] }],
      ]),
    }),
    needs(world, { ReplacementValues }) {
      const [name] = Object(ReplacementValues).get("RoleName").Values;
      const resource = world.arn(`role/${name}`);
      const context = { "iam:RoleTemplateARN": TemplateArn };
      return [
        {
          action: "iam:GetRoleTemplateVersion",
          resource: TemplateArn,
          shown: `role template ${TemplateArn}`,
        },
        { action: "iam:CreateRole", resource, context },
        {
          action: "iam:AttachRolePolicy",
          resource,
          shown: `role/${name}`,
          context: { ...context, "iam:PolicyARN": "arn:aws:iam::aws:policy/PowerUserAccess" },
        },
      ];
    },
  },
};
