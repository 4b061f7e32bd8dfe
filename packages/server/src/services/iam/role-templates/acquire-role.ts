import { type Role, roles, uniqueId } from "@ostiary/directory";
import { ServiceError, serviceError } from "@ostiary/wire";
import { operation, type Requirement, type Scope } from "../../../operation.ts";
import { listedRole } from "../entity-answers.ts";
import { noSuchEntity } from "../find-entity.ts";
import { requireInlineSize, requirePolicyDocument } from "../policy-document.ts";
import { requireBelowQuota } from "../quota.ts";
import { checkTrustPolicy } from "../roles/trust-policy.ts";
import { type RenderedRole, type Replacements, renderRole } from "./render-role.ts";
import { type RoleTemplate, templateOf } from "./role-templates.ts";
import { isSameRendering, isUnmodified } from "./same-role.ts";

interface Request {
  readonly TemplateArn: string;
  readonly TemplateMinorVersion?: number | undefined;
  readonly ReplacementValues?:
    | Readonly<Record<string, { readonly Values: readonly string[] | undefined }>>
    | undefined;
}

interface Acquired {
  readonly template: RoleTemplate;
  readonly replacements: Replacements;
  readonly rendered: RenderedRole;
}

function acquiredBy({
  TemplateArn,
  TemplateMinorVersion,
  ReplacementValues = {},
}: Request): Acquired {
  const template = templateOf(TemplateArn, TemplateMinorVersion);
  if (template === undefined) {
    throw noSuchEntity(`Role template not found in repository: ${TemplateArn}`);
  }
  const replacements = Object.fromEntries(
    Object.entries(ReplacementValues).map(([name, { Values = [] }]) => [name, Values]),
  );
  return { template, replacements, rendered: renderRole(template, replacements) };
}

/** The permissions to make the role, or to read the one that is there; none where `run` refuses the request anyway. */
function requirementsOf(request: Request, { account, arn }: Scope): readonly Requirement[] {
  let rendered: RenderedRole;
  try {
    ({ rendered } = acquiredBy(request));
  } catch (error) {
    if (error instanceof ServiceError) return [];
    throw error;
  }
  const { roleName, path, attachedPolicies, inlinePolicies } = rendered;
  const present = account.named(roles, roleName);
  const roleArn = arn.iam(
    account.accountId,
    "role",
    present?.path ?? path,
    present?.roleName ?? roleName,
  );
  const context = { "iam:RoleTemplateARN": request.TemplateArn };
  if (present !== undefined) {
    const target = { arn: roleArn, shown: `role ${roleName}`, tags: present.tags };
    return [{ action: "iam:GetRole", target, context }];
  }
  const target = { arn: roleArn, shown: `role/${roleName}` };
  return [
    { action: "iam:CreateRole", target: { arn: roleArn }, context },
    ...attachedPolicies.map((policy) => ({
      action: "iam:AttachRolePolicy",
      target,
      context: { ...context, "iam:PolicyARN": policy },
    })),
    ...inlinePolicies.map(() => ({ action: "iam:PutRolePolicy", target, context })),
  ];
}

/** Refuses a role that is there under the name but is another one, or no longer what the template made of it. */
function checkPresent(role: Role, { template, rendered }: Acquired): void {
  const { sourceTemplate: source } = role;
  if (source?.arn !== template.TemplateArn || source.minorVersion !== template.MinorVersion) {
    throw serviceError(
      "NameConflict",
      "A role with this name already exists in the account but was not created from this template. Choose a different role name, or remove the existing role if it is no longer needed.",
    );
  }
  const original = renderRole(template, source.replacements);
  if (!isSameRendering(original, rendered)) {
    throw serviceError(
      "NameConflict",
      "A role with this name exists but was created with different parameters. Pass a unique roleName to create a new role.",
    );
  }
  if (!isUnmodified(role, original)) {
    throw serviceError(
      "RoleModified",
      `Role ${role.roleName} has been modified since it was created and is no longer managed.`,
    );
  }
}

function newRole(scope: Scope, { template, replacements, rendered }: Acquired): Role {
  const { account, quotas } = scope;
  if (!/^[\w+=,.@-]{1,64}$/.test(rendered.roleName)) {
    throw serviceError(
      "ValidationError",
      "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
    );
  }
  requireBelowQuota(account.count(roles), quotas, "RolesQuota", "RolesPerAccount");
  for (const { document } of rendered.inlinePolicies) requirePolicyDocument(document, "identity");
  requireInlineSize(rendered.inlinePolicies, quotas.RolePolicySizeQuota, "role", rendered.roleName);
  return {
    ...rendered,
    id: uniqueId("AROA"),
    createDate: scope.now,
    trustedIds: checkTrustPolicy(scope, rendered.assumeRolePolicyDocument, "new"),
    tags: [],
    sourceTemplate: {
      arn: template.TemplateArn,
      minorVersion: template.MinorVersion,
      replacements,
    },
  };
}

export const acquireRole = operation("iam", "AcquireRole", {
  access: "write",
  // There is no permission to acquire roles: it takes reading the template, and what making or reading the role takes.
  action: "iam:GetRoleTemplateVersion",
  resource: ({ TemplateArn }) => ({ arn: TemplateArn, shown: `role template ${TemplateArn}` }),
  also: requirementsOf,
  run(request, scope) {
    const acquired = acquiredBy(request);
    const present = scope.account.named(roles, acquired.rendered.roleName);
    if (present !== undefined) checkPresent(present, acquired);
    const role = present ?? newRole(scope, acquired);
    if (present === undefined) scope.account.put(roles, role);
    const { Description: _, MaxSessionDuration: __, ...shown } = listedRole(scope, role);
    return { Role: shown };
  },
});
