import type {
  GroupSnapshot,
  InlinePolicySnapshot,
  InstanceProfileSnapshot,
  LastUse,
  ManagedPolicySnapshot,
  PolicyVersionSnapshot,
  RoleSnapshot,
  TagSnapshot,
  UserSnapshot,
} from "../snapshot/index.ts";
import {
  type Answer,
  answersIn,
  documentOf,
  flagOf,
  isAnswer,
  known,
  momentOf,
  numberOf,
  textOf,
  textsIn,
} from "./answer.ts";

/** A user without credentials, of which the authorization details tell nothing. */
export type DetailedUser = Omit<UserSnapshot, "credentials">;

/** One page of GetAccountAuthorizationDetails. A list that is absent was not asked for. */
export interface AuthorizationDetails {
  readonly users?: readonly DetailedUser[];
  readonly groups?: readonly GroupSnapshot[];
  readonly roles?: readonly RoleSnapshot[];
  readonly policies?: readonly ManagedPolicySnapshot[];
  readonly instanceProfiles?: readonly InstanceProfileSnapshot[];
  /** More pages follow. */
  readonly truncated: boolean;
}

function inlinePolicies(value: unknown): readonly InlinePolicySnapshot[] {
  return answersIn(value).map(({ PolicyName, PolicyDocument }) => ({
    name: textOf(PolicyName) ?? "",
    document: documentOf(PolicyDocument) ?? "",
  }));
}

const attachedPolicies = (value: unknown): readonly string[] =>
  answersIn(value).flatMap(({ PolicyArn }) => textOf(PolicyArn) ?? []);

/** Tags, in IAM's form. */
export const tagsOf = (value: unknown): readonly TagSnapshot[] =>
  answersIn(value).map(({ Key, Value }) => ({
    key: textOf(Key) ?? "",
    value: textOf(Value) ?? "",
  }));

const boundaryOf = (value: unknown): string | undefined =>
  isAnswer(value) ? textOf(value["PermissionsBoundaryArn"]) : undefined;

function roleLastUse(value: unknown): LastUse | undefined {
  if (!isAnswer(value)) return undefined;
  return known({ at: momentOf(value["LastUsedDate"]), region: textOf(value["Region"]) });
}

const holder = (detail: Answer, kind: string, policies: string) => ({
  arn: textOf(detail["Arn"]) ?? "",
  id: textOf(detail[`${kind}Id`]) ?? "",
  name: textOf(detail[`${kind}Name`]) ?? "",
  path: textOf(detail["Path"]) ?? "/",
  ...known({ created: momentOf(detail["CreateDate"]) }),
  inlinePolicies: inlinePolicies(detail[policies]),
  attachedPolicies: attachedPolicies(detail["AttachedManagedPolicies"]),
});

const userOf = (detail: Answer): DetailedUser => ({
  ...holder(detail, "User", "UserPolicyList"),
  groups: textsIn(detail["GroupList"]),
  ...known({ permissionsBoundary: boundaryOf(detail["PermissionsBoundary"]) }),
  tags: tagsOf(detail["Tags"]),
});

/** A role as GetAccountAuthorizationDetails, or GetRole, tells of it. */
const roleOf = (detail: Answer): RoleSnapshot => ({
  ...holder(detail, "Role", "RolePolicyList"),
  trustPolicy: documentOf(detail["AssumeRolePolicyDocument"]) ?? "",
  ...known({
    description: textOf(detail["Description"]),
    maxSessionDuration: numberOf(detail["MaxSessionDuration"]),
    permissionsBoundary: boundaryOf(detail["PermissionsBoundary"]),
    lastUse: roleLastUse(detail["RoleLastUsed"]),
  }),
  tags: tagsOf(detail["Tags"]),
});

/** A version of a managed policy. */
export const policyVersionOf = (version: Answer): PolicyVersionSnapshot => ({
  versionId: textOf(version["VersionId"]) ?? "",
  isDefault: flagOf(version["IsDefaultVersion"]) ?? false,
  ...known({ created: momentOf(version["CreateDate"]) }),
  document: documentOf(version["Document"]) ?? "",
});

/** A managed policy, with the versions that the answer holds. */
export function managedPolicyOf(detail: Answer): ManagedPolicySnapshot {
  const arn = textOf(detail["Arn"]) ?? "";
  return {
    arn,
    name: textOf(detail["PolicyName"]) ?? arn.slice(arn.lastIndexOf("/") + 1),
    path: textOf(detail["Path"]) ?? "/",
    ...known({
      id: textOf(detail["PolicyId"]),
      created: momentOf(detail["CreateDate"]),
      updated: momentOf(detail["UpdateDate"]),
      attachmentCount: numberOf(detail["AttachmentCount"]),
      boundaryUsageCount: numberOf(detail["PermissionsBoundaryUsageCount"]),
    }),
    versions: answersIn(detail["PolicyVersionList"]).map(policyVersionOf),
  };
}

const instanceProfileOf = (profile: Answer): InstanceProfileSnapshot => ({
  arn: textOf(profile["Arn"]) ?? "",
  name: textOf(profile["InstanceProfileName"]) ?? "",
  roles: answersIn(profile["Roles"]).flatMap(({ RoleName }) => textOf(RoleName) ?? []),
});

const list = <T>(value: unknown, read: (detail: Answer) => T): readonly T[] | undefined =>
  Array.isArray(value) ? answersIn(value).map(read) : undefined;

/** Reads a page of GetAccountAuthorizationDetails. */
export function readAuthorizationDetails(answer: Answer): AuthorizationDetails {
  const roles = answersIn(answer["RoleDetailList"]);
  const profiles = roles.flatMap((role) => answersIn(role["InstanceProfileList"]));
  return {
    ...known({
      users: list(answer["UserDetailList"], userOf),
      groups: list(answer["GroupDetailList"], (group) => holder(group, "Group", "GroupPolicyList")),
      roles: list(answer["RoleDetailList"], roleOf),
      policies: list(answer["Policies"], managedPolicyOf),
      instanceProfiles: Array.isArray(answer["RoleDetailList"])
        ? profiles.map(instanceProfileOf)
        : undefined,
    }),
    truncated: answer["IsTruncated"] === true,
  };
}
