import { dataFile } from "../../../data-file.ts";

/** A value in a policy document; strings may hold `@{Parameter}`. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** A policy in which `@{Parameter}` stands for values; a statement may hang on the parameter that its `@Enabled` names. */
export interface PolicyTemplate {
  readonly Version: string;
  readonly Statement: readonly { readonly [key: string]: Json }[];
}

interface TemplateParameter {
  readonly Name: string;
  readonly Type: "String" | "StringList";
  readonly Description: string;
  readonly IsRequired: boolean;
  readonly DefaultValue?: string;
  readonly Immutable: boolean;
}

/** A version of a role template, as GetRoleTemplateVersion shows it. */
export interface RoleTemplate {
  readonly TemplateArn: string;
  readonly TemplateName: string;
  readonly TemplateVersionId: string;
  readonly Description: string;
  readonly MajorVersion: number;
  readonly DefaultMinorVersion: number;
  readonly ManagedByType: "Service";
  readonly ManagedByValue: string;
  readonly Enabled: boolean;
  readonly MinorVersion: number;
  readonly RoleNamePattern: string;
  readonly RolePathPattern?: string;
  readonly RoleDescriptionPattern: string;
  readonly AssumeRolePolicyDocumentTemplate: PolicyTemplate;
  readonly InlinePolicyTemplates?: readonly {
    readonly PolicyName: string;
    readonly PolicyDocument: PolicyTemplate;
  }[];
  readonly ManagedPolicyArns?: readonly string[];
  readonly ParametersDefinition: readonly TemplateParameter[];
  readonly MaxSessionDuration: number;
  readonly VersionEnabled: boolean;
  readonly CreateTimestamp: string;
  readonly UpdateTimestamp: string;
}

const templates: readonly RoleTemplate[] = JSON.parse(dataFile("role-templates.json"));

/** The template of an ARN, in its default minor version where none is named. */
export const templateOf = (arn: string, minorVersion?: number): RoleTemplate | undefined =>
  templates.find(
    ({ TemplateArn, MinorVersion, DefaultMinorVersion }) =>
      TemplateArn === arn && MinorVersion === (minorVersion ?? DefaultMinorVersion),
  );
