import { decimalOf } from "../../condition/numeric.ts";
import { isDateValue } from "../../document/date-form.ts";
import type { OperatorName } from "../../document/policy.ts";
import { familyOf, isNegated } from "../condition-rules.ts";
import { quoted } from "../finding.ts";
import type { LocatedCondition, LocatedValue } from "../located-policy.ts";
import type { Scope, StatementCheck } from "../scope.ts";
import { checkAddresses } from "./address.ts";

/** Conditions: whether their operators and values say what they should ("Condition operators"). */
export const checkConditionValues: StatementCheck = ({ conditions }, scope) => {
  for (const condition of conditions) {
    const { meaning } = condition;
    if (meaning === undefined) continue;
    if (condition.empty) reportEmpty(condition, scope);
    if (meaning.operator === "Null") checkNull(condition, scope);
    else checkValues(condition, meaning.operator, scope);
  }
};

function reportEmpty({ key, place, meaning }: LocatedCondition, { report }: Scope): void {
  const absent = `holds only where the key ${key.text} is absent; say so with "Null": {"${key.text}": "true"}.`;
  if (meaning?.qualifier === "ForAllValues") {
    report("EMPTY_ARRAY_CONDITION_FORALLVALUES", place, `ForAllValues over nothing ${absent}`);
  } else if (meaning?.qualifier === "ForAnyValue") {
    const message = "ForAnyValue over nothing holds never. Give values.";
    report("EMPTY_ARRAY_CONDITION_FORANYVALUE", place, message);
  } else if (meaning?.ifExists) {
    report("EMPTY_ARRAY_CONDITION_IFEXISTS", place, `IfExists over nothing ${absent}`);
  } else {
    report("EMPTY_ARRAY_CONDITION", place, `There are no values for the key ${key.text}.`);
  }
}

function checkNull(
  { operator, meaning, key, place, values }: LocatedCondition,
  scope: Scope,
): void {
  if (meaning?.ifExists) {
    const message = "Null asks whether a key is there, so IfExists does not go with it.";
    scope.report("NULL_WITH_IF_EXISTS", operator.place, message);
  }
  if (meaning?.qualifier !== undefined) {
    const message = `Null with ${meaning.qualifier} does not ask what it seems to. Leave the qualifier out.`;
    scope.report("NULL_WITH_QUALIFIER", key.place, message);
  }
  checkBooleans("Null", values, scope);
  if (values.length > 1) reportMultiple(place, scope);
}

function reportMultiple(place: LocatedCondition["place"], { report }: Scope): void {
  const message = "true and false together hold always; one value twice is one too many. Give one.";
  report("INVALID_CONDITION_MULTIPLE_BOOLEAN", place, message);
}

function checkBooleans(operator: string, values: readonly LocatedValue[], scope: Scope): void {
  for (const { text, place } of values) {
    if (text.includes("${") || /^(?:true|false)$/i.test(text)) continue;
    const message = `${operator} takes true or false, not ${quoted(text)}.`;
    scope.report("TYPE_MISMATCH_BOOLEAN", place, message);
  }
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function checkValues(condition: LocatedCondition, operator: OperatorName, scope: Scope): void {
  const { values, place } = condition;
  const { report } = scope;
  switch (familyOf(operator)) {
    case "Bool":
      checkBooleans(operator, values, scope);
      if (values.length > 1) reportMultiple(place, scope);
      return;
    case "Numeric":
      for (const value of values) {
        if (value.text.includes("${") || decimalOf(value.text) !== undefined) continue;
        const message = `${operator} takes a decimal number, not ${quoted(value.text)}.`;
        report("TYPE_MISMATCH_NUMBER", value.place, message);
      }
      checkBounds(condition, operator, scope);
      return;
    case "Date":
      checkDates(values, operator, scope);
      return;
    case "IPAddress":
      checkAddresses(condition, operator, scope);
      return;
    case "Binary":
      for (const value of values) {
        if (value.text.includes("${") || base64.test(value.text)) continue;
        const message = `${operator} takes base64, not ${quoted(value.text)}.`;
        report("TYPE_MISMATCH_STRING", value.place, message);
      }
      return;
    case "String":
      if (!operator.endsWith("Like")) checkWildcards(values, operator, scope);
      return;
    case "ARN":
    case "Null":
      return;
  }
}

/** Of several bounds only one bounds. */
function checkBounds(
  { values, key, place }: LocatedCondition,
  operator: string,
  scope: Scope,
): void {
  const bound = /(Less|Greater)Than/.exec(operator)?.[1];
  if (bound === undefined || values.length < 2) return;
  const which = bound === "Less" ? "greatest" : "least";
  const message = `Of the values of ${key.text} only the ${which} matters: leave the others out.`;
  scope.report("REDUNDANT_CONDITION_VALUE_NUM", place, message);
}

function checkDates(values: readonly LocatedValue[], operator: string, scope: Scope): void {
  for (const { text, place } of values) {
    if (text.includes("${")) continue;
    if (!isDateValue(text)) {
      const message = `${operator} takes a date, such as 2026-11-30 or 2026-11-30T12:00:00Z, not ${quoted(text)}.`;
      scope.report("TYPE_MISMATCH_DATE", place, message);
    } else if (/^[0-9]+$/.test(text) && text.length > 4) {
      const message = `${quoted(text)} counts seconds since 1970, which is hard to read. Write the date as YYYY-MM-DD.`;
      scope.report("INVALID_DATE_VALUE", place, message);
    }
  }
}

function checkWildcards(
  values: readonly LocatedValue[],
  operator: OperatorName,
  { report }: Scope,
): void {
  for (const { text, place } of values) {
    if (!/[*?]/.test(text.replace(/\$\{[^}]*\}/g, ""))) continue;
    const like = isNegated(operator) ? "StringNotLike" : "StringLike";
    const message = `To ${operator}, * and ? are themselves. If ${quoted(text)} is meant as a pattern, use ${like}.`;
    report("WILDCARD_WITHOUT_LIKE_OPERATOR", place, message);
  }
}
