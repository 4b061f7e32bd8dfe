import * as sdk from "@aws-sdk/client-organizations";
import { rootKey } from "../plan/desired.ts";
import type { Step, Tagged } from "../plan/step.ts";
import { createAccount, type Waiting } from "./create-account.ts";
import type { KnownIds } from "./known-ids.ts";
import { tagList } from "./tag-list.ts";

/** Performs a step; what it wants and is there already is no error, so that a run can be taken up where it ended. */
export async function performStep(
  client: sdk.OrganizationsClient,
  step: Step,
  ids: KnownIds,
  waiting: Waiting,
): Promise<void> {
  const idOf = (what: Tagged) =>
    "target" in what ? ids.target(what.target) : ids.policy(what.policy);
  switch (step.kind) {
    case "create-organization": {
      const made = await client.send(new sdk.CreateOrganizationCommand({ FeatureSet: "ALL" }));
      const { Roots: [root] = [] } = await client.send(new sdk.ListRootsCommand());
      ids.setTarget(rootKey, root?.Id ?? "");
      ids.setTarget("management", made.Organization?.MasterAccountId ?? "");
      return;
    }
    case "enable-policy-type":
      return unless(sdk.PolicyTypeAlreadyEnabledException, () =>
        client.send(
          new sdk.EnablePolicyTypeCommand({
            RootId: ids.target(rootKey),
            PolicyType: policyType(step.type),
          }),
        ),
      );
    case "trust-service": {
      const ServicePrincipal = step.service;
      await client.send(new sdk.EnableAWSServiceAccessCommand({ ServicePrincipal }));
      return;
    }
    case "distrust-service": {
      const ServicePrincipal = step.service;
      await client.send(new sdk.DisableAWSServiceAccessCommand({ ServicePrincipal }));
      return;
    }
    case "create-policy": {
      const { Policy } = await client.send(
        new sdk.CreatePolicyCommand({
          Name: step.policy.name,
          Type: policyType(step.policy.type),
          Content: step.content,
          Description: step.description,
          Tags: tagList(step.tags),
        }),
      );
      ids.setPolicy(step.policy, Policy?.PolicySummary?.Id ?? "");
      return;
    }
    case "update-policy":
      await client.send(
        new sdk.UpdatePolicyCommand({
          PolicyId: ids.policy(step.policy),
          ...(step.content !== undefined && { Content: step.content }),
          ...(step.description !== undefined && { Description: step.description }),
        }),
      );
      return;
    case "delete-policy":
      await client.send(new sdk.DeletePolicyCommand({ PolicyId: ids.policy(step.policy) }));
      return;
    case "create-unit": {
      const ParentId = ids.target(step.parent);
      const { OrganizationalUnit } = await client.send(
        new sdk.CreateOrganizationalUnitCommand({
          ParentId,
          Name: step.name,
          Tags: tagList(step.tags),
        }),
      );
      ids.setTarget(step.unit, OrganizationalUnit?.Id ?? "");
      return;
    }
    case "delete-unit": {
      const OrganizationalUnitId = ids.target(step.unit);
      await client.send(new sdk.DeleteOrganizationalUnitCommand({ OrganizationalUnitId }));
      return;
    }
    case "create-account":
      ids.setTarget(step.account, await createAccount(client, step, waiting));
      return;
    case "move-account":
      await client.send(
        new sdk.MoveAccountCommand({
          AccountId: ids.target(step.account),
          SourceParentId: ids.target(step.from),
          DestinationParentId: ids.target(step.to),
        }),
      );
      return;
    case "attach-policy":
      return unless(sdk.DuplicatePolicyAttachmentException, () =>
        client.send(new sdk.AttachPolicyCommand(attachment(step, ids))),
      );
    case "detach-policy":
      return unless(sdk.PolicyNotAttachedException, () =>
        client.send(new sdk.DetachPolicyCommand(attachment(step, ids))),
      );
    case "tag":
      await client.send(
        new sdk.TagResourceCommand({ ResourceId: idOf(step.what), Tags: tagList(step.tags) }),
      );
      return;
    case "untag":
      await client.send(
        new sdk.UntagResourceCommand({ ResourceId: idOf(step.what), TagKeys: [...step.keys] }),
      );
      return;
    case "put-resource-policy":
      await client.send(new sdk.PutResourcePolicyCommand({ Content: step.content }));
      return;
    case "register-delegate":
      return unless(sdk.AccountAlreadyRegisteredException, () =>
        client.send(new sdk.RegisterDelegatedAdministratorCommand(delegation(step, ids))),
      );
    case "deregister-delegate":
      return unless(sdk.AccountNotRegisteredException, () =>
        client.send(new sdk.DeregisterDelegatedAdministratorCommand(delegation(step, ids))),
      );
  }
}

/** Does something, unless it is done already. */
async function unless(
  done: abstract new (...given: never[]) => Error,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof done)) throw error;
  }
}

const attachment = (
  { policy, target }: Extract<Step, { kind: "attach-policy" | "detach-policy" }>,
  ids: KnownIds,
) => ({ PolicyId: ids.policy(policy), TargetId: ids.target(target) });

const delegation = (
  { account, service }: Extract<Step, { kind: "register-delegate" | "deregister-delegate" }>,
  ids: KnownIds,
) => ({ AccountId: ids.target(account), ServicePrincipal: service });

function policyType(name: string): sdk.PolicyType {
  const type = Object.values(sdk.PolicyType).find((one) => one === name);
  if (type === undefined) throw new Error(`There is no type of policies ${name}.`);
  return type;
}
