import { loadCatalog } from "@ostiary/policy";
import { fitsTemplate } from "../activity/index.ts";
import { type Answer, documentOf, textOf } from "../answers/index.ts";
import { type AccountPart, ownerOf, partial } from "./part.ts";

/** Whether an answer is a resource with its policy: `Resource`, `Policy`, and `Account` where the ARN names none. */
export const isResourcePolicy = (answer: Answer): boolean =>
  textOf(answer["Resource"])?.startsWith("arn:") === true && "Policy" in answer;

/** The catalogue's type of what an ARN names; where several fit, the one that says most of it. */
async function typeOf(arn: string): Promise<string> {
  const service = arn.split(":")[2] ?? "";
  const types = [...((await loadCatalog(service))?.resourceTypes.values() ?? [])];
  const literal = (template: string): number => template.replaceAll(/\$\{\w+\}/g, "").length;
  const fitting = types
    .flatMap(({ name, arns }) => arns.map((template) => ({ name, template })))
    .filter(({ template }) => fitsTemplate(template, arn))
    .sort((a, b) => literal(b.template) - literal(a.template));
  return `${service}:${fitting[0]?.name ?? "unknown"}`;
}

const someOnly = "The policies of the resources whose files were given are known, of no others.";

export async function resourcePolicyPart(answer: Answer): Promise<AccountPart> {
  const arn = textOf(answer["Resource"]) ?? "";
  const account = textOf(answer["Account"]);
  const policy = {
    arn,
    type: await typeOf(arn),
    document: documentOf(answer["Policy"]) ?? "",
  };
  return {
    about: "account",
    input: "resource-policies",
    coverage: partial(someOnly),
    ...ownerOf(arn),
    ...(account !== undefined && /^\d{12}$/.test(account) && { account }),
    put({ plain }) {
      const others = (plain.resourcePolicies ?? []).filter((other) => other.arn !== arn);
      plain.resourcePolicies = [...others, policy];
    },
  };
}
