import type { CatalogAction } from "../../catalog/service-catalog.ts";
import { actionsOf } from "../action-pattern.ts";
import { type ArnTemplate, fits, resourceGlob, templatesOf } from "../arn-templates.ts";
import { type PlacedText, quoted } from "../finding.ts";
import type { Glob } from "../glob-relations.ts";
import type { Scope, StatementCheck } from "../scope.ts";

/** The actions that a text of a statement stands for, and the ARNs that they may act on. */
interface Reach {
  readonly action: PlacedText;
  readonly actions: readonly CatalogAction[];
  readonly templates: ReadonlySet<ArnTemplate>;
}

/** Resources that none of a statement's actions act on, and actions that act on none of its resources. */
export const checkMismatch: StatementCheck = ({ actions, resources }, scope) => {
  if (!actions || !resources || actions.negated || resources.negated) return;
  if (resources.texts.length === 0 || resources.texts.some(({ text }) => text === "*")) return;
  const reaches = actions.texts.map((action) => reachOf(action, scope));
  const known = reaches.filter((reach) => reach !== undefined);
  const globs = resources.texts.map((resource) => ({
    resource,
    glob: resourceGlob(resource.text, scope),
  }));
  const fitsOne = (glob: Glob | undefined, { templates }: Reach): boolean =>
    glob === undefined || [...templates].some((template) => fits(glob, template, scope));

  for (const reach of known) {
    const { action } = reach;
    if (globs.some(({ glob }) => fitsOne(glob, reach))) continue;
    const resourceless = reach.actions.every(({ resources: types }) => types.length === 0);
    const message = resourceless
      ? `${quoted(action.text)} acts on no particular resource: it needs "Resource": "*", and the resources here keep it from applying.`
      : `${quoted(action.text)} acts on none of this statement's resources, so it never applies. It is for ${shown(reach)}.`;
    scope.report("ACTION_WITHOUT_RESOURCE", action.place, message);
  }
  // Where some action is not known, it may be the one that a resource is for; where none acts on any, that is said above.
  const acting = known.some((reach) => globs.some(({ glob }) => fitsOne(glob, reach)));
  if (known.length < reaches.length || !acting) return;
  for (const { resource, glob } of globs) {
    if (known.some((reach) => fitsOne(glob, reach))) continue;
    const message = `None of this statement's actions act on ${quoted(resource.text)}.`;
    scope.report("RESOURCE_WITHOUT_ACTION", resource.place, message);
  }
};

function reachOf(action: PlacedText, scope: Scope): Reach | undefined {
  const actions = actionsOf(action.text, scope);
  if (actions === undefined || actions.length === 0) return undefined;
  const types = actions.flatMap(({ resources }) => resources.map(({ type }) => type));
  return { action, actions, templates: new Set([...new Set(types)].flatMap(templatesOf)) };
}

const shownTemplates = 2;

const shown = ({ templates }: Reach): string =>
  [...templates]
    .slice(0, shownTemplates)
    .map(({ text }) => text)
    .join(", ") + (templates.size > shownTemplates ? " and others" : "");
