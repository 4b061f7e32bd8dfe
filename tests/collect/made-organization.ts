import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  DescribeCreateAccountStatusCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import type { ClientSettings } from "../running-server.ts";

/** A service control policy that denies leaving the organization. */
export const stayDocument = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" }],
});

/** Makes an organization with a unit, an account in it, and a service control policy on the unit. */
export async function madeOrganization(operator: ClientSettings) {
  const organizations = new OrganizationsClient(operator);
  const { Organization } = await organizations.send(new CreateOrganizationCommand({}));
  const { Roots: [root] = [] } = await organizations.send(new ListRootsCommand({}));
  const ParentId = root?.Id ?? "";
  await organizations.send(
    new EnablePolicyTypeCommand({ RootId: ParentId, PolicyType: "SERVICE_CONTROL_POLICY" }),
  );
  const { OrganizationalUnit } = await organizations.send(
    new CreateOrganizationalUnitCommand({ ParentId, Name: "workloads" }),
  );
  const unit = OrganizationalUnit?.Id ?? "";
  const { CreateAccountStatus } = await organizations.send(
    new CreateAccountCommand({ AccountName: "blue", Email: "blue@example.com" }),
  );
  const { CreateAccountStatus: status } = await organizations.send(
    new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: CreateAccountStatus?.Id }),
  );
  const account = status?.AccountId ?? "";
  await organizations.send(
    new MoveAccountCommand({
      AccountId: account,
      SourceParentId: ParentId,
      DestinationParentId: unit,
    }),
  );
  const { Policy } = await organizations.send(
    new CreatePolicyCommand({
      Name: "stay",
      Description: "",
      Type: "SERVICE_CONTROL_POLICY",
      Content: stayDocument,
    }),
  );
  const policy = Policy?.PolicySummary?.Id ?? "";
  await organizations.send(new AttachPolicyCommand({ PolicyId: policy, TargetId: unit }));
  return { id: Organization?.Id ?? "", root: ParentId, unit, account, policy };
}
