import { servicesOfKey } from "../../catalog/global-condition-keys.ts";
import { actionPatternOf, standsFor } from "../action-pattern.ts";
import { conditionsOn, hasKey, isNegated, keyName } from "../condition-rules.ts";
import { quoted } from "../finding.ts";
import type { LocatedCondition, LocatedStatement } from "../located-policy.ts";
import type { StatementCheck } from "../scope.ts";

/** Keys that the caller writes, in lower case. */
const untrustworthy = new Set(["aws:referer", "aws:useragent"]);

/** Keys that say little without one of others, in lower case. */
const pairs: readonly (readonly [key: string, others: readonly string[]])[] = [
  ["aws:vpcsourceip", ["aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn"]],
  ["aws:ec2instancesourceprivateipv4", ["aws:Ec2InstanceSourceVpc"]],
];

/** Reading actions of DynamoDB, which bring whole items unless they are asked for attributes. */
const readingActions = [
  "dynamodb:BatchGetItem",
  "dynamodb:GetItem",
  "dynamodb:Query",
  "dynamodb:Scan",
] as const;

/** Keys that do not protect as it seems. */
export const checkRiskyKeys: StatementCheck = (statement, { report }) => {
  const { conditions, effect } = statement;
  for (const condition of conditions) {
    const { key } = condition;
    const name = keyName(condition);
    if (untrustworthy.has(name)) {
      const message = `Callers write ${key.text} themselves, so it keeps nobody out.`;
      report("UNTRUSTWORTHY_CONDITION_KEY", key.place, message);
    }
    if (name === "s3:prefix" && turnedRound(condition, effect)) {
      const message = `A shorter prefix gets around this and lists the same objects. Use Allow with StringLike, or Deny with StringNotLike.`;
      report("S3_PREFIX_IN_NEGATIVE_CONTEXT", key.place, message);
    }
    const unsupported = serviceWithout(name, statement);
    if (unsupported !== undefined) {
      const message = `Only some services bring ${key.text}, and ${unsupported} goes beyond them. Put the actions of those services into a statement of their own.`;
      report("USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES", key.place, message);
    }
  }
  if (effect !== "Allow") return;
  for (const [name, others] of pairs) {
    if (others.some((other) => hasKey(statement, other.toLowerCase()))) continue;
    for (const { key } of conditionsOn(statement, name)) {
      const message = `${key.text} can be the same in several networks. Add ${others.join(" or ")}.`;
      report("MISSING_PAIRED_CONDITION_KEYS", key.place, message);
    }
  }
  const texts = statement.actions?.negated === false ? statement.actions.texts : [];
  const reads = readingActions.some((action) => texts.some(({ text }) => standsFor(text, action)));
  if (!reads || hasKey(statement, "dynamodb:select")) return;
  for (const { key } of conditionsOn(statement, "dynamodb:attributes")) {
    const message = `Requests that name no attributes bring whole items. Add "StringEquals": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}.`;
    report("DYNAMODB_ATTRIBUTES_WITHOUT_SELECT", key.place, message);
  }
};

/** Whether a condition denies what matches, or allows what does not. */
function turnedRound({ meaning }: LocatedCondition, effect: LocatedStatement["effect"]): boolean {
  if (meaning === undefined || meaning.operator === "Null" || effect === undefined) return false;
  return isNegated(meaning.operator) === (effect === "Allow");
}

/** An action of the statement whose service does not bring a key that only some services bring. */
function serviceWithout(key: string, { actions }: LocatedStatement): string | undefined {
  const services = servicesOfKey.get(key);
  if (services === undefined || actions === undefined) return undefined;
  if (actions.negated) return actions.element;
  const other = actions.texts.find(
    ({ text }) => !services.has(actionPatternOf(text)?.service ?? ""),
  );
  return other && quoted(other.text);
}
