import type {
  CreateAccountStatus,
  MemberAccount,
  OrganizationalUnit,
  OrganizationPolicy,
  OrganizationRoot,
} from "@ostiary/directory";
import {
  memberArn,
  type OrganizationSpace,
  organizationArn,
  organizationPolicyArn,
  rootArn,
  unitArn,
} from "../../organizations/arns.ts";
import { awsManagedPolicy } from "../../organizations/full-access.ts";
import type { CallersOrganization } from "./organization-of.ts";
import { pathTo } from "./paths.ts";

/** An account as Describe and List answers show it; Status is AWS's older name of State. */
export const accountAnswer = (space: CallersOrganization, member: MemberAccount) => ({
  Id: member.id,
  Arn: memberArn(space, member.id),
  Paths: [`${pathTo(space, member.parentId)}${member.id}/`],
  Email: member.email,
  Name: member.name,
  Status: member.status,
  State: member.status,
  JoinedMethod: member.joinedMethod,
  JoinedTimestamp: new Date(member.joinedDate),
});

export const unitAnswer = (
  space: CallersOrganization,
  { id, name, parentId }: OrganizationalUnit,
) => ({
  Id: id,
  Arn: unitArn(space, id),
  Name: name,
  Path: `${pathTo(space, parentId)}${id}/`,
});

export const rootAnswer = (
  space: OrganizationSpace,
  { id, name, policyTypes }: OrganizationRoot,
) => ({
  Id: id,
  Arn: rootArn(space, id),
  Name: name,
  PolicyTypes: policyTypes.map((Type) => ({ Type, Status: "ENABLED" as const })),
});

/** The organization as every account in it may see it. */
export function organizationAnswer(own: CallersOrganization, email: string) {
  const { managementAccountId: id, organization } = own;
  return {
    Id: own.organizationId,
    Arn: organizationArn(own),
    FeatureSet: organization.featureSet,
    MasterAccountArn: memberArn(own, id),
    MasterAccountId: id,
    MasterAccountEmail: email,
    // AWS no longer keeps this current: ListRoots tells the types that are enabled.
    AvailablePolicyTypes:
      organization.featureSet === "ALL"
        ? [{ Type: "SERVICE_CONTROL_POLICY" as const, Status: "ENABLED" as const }]
        : [],
  };
}

export const policySummary = (space: OrganizationSpace, policy: OrganizationPolicy) => ({
  Id: policy.id,
  Arn: organizationPolicyArn(space, policy),
  Name: policy.name,
  Description: policy.description,
  Type: policy.type,
  AwsManaged: awsManagedPolicy(policy.id) !== undefined,
});

export const policyAnswer = (space: OrganizationSpace, policy: OrganizationPolicy) => ({
  PolicySummary: policySummary(space, policy),
  Content: policy.content,
});

/** What became of a request to make an account. AWS makes accounts in the background: the first answer says that it has begun. */
export const createAccountStatusAnswer = (status: CreateAccountStatus) => ({
  Id: status.id,
  AccountName: status.accountName,
  State: status.state,
  RequestedTimestamp: new Date(status.requestDate),
  CompletedTimestamp: new Date(status.requestDate),
  ...(status.accountId !== undefined && { AccountId: status.accountId }),
  ...(status.govCloudAccountId !== undefined && { GovCloudAccountId: status.govCloudAccountId }),
  ...(status.failureReason !== undefined && { FailureReason: status.failureReason }),
});
