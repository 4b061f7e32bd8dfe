import { globalConditionKeys } from "../../catalog/global-condition-keys.ts";
import { type Fault, quoted } from "../finding.ts";
import { type ResolvedKey, resolveKey } from "../resolve-key.ts";
import type { Scope, StatementCheck } from "../scope.ts";
import { operatorFaults } from "./operator-for-key.ts";

/** The keys of conditions: whether they exist, and whether their operators go with them. */
export const checkConditionKeys: StatementCheck = (statement, scope) => {
  for (const condition of statement.conditions) {
    const { text, place } = condition.key;
    const resolved = resolveKey(text, scope.catalogs);
    const faults =
      resolved.kind === "global" || resolved.kind === "service"
        ? operatorFaults(condition, resolved.key, statement)
        : keyFaults(text, resolved, scope);
    for (const { code, message } of faults) scope.report(code, place, message);
  }
};

type Unusable = Exclude<ResolvedKey, { readonly kind: "global" | "service" }>;

function keyFaults(key: string, resolved: Unusable, scope: Scope): readonly Fault[] {
  const { didYouMean, kind, serviceNames } = scope;
  const name = quoted(key);
  const fault = (code: Fault["code"], message: string): readonly Fault[] => [{ code, message }];
  switch (resolved.kind) {
    case "claim":
      return [];
    case "no-format": {
      const message = `${name} is no condition key: those are written service:Key, such as aws:SourceIp.`;
      return fault("INVALID_CONDITION_KEY_FORMAT", message);
    }
    case "unfinished": {
      const message = `${name} needs a tag key: ${resolved.key.name}.`;
      return fault("MISSING_TAG_KEY_IN_CONDITION", message);
    }
    case "replaced": {
      const control = kind === "serviceControl" || kind === "resourceControl";
      const code = control ? "UNSUPPORTED_GLOBAL_CONDITION_KEY" : "DEPRECATED_GLOBAL_CONDITION_KEY";
      return fault(code, `${name} is outdated: use ${resolved.by}.`);
    }
    case "unknown-global": {
      const candidates = globalConditionKeys.map((known) => known.name);
      const advice = didYouMean(key, candidates);
      return fault("INVALID_GLOBAL_CONDITION_KEY", `There is no global key ${name}.${advice}`);
    }
    case "unknown-service": {
      const advice = didYouMean(resolved.prefix, ["aws", ...serviceNames]);
      const message = `There is no service ${quoted(resolved.prefix)}, and so no key ${name}.${advice}`;
      return fault("INVALID_SERVICE", message);
    }
    case "unknown-key": {
      const advice = didYouMean(key, resolved.candidates);
      const message = `The service ${resolved.prefix} has no condition key ${name}.${advice}`;
      return fault("INVALID_SERVICE_CONDITION_KEY", message);
    }
  }
}
