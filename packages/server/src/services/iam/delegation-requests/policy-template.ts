import type { PolicyParameter } from "@ostiary/directory";
import { compilePolicy, type Policy, parsePolicy } from "@ostiary/policy";
import { serviceError } from "@ostiary/wire";
import { customerManagedPolicy, defaultDocument } from "../../../caller/compiled-policies.ts";
import type { Scope } from "../../../operation.ts";
import { countedSize } from "../policy-document.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const refused = (message: string) => serviceError("InvalidInput", message);

/** The text of a template: a managed policy of the account that asks, or one of AWS's, in which `@{Name}` stands for a parameter. */
function templateText({ account, awsManaged }: Scope, arn: string): string {
  const own = customerManagedPolicy(account, arn);
  const text = own === undefined ? awsManaged.document(arn) : defaultDocument(own);
  if (text === undefined) throw refused(`Policy template ${arn} was not found.`);
  return text;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** More texts than a policy can hold are not made. */
const mostTexts = 1_000;

/** A text in which a parameter is replaced by each of its values. */
function replaced(texts: readonly string[], { name, values }: PolicyParameter): string[] {
  if (texts.length * values.length > mostTexts) {
    throw refused(`The policy that is asked for has more than ${mostTexts} values in one place.`);
  }
  return texts.flatMap((text) => values.map((value) => text.replaceAll(`@{${name}}`, () => value)));
}

/**
 * Puts the values of parameters into a template. A text with a parameter of several values is as many texts. Every parameter has to
 * be given, and every one that is given to be used.
 */
function filled(template: string, parameters: readonly PolicyParameter[]): string {
  const given = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const used = new Set<string>();

  function parameterOf(name: string): PolicyParameter {
    const parameter = given.get(name);
    if (parameter === undefined) throw refused(`The policy template needs the parameter ${name}.`);
    if (parameter.type === "string" && parameter.values.length !== 1) {
      throw refused(`The policy template wants a single string as the parameter ${name}.`);
    }
    used.add(name);
    return parameter;
  }

  function text(value: string): string | readonly string[] {
    const names = new Set([...value.matchAll(/@\{(\w+)\}/g)].map(([, name = ""]) => name));
    const asked = [...names].map(parameterOf);
    const texts = asked.reduce(replaced, [value]);
    return asked.some(({ type }) => type === "stringList") ? texts : (texts[0] ?? "");
  }

  function json(value: Json): Json {
    if (typeof value === "string") return text(value);
    if (value === null || typeof value !== "object") return value;
    if (isList(value)) return value.flatMap(json);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, json(inner)]));
  }

  const document: Json = JSON.parse(template);
  const result = JSON.stringify(json(document));
  const unused = parameters.find(({ name }) => !used.has(name));
  if (unused !== undefined) throw refused(`The policy template has no parameter ${unused.name}.`);
  return result;
}

/** The operators by which a condition names boundaries. */
const naming: ReadonlySet<string> = new Set(["StringEquals", "StringLike", "ArnEquals", "ArnLike"]);

/**
 * The permissions boundaries that roles made by a policy have. "Product providers must attach a permission boundary to any IAM role
 * created through temporary delegation": a policy that lets roles be made without one is refused.
 */
function restrictionsOf(policy: Policy): readonly string[] {
  const makesRoles = compilePolicy(policy).about("iam:CreateRole").allows;
  const arns = makesRoles.flatMap(({ statement }) => {
    const boundaries = statement.conditions.filter(
      ({ key, operator, ifExists, qualifier }) =>
        key.toLowerCase() === "iam:permissionsboundary" &&
        naming.has(operator) &&
        !ifExists &&
        qualifier !== "ForAllValues",
    );
    if (boundaries.length === 0) {
      throw refused(
        "A policy that allows iam:CreateRole must require a permissions boundary by the condition key iam:PermissionsBoundary.",
      );
    }
    return boundaries.flatMap(({ values }) => values);
  });
  return [...new Set(arns)].toSorted();
}

/** What a request asks for: the template with its values, and the boundaries of the roles that it makes. */
export function requestedPermissions(
  scope: Scope,
  templateArn: string,
  parameters: readonly PolicyParameter[],
): { readonly permissionPolicy: string; readonly restrictionArns: readonly string[] } {
  const permissionPolicy = filled(templateText(scope, templateArn), parameters);
  const parsed = parsePolicy(permissionPolicy, "session");
  if (!parsed.ok) {
    throw refused(`The policy that is asked for is not valid: ${parsed.findings[0].message}`);
  }
  const { PolicySizeQuota } = scope.quotas;
  if (countedSize(permissionPolicy) > PolicySizeQuota) {
    throw refused(`The policy that is asked for is larger than ${PolicySizeQuota} characters.`);
  }
  return { permissionPolicy, restrictionArns: restrictionsOf(parsed.policy) };
}
