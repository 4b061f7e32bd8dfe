import { contributingPolicies, type EffectiveSetting, isList } from "./effective-setting.ts";
import type { ManagementPolicyType } from "./management-policy-type.ts";
import type { GroupShape, Shape } from "./shape.ts";
import { shapes } from "./shapes/index.ts";

/** Why an effective policy can't be carried out. */
export interface EffectivePolicyError {
  readonly code:
    | "CROSS_ATTRIBUTE_VALIDATION"
    | "ELEMENTS_TOO_FEW"
    | "ELEMENTS_TOO_MANY"
    | "KEY_REQUIRED";
  readonly message: string;
  /** The keys that lead there, parted by slashes. */
  readonly path: string;
  readonly contributingPolicies: readonly string[];
}

type Report = (
  code: EffectivePolicyError["code"],
  message: string,
  path: readonly string[],
  setting: EffectiveSetting,
) => void;

/** What is wrong with an effective policy, whose parts may come from several policies that are each in order. */
export function effectivePolicyErrors(
  type: ManagementPolicyType,
  root: EffectiveSetting,
): readonly EffectivePolicyError[] {
  const errors: EffectivePolicyError[] = [];
  const report: Report = (code, message, path, setting) => {
    errors.push({
      code,
      message,
      path: path.join("/"),
      contributingPolicies: contributingPolicies(setting),
    });
  };
  check(root, shapes[type], [], report);
  if (type === "BACKUP_POLICY") checkBackupRules(root, report);
  if (type === "GUARDDUTY_POLICY") checkFoundational(root, report);
  return errors;
}

function check(
  setting: EffectiveSetting,
  shape: Shape,
  path: readonly string[],
  report: Report,
): void {
  const name = path.at(-1) ?? "";
  if (shape.kind === "anything") return;
  if (shape.kind === "setting") {
    const count = isList(setting.value) ? setting.value.length : undefined;
    if (count !== undefined) checkCount(count, name, shape, setting, path, report);
    return;
  }
  for (const key of shape.needs) {
    if (!setting.children.has(key)) report("KEY_REQUIRED", `'${key}' is missing`, path, setting);
  }
  const { minimum } = shape;
  const maximum = shape.named?.maximum;
  checkCount(setting.children.size, name, { minimum, maximum }, setting, path, report);
  for (const [key, child] of setting.children) {
    const inner = innerShape(shape, key);
    if (inner !== undefined) check(child, inner, [...path, key], report);
  }
}

const innerShape = ({ keys, named }: GroupShape, key: string): Shape | undefined =>
  Object.hasOwn(keys, key) ? keys[key] : named?.shape;

function checkCount(
  count: number,
  name: string,
  {
    minimum = 0,
    maximum = Number.POSITIVE_INFINITY,
  }: { minimum?: number | undefined; maximum?: number | undefined },
  setting: EffectiveSetting,
  path: readonly string[],
  report: Report,
): void {
  if (count < minimum) {
    const message = `'${name}' is less than the allowed minimum limit ${minimum}`;
    report("ELEMENTS_TOO_FEW", message, path, setting);
  }
  if (count > maximum) {
    const message = `'${name}' exceeds the allowed maximum limit ${maximum}`;
    report("ELEMENTS_TOO_MANY", message, path, setting);
  }
}

const at = (setting: EffectiveSetting | undefined, ...names: readonly string[]) =>
  names.reduce((inner, name) => inner?.children.get(name), setting);

const numberAt = (setting: EffectiveSetting | undefined, ...names: readonly string[]) => {
  const value = at(setting, ...names)?.value;
  return value === undefined ? undefined : Number(value);
};

/** What is in cold storage stays there for 90 days, and continuous backups are kept for 35 at most ("Backup policy syntax"). */
function checkBackupRules(root: EffectiveSetting, report: Report): void {
  for (const [planName, plan] of at(root, "plans")?.children ?? []) {
    for (const [ruleName, rule] of at(plan, "rules")?.children ?? []) {
      const path = ["plans", planName, "rules", ruleName];
      const dependent = (fields: string) => {
        const message = `Dependent fields ${fields} in policy block ${ruleName} are invalid when used together`;
        report("CROSS_ATTRIBUTE_VALIDATION", message, path, rule);
      };
      const cold = numberAt(rule, "lifecycle", "move_to_cold_storage_after_days");
      const end = numberAt(rule, "lifecycle", "delete_after_days");
      if (cold !== undefined && end !== undefined && end < cold + 90) {
        dependent(`delete_after_days=${end},move_to_cold_storage_after_days=${cold}`);
      }
      if (String(at(rule, "enable_continuous_backup")?.value) !== "true") continue;
      if (cold !== undefined) {
        dependent(`enable_continuous_backup=true,move_to_cold_storage_after_days=${cold}`);
      }
      if (end !== undefined && end > 35) {
        dependent(`enable_continuous_backup=true,delete_after_days=${end}`);
      }
    }
  }
}

/** Within a block, foundational has to be enabled where any other feature is ("Amazon GuardDuty policy syntax and examples"). */
function checkFoundational(root: EffectiveSetting, report: Report): void {
  for (const [name, block] of at(root, "guardduty", "enablement")?.children ?? []) {
    const enabled = [...block.children].filter(
      ([, feature]) => at(feature, "status")?.value === "enabled",
    );
    if (enabled.length === 0 || enabled.some(([feature]) => feature === "foundational")) continue;
    const fields = [...enabled.map(([feature]) => feature), "foundational"].join(",");
    const message = `Dependent fields ${fields} in policy block ${name} are invalid when used together`;
    report("CROSS_ATTRIBUTE_VALIDATION", message, ["guardduty", "enablement", name], block);
  }
}
