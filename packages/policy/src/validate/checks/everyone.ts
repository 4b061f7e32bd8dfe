import { keyName, needsKey } from "../condition-rules.ts";
import type { Place } from "../finding.ts";
import type { LocatedCondition, LocatedPrincipals } from "../located-policy.ts";
import type { StatementCheck } from "../scope.ts";

/** Keys that say who or where from, in lower case; those with a slash are beginnings. */
const narrowing = [
  "aws:ec2instancesourcevpc",
  "aws:federatedprovider",
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalservicename",
  "aws:principalservicenameslist",
  "aws:principaltag/",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourcevpc",
  "aws:sourcevpcarn",
  "aws:sourcevpce",
  "aws:userid",
  "aws:username",
  "aws:vpceaccount",
  "aws:vpceorgid",
  "aws:vpceorgpaths",
  "elasticfilesystem:accessedviamounttarget",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
] as const;

/** Values that narrow nothing down. */
const anyValue = /^(?:\*+|0\.0\.0\.0\/0|::\/0)$/;

/** Policies of resources that allow everyone ("AWS JSON policy elements: Principal", all principals). */
export const checkEveryone: StatementCheck = ({ effect, principals, conditions }, scope) => {
  const { kind, report } = scope;
  if (kind !== "resource" && kind !== "trust") return;
  if (effect !== "Allow" || principals === undefined || principals.negated) return;
  if (kind === "trust" && principals.everyone) {
    const message = `The Principal of a trust policy can't be "*": name who may assume the role.`;
    report("ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL", principals.place, message);
    return;
  }
  const place = everyone(principals);
  if (place === undefined || conditions.some(narrows)) return;
  const what =
    kind === "trust" ? "Every AWS account may assume the role" : "Everyone is allowed this";
  const message = `${what}: name the principals, or add a condition on who they are, such as aws:PrincipalOrgID.`;
  report("ALLOW_EVERYONE", place, message);
};

function everyone({ everyone: all, place, groups }: LocatedPrincipals): Place | undefined {
  if (all) return place;
  return groups
    .filter(({ type }) => type === "AWS")
    .flatMap(({ texts }) => texts)
    .find(({ text }) => text === "*")?.place;
}

function narrows(condition: LocatedCondition): boolean {
  const name = keyName(condition);
  const known = narrowing.some((key) => (key.endsWith("/") ? name.startsWith(key) : name === key));
  return known && needsKey(condition) && !condition.values.some(({ text }) => anyValue.test(text));
}
