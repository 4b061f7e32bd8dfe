import { entityTarget, requireMember } from "../entities.ts";
import { notFound } from "../errors.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";
import { pathTo } from "../paths.ts";
import { effectivePolicyOf } from "./effective.ts";

export const listEffectivePolicyValidationErrors = organizationRead(
  "ListEffectivePolicyValidationErrors",
  {
    audience: "delegates",
    resource: ({ AccountId }, { own }) => entityTarget(own, AccountId),
    context: ({ PolicyType }) => ({ "organizations:PolicyType": PolicyType }),
    run(input, { own, now }) {
      const { AccountId, PolicyType } = input;
      const member = requireMember(own, AccountId);
      const effective = effectivePolicyOf(own, member, PolicyType);
      if (effective === undefined) throw notFound("EffectivePolicy");
      const errors = effective.errors.map((error, place) => ({
        id: String(place).padStart(6, "0"),
        error,
      }));
      const { items, end } = pageOfList(input, errors);
      return {
        AccountId,
        PolicyType,
        Path: `${pathTo(own, member.parentId)}${AccountId}/`,
        EvaluationTimestamp: new Date(now),
        EffectivePolicyValidationErrors: items.map(({ error }) => ({
          ErrorCode: error.code,
          ErrorMessage: error.message,
          PathToError: error.path,
          ContributingPolicies: [...error.contributingPolicies],
        })),
        ...end,
      };
    },
  },
);
