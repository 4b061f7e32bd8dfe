import { arnServices } from "../../data/services.ts";
import type { ResourceType } from "../catalog/service-catalog.ts";
import { arnPartsOf, completedArn, longestArn } from "./arn.ts";
import { type Glob, globOf, overlaps, templateGlob } from "./glob-relations.ts";
import type { Scope } from "./scope.ts";

/** The services whose resource types have ARNs with a service name. */
export const ownersOfArns = (service: string): readonly string[] =>
  (Object.hasOwn(arnServices, service) ? arnServices[service] : undefined) ?? [service];

/** An ARN of the catalogue, ready to be held against policies. */
export interface ArnTemplate {
  readonly text: string;
  readonly parts: readonly string[];
  readonly glob: Glob;
}

const compiled = new WeakMap<ResourceType, readonly ArnTemplate[]>();

/** The ARNs of a resource type. */
export function templatesOf(type: ResourceType): readonly ArnTemplate[] {
  let templates = compiled.get(type);
  if (templates === undefined) {
    templates = type.arns.map((text) => ({
      text,
      parts: arnPartsOf(text),
      glob: templateGlob(text),
    }));
    compiled.set(type, templates);
  }
  return templates;
}

/** The templates that an ARN of a service may be of. */
export const templatesOfService = (service: string, scope: Scope): readonly ArnTemplate[] =>
  ownersOfArns(service)
    .flatMap((owner) => [...(scope.catalogs.get(owner)?.resourceTypes.values() ?? [])])
    .flatMap(templatesOf)
    .filter(({ parts }) => parts[2] === service || parts[2]?.startsWith("${") === true);

/** A resource of a policy, ready to be held against templates; undefined for texts that are too long for it. */
export const resourceGlob = (text: string, scope: Scope): Glob | undefined =>
  text.length > longestArn ? undefined : globOf(completedArn(text), scope.variables);

/** Whether a resource of a policy may be one of a template's; yes where there is no work left to find out. */
export const fits = (resource: Glob, { glob }: ArnTemplate, { budget }: Scope): boolean =>
  !budget.spend(resource.length * glob.length) || overlaps(resource, glob);
