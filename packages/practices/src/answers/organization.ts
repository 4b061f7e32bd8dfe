import type {
  ControlPolicySnapshot,
  MemberSnapshot,
  PermissionSetSnapshot,
  UnitSnapshot,
} from "../snapshot/index.ts";
import { type Answer, answersIn, flagOf, isAnswer, known, textOf } from "./answer.ts";

/** What DescribeOrganization answers of the organization itself. */
export interface DescribedOrganization {
  readonly id: string;
  readonly managementAccount: string;
  readonly featureSet?: "ALL" | "CONSOLIDATED_BILLING";
}

const featureSetOf = (value: unknown): DescribedOrganization["featureSet"] =>
  value === "ALL" || value === "CONSOLIDATED_BILLING" ? value : undefined;

/** DescribeOrganization's Organization. */
export const organizationOf = (organization: Answer): DescribedOrganization => ({
  id: textOf(organization["Id"]) ?? "",
  managementAccount: textOf(organization["MasterAccountId"]) ?? "",
  ...known({ featureSet: featureSetOf(organization["FeatureSet"]) }),
});

/** The organization that an ARN of Organizations names: `arn:aws:organizations::111122223333:root/o-abc/r-abc`. */
export function organizationIn(arn: string | undefined): DescribedOrganization | undefined {
  const [, managementAccount, id] =
    /^arn:[^:]*:organizations::(\d{12}):[a-z]+\/(o-[a-z0-9]+)/.exec(arn ?? "") ?? [];
  return managementAccount === undefined || id === undefined
    ? undefined
    : { id, managementAccount };
}

/** A root of ListRoots or a unit of ListOrganizationalUnitsForParent. Newer answers name the path that leads to a unit. */
export function unitOf(unit: Answer, parent?: string): UnitSnapshot {
  const path = textOf(unit["Path"])?.replace(/\/$/, "").split("/");
  return {
    id: textOf(unit["Id"]) ?? "",
    name: textOf(unit["Name"]) ?? "",
    ...known({ parent: parent ?? textOf(unit["ParentId"]) ?? path?.at(-2) }),
  };
}

/** The types of policies that a root has enabled. */
export const enabledTypesOf = (root: Answer): readonly string[] =>
  answersIn(root["PolicyTypes"]).flatMap(({ Type, Status }) =>
    Status === "ENABLED" ? (textOf(Type) ?? []) : [],
  );

/** An account of ListAccounts or ListAccountsForParent. */
export function memberOf(account: Answer, parent?: string): MemberSnapshot {
  const paths = account["Paths"];
  const path = Array.isArray(paths) ? textOf(paths[0])?.replace(/\/$/, "").split("/") : undefined;
  const id = textOf(account["Id"]) ?? "";
  const above = path?.at(-1) === id ? path.at(-2) : path?.at(-1);
  return {
    id,
    ...known({
      name: textOf(account["Name"]),
      email: textOf(account["Email"]),
      status: textOf(account["Status"]) ?? textOf(account["State"]),
      parent: parent ?? textOf(account["ParentId"]) ?? above,
    }),
  };
}

/** PolicySummary of ListPolicies, without what other calls tell. */
export const controlPolicyOf = (summary: Answer): ControlPolicySnapshot => ({
  id: textOf(summary["Id"]) ?? "",
  name: textOf(summary["Name"]) ?? "",
  type: textOf(summary["Type"]) ?? "",
  awsManaged: flagOf(summary["AwsManaged"]) ?? false,
  document: "",
  targets: [],
});

/** Tags in the form of Organizations. */
export const tagMapOf = (tags: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    answersIn(tags).map(({ Key, Value }) => [textOf(Key) ?? "", textOf(Value) ?? ""]),
  );

/** DescribePermissionSet's PermissionSet. */
export const permissionSetOf = (
  set: Answer,
): Pick<PermissionSetSnapshot, "arn" | "name" | "sessionDuration"> => ({
  arn: textOf(set["PermissionSetArn"]) ?? "",
  name: textOf(set["Name"]) ?? "",
  ...known({ sessionDuration: textOf(set["SessionDuration"]) }),
});

/** A boundary of a permission set: AWS's policy by its ARN, the account's own by its path and name. */
export function permissionSetBoundaryOf(boundary: unknown): string | undefined {
  if (!isAnswer(boundary)) return undefined;
  const own = boundary["CustomerManagedPolicyReference"];
  return (
    textOf(boundary["ManagedPolicyArn"]) ??
    (isAnswer(own) ? `${textOf(own["Path"]) ?? "/"}${textOf(own["Name"]) ?? ""}` : undefined)
  );
}
