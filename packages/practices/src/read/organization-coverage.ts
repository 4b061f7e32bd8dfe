import type { OrganizationDraft } from "../draft/index.ts";
import type { Coverage } from "../snapshot/index.ts";
import { complete, partial } from "./part.ts";

const coverageOf = (gaps: readonly (string | false)[]): Coverage => {
  const reasons = gaps.filter((gap) => gap !== false);
  return reasons.length === 0 ? complete : partial(reasons.join(" "));
};

/** Says what the files that were given leave open of an organization: its answers come from many calls. */
export function noteOrganizationCoverage(draft: OrganizationDraft): void {
  const { units, accounts, policies, coverage, targetsKnown } = draft;
  const roots = [...units.values()].filter(({ parent }) => parent === undefined);
  const placed = [...accounts.values()].every(({ parent }) => parent !== undefined);
  const organization = coverageOf([
    draft.described === undefined && "Nothing names the organization.",
    roots.length === 0 && "Its root was not given.",
    roots.length > 1 && "Of some units it is not known what they are in.",
    accounts.size === 0 && "Its accounts were not given.",
    !placed && "Of some accounts it is not known what they are in.",
    draft.delegatedAdministrators === undefined && "Delegated administrators were not given.",
    draft.trustedServices === undefined && "Trusted services were not given.",
  ]);
  if (!coverage.has("organization")) coverage.set("organization", organization);
  if (!draft.policiesKnown || coverage.has("control-policies")) return;
  const all = [...policies.values()];
  const read = coverageOf([
    all.some(({ document }) => document === "") && "Of some policies the document was not given.",
    all.some(({ id }) => !targetsKnown.has(id)) &&
      "Of some policies it is not known to what they are attached.",
  ]);
  coverage.set("control-policies", read);
}
