import { entityTarget, requireMember } from "../entities.ts";
import { invalidInput, notFound } from "../errors.ts";
import { organizationRead } from "../organization-operation.ts";
import { effectivePolicyOf } from "./effective.ts";

export const describeEffectivePolicy = organizationRead("DescribeEffectivePolicy", {
  // Of others only those may know who may read the whole organization.
  audience: ({ TargetId }, { account }) =>
    TargetId === undefined || TargetId === account.accountId ? "members" : "delegates",
  resource: ({ TargetId }, { own, account }) => entityTarget(own, TargetId ?? account.accountId),
  context: ({ PolicyType }) => ({ "organizations:PolicyType": PolicyType }),
  run({ PolicyType, TargetId }, { own, account, now }) {
    const id = TargetId ?? account.accountId;
    if (!/^[0-9]{12}$/.test(id)) {
      throw invalidInput(
        "TARGET_NOT_SUPPORTED",
        "You can't perform the specified operation on that target entity.",
      );
    }
    const effective = effectivePolicyOf(own, requireMember(own, id), PolicyType);
    if (effective === undefined) throw notFound("EffectivePolicy");
    return {
      EffectivePolicy: {
        PolicyContent: effective.content,
        LastUpdatedTimestamp: new Date(now),
        TargetId: id,
        PolicyType,
      },
    };
  },
});
