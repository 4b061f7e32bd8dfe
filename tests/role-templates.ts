import type { AcquireRoleCommandInput } from "@aws-sdk/client-iam";

/** The ARN of the first version of a template. */
export const arnOf = (template: string): string => `arn:aws:iam::aws:role-template/${template}:1`;
export const power = arnOf("iam.amazonaws.com/PowerUserRoleTemplate");
export const backup = arnOf("backup.amazonaws.com/AWSBackupDefaultServiceRoleTemplate");
export const rotation = arnOf("secretsmanager.amazonaws.com/AWSSecretsManagerRotationRoleTemplate");
export const studioAdmin = arnOf(
  "datazone.amazonaws.com/AmazonSageMakerAdminIAMPermissiveExecutionRoleTemplate",
);
export const studioUser = arnOf(
  "datazone.amazonaws.com/AmazonSageMakerUserIAMPermissiveExecutionRoleTemplate",
);

/** A value, or several, for each parameter. */
export type Values = Readonly<Record<string, string | string[]>>;

/** What AcquireRole takes. */
export const requestOf = (
  TemplateArn: string,
  values: Values,
  TemplateMinorVersion?: number,
): AcquireRoleCommandInput => ({
  TemplateArn,
  TemplateMinorVersion,
  ReplacementValues: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { Values: [value].flat() }]),
  ),
});
