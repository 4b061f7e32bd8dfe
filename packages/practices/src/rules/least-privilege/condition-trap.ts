import { type Condition, globalConditionKeys, type Statement } from "@ostiary/policy";
import { accountRule } from "../../audit/rule.ts";
import { policySubject } from "../../audit/subjects.ts";
import { asEvidence } from "../../model/granted.ts";

const equals = /^(?:String|Arn)(?:Not)?Equals(?:IgnoreCase)?$/u;

/** What is wrong with a condition of a statement, in words; undefined where nothing is. */
function trapOf({ effect }: Statement, condition: Condition): string | undefined {
  const { operator, qualifier, ifExists, key, values } = condition;
  const known = globalConditionKeys.find(({ name }) => name.toLowerCase() === key.toLowerCase());
  if (qualifier !== undefined && known !== undefined && !known.multiValued) {
    return `${qualifier} on ${key}, which has one value: ${qualifier === "ForAllValues" ? "it is true where the key is absent" : "it means nothing"}`;
  }
  if (effect === "Allow" && qualifier === "ForAllValues") {
    return `ForAllValues on ${key} in an Allow: it is true where the key is absent`;
  }
  if (
    effect === "Allow" &&
    ifExists &&
    known?.multiValued !== true &&
    !/^aws:(?:viaawsservice|calledvia)/iu.test(key)
  ) {
    return `${operator}IfExists on ${key} in an Allow: a request without the key gets through`;
  }
  const wild = values.find((value) => /[*?]/u.test(value.replace(/\$\{[*?$]\}/gu, "")));
  if (/^String/u.test(operator) && equals.test(operator) && wild !== undefined) {
    return `${operator} on ${key} with ${wild}: a wildcard is a character there`;
  }
  return undefined;
}

/** Conditions that do not say what their author meant. */
export const conditionTrap = accountRule({
  id: "03.condition-trap",
  practice: 3,
  title: "A condition does not say what it seems to",
  severity: "medium",
  rationale:
    "A condition that is true when its key is absent, or compares with a star, limits nobody, or everybody.",
  remedy:
    "Use the operator for the key's kind, and Null to ask for the key where it may be absent.",
  needs: ["authorization-details"],
  *check({ model }) {
    const policies = [
      ...model.customerPolicies,
      ...model.inlinePolicies,
      ...model.roles.map(({ trust }) => trust),
    ];
    for (const policy of policies) {
      const found = (policy.policy?.statements ?? []).flatMap((statement) => {
        // A second condition that asks for the key closes what absence would open.
        const asked = new Set(
          statement.conditions
            .filter(({ operator, values }) => operator === "Null" && values.includes("false"))
            .map(({ key }) => key.toLowerCase()),
        );
        return statement.conditions.flatMap((condition) => {
          const trap = asked.has(condition.key.toLowerCase())
            ? undefined
            : trapOf(statement, condition);
          return trap === undefined ? [] : [{ statement, trap }];
        });
      });
      const [first] = found;
      if (first === undefined) continue;
      yield {
        subject: policySubject(policy),
        part: policy.name,
        message: `The policy ${policy.name} has ${first.trap}.`,
        evidence: [
          ...asEvidence(policy, [...new Set(found.map(({ statement }) => statement))]),
          ...found
            .slice(1)
            .map(({ trap }) => ({ kind: "fact" as const, what: "also", value: trap })),
        ],
      };
    }
  },
});
