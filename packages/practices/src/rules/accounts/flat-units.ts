import { organizationRule } from "../../audit/rule.ts";
import { organizationSubject } from "../../audit/subjects.ts";

const production = /(?:^|[-_ /])(?:prod|production|prd|live)(?:$|[-_ /])/iu;
const other =
  /(?:^|[-_ /])(?:dev|development|test|testing|stage|staging|qa|sandbox|nonprod|non-prod)(?:$|[-_ /])/iu;

/** Production and other accounts that the same policies bind, as they hang on the same unit. */
export const flatUnits = organizationRule({
  id: "06.ou-flat",
  practice: 6,
  title: "Production and other accounts are in the same unit",
  severity: "low",
  rationale:
    "What is right for a sandbox is wrong for production: in one unit both get the looser of two policies.",
  remedy: "Make a unit for production and one for the rest, and move the accounts.",
  needs: ["organization"],
  equivalents: { cis7: ["2.1.4"] },
  *check({ organization, snapshot }) {
    for (const unit of organization.units) {
      const inside = organization.accounts.filter(
        ({ parent, id }) => parent === unit.id && id !== organization.managementAccount,
      );
      const named = (pattern: RegExp) =>
        inside.filter(({ name = "" }) => pattern.test(name)).map(({ name = "" }) => name);
      const live = named(production);
      const rest = named(other);
      if (live.length === 0 || rest.length === 0) continue;
      yield {
        subject: {
          ...organizationSubject(organization, snapshot.partition),
          type: "unit",
          name: unit.name,
        },
        part: unit.id,
        message: `${unit.name} holds ${live.join(", ")} and ${rest.join(", ")}.`,
        evidence: [],
      };
    }
  },
});
