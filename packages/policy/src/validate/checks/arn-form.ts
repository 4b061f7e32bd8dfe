import type { ArnParts } from "../arn.ts";
import { type ArnTemplate, fits, resourceGlob, templatesOfService } from "../arn-templates.ts";
import { type Fault, quoted } from "../finding.ts";
import { anyPart, globOf } from "../glob-relations.ts";
import type { Scope } from "../scope.ts";

const regionPart = 3;
const accountPart = 4;
const shownForms = 3;

/** Whether an ARN is one that its service has: if not, whether only the Region or the account keeps it from being one. */
export function arnFormFault(text: string, parts: ArnParts, scope: Scope): readonly Fault[] {
  const service = parts[2] ?? "";
  const templates = templatesOfService(service, scope);
  const glob = resourceGlob(text, scope);
  if (templates.length === 0 || glob === undefined) return [];
  if (templates.some((template) => fits(glob, template, scope))) return [];
  for (const open of [[regionPart], [accountPart], [regionPart, accountPart]]) {
    const close = similar(parts, open, templates, scope);
    if (close.length > 0) return open.flatMap((part) => placeFault(part, parts, close));
  }
  const likeness = ({ parts: [, , , , , form = ""] }: ArnTemplate): number =>
    commonLength(parts[5] ?? "", form);
  const forms = templates
    .toSorted((a, b) => likeness(b) - likeness(a))
    .slice(0, shownForms)
    .map((template) => template.text);
  const more = templates.length > shownForms ? " and others" : "";
  const message = `${quoted(text)} is no ARN of ${service}, which are ${forms.join(", ")}${more}.`;
  return [{ code: "INVALID_ARN_RESOURCE", message }];
}

/** How far two texts are the same. */
function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** The templates that an ARN would fit if some of its parts did not matter. */
function similar(
  parts: ArnParts,
  open: readonly number[],
  templates: readonly ArnTemplate[],
  scope: Scope,
): readonly ArnTemplate[] {
  const glob = parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [":"]),
    ...(open.includes(index) ? anyPart : globOf(part, scope.variables)),
  ]);
  return templates.filter((template) => fits(glob, template, scope));
}

/** What is wrong with the Region or the account, given the templates that fit but for it. */
function placeFault(
  part: number,
  parts: ArnParts,
  templates: readonly ArnTemplate[],
): readonly Fault[] {
  const region = part === regionPart;
  const given = parts[part] ?? "";
  const service = parts[2] ?? "";
  const empty = templates.some((template) => template.parts[part] === "");
  const filled = templates.some((template) => template.parts[part] !== "");
  const name = region ? "a Region" : "an account";
  if (given === "" && !empty) {
    const code = region ? "MISSING_ARN_REGION" : "MISSING_ARN_ACCOUNT";
    const message = `The ARN needs ${name}, or "*" in its place: ${templates[0]?.text ?? ""}.`;
    return [{ code, message }];
  }
  if (given !== "" && !filled) {
    const code = region ? "ARN_REGION_NOT_ALLOWED" : "ARN_ACCOUNT_NOT_ALLOWED";
    const message = `ARNs like this of ${service} have no ${region ? "Region" : "account"}: ${templates[0]?.text ?? ""}.`;
    return [{ code, message }];
  }
  if (given === "" || templates.some((template) => template.parts[part]?.startsWith("${")))
    return [];
  const code = region ? "INVALID_ARN_REGION" : "INVALID_ARN_ACCOUNT";
  const expected = [...new Set(templates.map((template) => template.parts[part]))].join(", ");
  return [{ code, message: `${quoted(given)} does not go here; expected is ${expected}.` }];
}
