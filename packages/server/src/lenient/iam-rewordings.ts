import type { Input, Rewording } from "./rewordings.ts";

const tagRule = "Member must have length less than or equal to [0-9]+";

/** Of the rules that the keys of a request are under, the one that the first of them breaks. */
function brokenRule([, before, rules = ""]: readonly string[], { TagKeys }: Input): string {
  const [tooLong, , pattern] = rules.split(/, (?=Member must)/);
  const isLong = (key: unknown): boolean => typeof key === "string" && key.length > 128;
  return `${before}${Array.isArray(TagKeys) && TagKeys.some(isLong) ? `${tooLong}.` : pattern}`;
}

/** The place of a violation, and its value where that is shown, in double quotes. */
const doubleQuoted = ([, value, place]: readonly string[]): string =>
  `${value === undefined ? "" : ` "${value}"`} at "${place}" failed`;

/** What moto says of IAM in other words. */
export const iamRewordings: readonly Rewording[] = [
  {
    operations: /^iam:.*Role/,
    code: "NoSuchEntity",
    message: /^The role with name (.+) cannot be found\.$/,
    becomes: "Role $1 not found",
  },
  {
    operations: /^iam:(?!DeleteGroup$|UpdateGroup$).*Group/,
    code: "NoSuchEntity",
    message: /^The group with name (.+) cannot be found\.$/,
    becomes: "Group $1 not found",
  },
  {
    operations: /^iam:(Get|Delete)(Group|User)Policy$/,
    code: "NoSuchEntity",
    message: /^The (?:group|user) policy with name (.+) cannot be found\.$/,
    becomes: "Policy $1 not found",
  },
  {
    operations: /^iam:/,
    code: "NoSuchEntity",
    message: /^Instance Profile (.+) cannot be found\.$/,
    becomes: "Instance profile $1 not found",
  },
  {
    operations: /^iam:SetDefaultPolicyVersion$/,
    code: "NoSuchEntity",
    message: /^Policy (.+) was not found\.$/,
    becomes: "Policy $1 not found",
  },
  {
    operations: /^iam:(Get|Update|Delete)LoginProfile$/,
    code: "NoSuchEntity",
    message: /^Login Profile for User (.+) cannot be found\.$/,
    becomes: "Login profile for $1 not found",
  },
  {
    operations: /^iam:DeleteVirtualMFADevice$/,
    code: "NoSuchEntity",
    message: /does not exist\.$/,
    becomes: "doesn't exist.",
  },
  {
    operations: /^iam:CreateUser$/,
    code: "EntityAlreadyExists",
    message: /^User with name (.+) already exists\.$/,
    becomes: "User $1 already exists",
  },
  {
    operations: /^iam:(Create|Update)Group$/,
    code: "EntityAlreadyExists",
    message: /^Group with name (.+) already exists\.$/,
    becomes: "Group $1 already exists",
  },
  {
    operations: /^iam:CreateLoginProfile$/,
    code: "EntityAlreadyExists",
    message: /^Login Profile for user (.+) already exists\.$/,
    becomes: "User $1 already has password",
  },
  {
    operations: /^iam:CreateOpenIDConnectProvider$/,
    code: "EntityAlreadyExists",
    message: /^.*$/,
    becomes: "Unknown",
  },
  {
    operations: /^iam:PutRolePermissionsBoundary$/,
    code: "InvalidInput",
    newCode: "InvalidParameterValue",
    message: /^ARN (.+) is not valid\.$/,
    becomes: "Value ($1) for parameter PermissionsBoundary is invalid.",
  },
  {
    operations: /^iam:(CreatePolicy|TagPolicy)$/,
    code: "InvalidInput",
    message: /^Duplicate tag keys found\.$/,
    becomes: "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
  },
  {
    operations: /^iam:UpdateAssumeRolePolicy$/,
    code: "MalformedPolicyDocument",
    message: /^This policy contains invalid Json$/,
    becomes: "Syntax errors in policy.",
  },
  {
    operations: /^iam:UpdateAssumeRolePolicy$/,
    code: "MalformedPolicyDocument",
    message: /^AssumeRole policy may only specify STS AssumeRole actions\.$/,
    // Two blanks, as moto writes it.
    becomes:
      "Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and sts:AssumeRoleWithWebIdentity",
  },
  {
    operations: /^iam:UpdateAssumeRolePolicy$/,
    code: "MalformedPolicyDocument",
    message: /^(Has prohibited field .*[^.])$/,
    becomes: "$1.",
  },
  {
    operations: /^iam:(Create|Tag|Untag)/,
    code: "ValidationError",
    message: new RegExp(`(at 'tag(?:s|Keys)[^']*' failed to satisfy constraint: ${tagRule})$`),
    becomes: "$1.",
  },
  {
    operations: /^iam:Untag/,
    code: "ValidationError",
    message:
      /(at 'tagKeys' failed to satisfy constraint: )Member must satisfy constraint: \[(.*)\]$/,
    becomes: brokenRule,
  },
  {
    operations: /^iam:SetDefaultPolicyVersion$/,
    code: "ValidationError",
    message: /^1 validation error detected: Value(?: '.*')? at 'versionId'/,
    becomes: (_, { VersionId }) => `Value '${VersionId}' at 'versionId'`,
  },
  {
    operations:
      /^iam:(UpdateAccountPasswordPolicy|CreateOpenIDConnectProvider|CreateVirtualMFADevice)$/,
    code: "ValidationError",
    message: /(?: '([^']*)')? at '([^']*)' failed/g,
    becomes: doubleQuoted,
  },
];
