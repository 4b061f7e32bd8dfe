import { operation } from "../../../operation.ts";
import { noSuchEntity } from "../find-entity.ts";
import { percentEncoded } from "../percent-encoding.ts";
import { type PolicyTemplate, type RoleTemplate, templateOf } from "./role-templates.ts";

const documentOf = (template: PolicyTemplate): string => percentEncoded(JSON.stringify(template));

const wireTemplate = (template: RoleTemplate) => ({
  ...template,
  ManagedByType: "Service" as const,
  AssumeRolePolicyDocumentTemplate: documentOf(template.AssumeRolePolicyDocumentTemplate),
  InlinePolicyTemplates: template.InlinePolicyTemplates?.map(({ PolicyName, PolicyDocument }) => ({
    PolicyName,
    PolicyDocument: documentOf(PolicyDocument),
  })),
  ManagedPolicyArns: template.ManagedPolicyArns?.slice(),
  ParametersDefinition: template.ParametersDefinition.map(({ Type, ...parameter }) => ({
    ...parameter,
    Type: Type === "StringList" ? ("StringList" as const) : ("String" as const),
  })),
  CreateTimestamp: new Date(template.CreateTimestamp),
  UpdateTimestamp: new Date(template.UpdateTimestamp),
});

export const getRoleTemplateVersion = operation("iam", "GetRoleTemplateVersion", {
  access: "read",
  resource: ({ TemplateArn }) => ({ arn: TemplateArn, shown: `role-template ${TemplateArn}` }),
  run({ TemplateArn, MinorVersion }) {
    const template = templateOf(TemplateArn, MinorVersion);
    if (template === undefined) {
      throw noSuchEntity(`Role Template ${TemplateArn} cannot be found.`);
    }
    return { RoleTemplateVersion: wireTemplate(template) };
  },
});
