import {
  AttachPolicyCommand,
  CreatePolicyCommand,
  DescribePolicyCommand,
  DuplicatePolicyAttachmentException,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  type OrganizationsClient,
  PolicyTypeAlreadyEnabledException,
  paginateListPolicies,
} from "@aws-sdk/client-organizations";
import { clientsFor, type Target } from "../collect/clients.ts";
import type { ControlPolicyType } from "../preview/control-change.ts";

export interface AttachedControlPolicy {
  readonly policyId: string;
  /** What was done; nothing where all was there already. */
  readonly done: readonly ("enabled the policy type" | "made the policy" | "attached it")[];
}

/**
 * Makes a control policy and attaches it; what is there already stays, so that it can be said again. Throws where another policy has the
 * name.
 */
export async function attachControlPolicy(
  at: Target,
  policy: {
    readonly name: string;
    readonly description: string;
    readonly type: ControlPolicyType;
    readonly document: string;
  },
  targetId: string,
): Promise<AttachedControlPolicy> {
  const client = (await clientsFor(at)).organizations;
  const done: AttachedControlPolicy["done"][number][] = [];
  if (await enableType(client, policy.type)) done.push("enabled the policy type");
  let policyId = await policyNamed(client, policy);
  if (policyId === undefined) {
    const { Policy } = await client.send(
      new CreatePolicyCommand({
        Name: policy.name,
        Description: policy.description,
        Type: policy.type,
        Content: policy.document,
      }),
    );
    policyId = Policy?.PolicySummary?.Id;
    done.push("made the policy");
  }
  try {
    await client.send(new AttachPolicyCommand({ PolicyId: policyId, TargetId: targetId }));
    done.push("attached it");
  } catch (error) {
    if (!(error instanceof DuplicatePolicyAttachmentException)) throw error;
  }
  return { policyId: policyId ?? "", done };
}

async function enableType(client: OrganizationsClient, type: ControlPolicyType): Promise<boolean> {
  const { Roots: [root] = [] } = await client.send(new ListRootsCommand());
  const enabled = root?.PolicyTypes?.some(
    ({ Type, Status }) => Type === type && Status === "ENABLED",
  );
  if (enabled === true) return false;
  try {
    await client.send(new EnablePolicyTypeCommand({ RootId: root?.Id, PolicyType: type }));
    return true;
  } catch (error) {
    if (error instanceof PolicyTypeAlreadyEnabledException) return false;
    throw error;
  }
}

/** The policy of a name, where it says the same. */
async function policyNamed(
  client: OrganizationsClient,
  {
    name,
    type,
    document,
  }: { readonly name: string; readonly type: ControlPolicyType; readonly document: string },
): Promise<string | undefined> {
  for await (const { Policies = [] } of paginateListPolicies({ client }, { Filter: type })) {
    for (const { Id, Name } of Policies) {
      if (Name !== name) continue;
      const { Policy } = await client.send(new DescribePolicyCommand({ PolicyId: Id }));
      if (sameJson(Policy?.Content ?? "", document)) return Id;
      throw new Error(`Another policy is named ${name} already: give this one a name by --name.`);
    }
  }
  return undefined;
}

const sameJson = (one: string, other: string): boolean =>
  JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
