import { type EffectiveValue, effectiveDocument } from "./effective-document.ts";
import { type EffectivePolicyError, effectivePolicyErrors } from "./effective-policy-errors.ts";
import { type EffectiveSetting, mergeLevel, unset } from "./effective-setting.ts";
import type { ManagementPolicyType } from "./management-policy-type.ts";
import { settingSource } from "./setting-source.ts";

/** A policy that is attached somewhere. */
export interface ManagementPolicySource {
  readonly id: string;
  readonly content: string;
}

/** What policies of one type come to for an account. */
export interface EffectivePolicy {
  readonly type: ManagementPolicyType;
  /** The policy in JSON, as DescribeEffectivePolicy shows it. */
  readonly content: string;
  readonly document: Readonly<Record<string, EffectiveValue>>;
  /** What makes it invalid, as ListEffectivePolicyValidationErrors shows it. */
  readonly errors: readonly EffectivePolicyError[];
}

/**
 * The effective policy of an account ("Understanding management policy inheritance"): the policies of each level from the root
 * through the units down to the account, those of one level in the order in which they were attached. A policy that is
 * no JSON says nothing. Undefined where no policy of the type is attached on the way.
 */
export function effectivePolicy(
  type: ManagementPolicyType,
  levels: readonly (readonly ManagementPolicySource[])[],
): EffectivePolicy | undefined {
  if (levels.every((level) => level.length === 0)) return undefined;
  const setting = levels.reduce(
    (inherited, level) =>
      mergeLevel(
        inherited,
        level.map(({ id, content }) => ({ policy: id, source: settingSource(parsed(content)) })),
      ),
    unset satisfies EffectiveSetting,
  );
  const document = effectiveDocument(type, setting);
  return {
    type,
    content: JSON.stringify(document),
    document,
    errors: effectivePolicyErrors(type, setting),
  };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
