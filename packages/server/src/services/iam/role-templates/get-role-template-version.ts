import { operation } from "../../../operation.ts";
import { noSuchEntity } from "../find-entity.ts";
import { percentEncoded } from "../percent-encoding.ts";
import { type PolicyTemplate, type RoleTemplate, templateOf } from "./role-templates.ts";

const documentOf = (template: PolicyTemplate): string => percentEncoded(JSON.stringify(template));

const wireTemplate = (template: RoleTemplate) => ({
  ...template,
  AssumeRolePolicyDocumentTemplate: documentOf(template.AssumeRolePolicyDocumentTemplate),
  InlinePolicyTemplates: template.InlinePolicyTemplates?.map(({ PolicyName, PolicyDocument }) => ({
    PolicyName,
    PolicyDocument: documentOf(PolicyDocument),
  })),
  ManagedPolicyArns: template.ManagedPolicyArns?.slice(),
  ParametersDefinition: template.ParametersDefinition.slice(),
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
