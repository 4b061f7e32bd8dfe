import { type EffectiveValue, isGroup } from "./effective-document.ts";
import type { EffectivePolicy } from "./effective-policy.ts";

/** A tag of a resource that the effective tag policy does not want so. */
export interface TagViolation {
  readonly key: string;
  readonly reason: "KEY_CASE" | "VALUE" | "MISSING";
  /** Whether the policy prevents it for this type of resources; otherwise it is reported. */
  readonly enforced: boolean;
  readonly message: string;
}

/**
 * What an effective tag policy has against the tags of a resource of a type such as `iam:policy` ("Tag policy syntax and
 * examples", "Understanding enforcement"). Tags that no policy names, and resources without tags, are compliant; a key that
 * `report_required_tag_for` asks for is reported where it is missing, and never prevents anything.
 */
export function checkTags(
  effective: EffectivePolicy | undefined,
  resourceType: string,
  tags: readonly { readonly key: string; readonly value: string }[],
): readonly TagViolation[] {
  const rules = effective?.type === "TAG_POLICY" ? effective.document.tags : undefined;
  if (!isGroup(rules)) return [];
  return Object.entries(rules).flatMap(([policyKey, rule]) => {
    if (!isGroup(rule)) return [];
    const wanted = typeof rule.tag_key === "string" ? rule.tag_key : policyKey;
    const allowed = textsOf(rule.tag_value);
    const enforced = names(textsOf(rule.enforced_for), resourceType);
    const of = tags.filter(({ key }) => key.toLowerCase() === policyKey);
    if (of.length === 0 && names(textsOf(rule.report_required_tag_for), resourceType)) {
      const message = `The tag policy requires the tag key '${wanted}' here.`;
      return [{ key: wanted, reason: "MISSING", enforced: false, message } satisfies TagViolation];
    }
    return of.flatMap(({ key, value }) => {
      const violation = (reason: "KEY_CASE" | "VALUE", message: string): TagViolation[] => [
        { key, reason, enforced, message },
      ];
      if (key !== wanted) {
        return violation(
          "KEY_CASE",
          `The tag policy requires the tag key '${key}' to be written '${wanted}'.`,
        );
      }
      if (allowed.some((pattern) => matchesValue(pattern, value))) return [];
      return violation(
        "VALUE",
        `The tag policy does not allow the specified value for the following tag key: '${key}'.`,
      );
    });
  });
}

const textsOf = (value: EffectiveValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

/** Whether a list of types has one: itself, or all of its service. */
function names(types: readonly string[], resourceType: string): boolean {
  const [service] = resourceType.split(":");
  return types.some(
    (type) =>
      type === resourceType || type === `${service}:*` || type === `${service}:ALL_SUPPORTED`,
  );
}

/** A value may have one wildcard, which stands for any text. */
function matchesValue(pattern: string, value: string): boolean {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === value;
  const end = pattern.slice(star + 1);
  return (
    value.length >= pattern.length - 1 &&
    value.startsWith(pattern.slice(0, star)) &&
    value.endsWith(end)
  );
}
