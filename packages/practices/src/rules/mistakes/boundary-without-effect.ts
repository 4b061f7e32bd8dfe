import { accountRule } from "../../audit/rule.ts";
import { principalSubject } from "../../audit/subjects.ts";

/** Boundaries that allow everything. */
export const boundaryWithoutEffect = accountRule({
  id: "11.boundary-noop",
  practice: 11,
  title: "A boundary bounds nothing",
  severity: "low",
  rationale: "It looks like a limit in every list, and is none.",
  remedy: "Write into the boundary what its holders may do at most.",
  needs: ["authorization-details"],
  *check({ model }) {
    for (const principal of model.principals) {
      const arn = principal.snapshot.permissionsBoundary;
      const boundary = arn === undefined ? undefined : model.managed(arn)?.policy;
      if (boundary === undefined) continue;
      const everything = boundary.statements.some(
        ({ effect, actions, resources, conditions }) =>
          effect === "Allow" &&
          !actions.negated &&
          actions.patterns.includes("*") &&
          resources?.negated === false &&
          resources.patterns.includes("*") &&
          conditions.length === 0,
      );
      if (!everything || boundary.statements.some(({ effect }) => effect === "Deny")) continue;
      yield {
        subject: principalSubject(principal),
        message: `The boundary of the ${principal.kind} ${principal.name} allows everything.`,
        evidence: [{ kind: "fact", what: "boundary", value: arn ?? "" }],
      };
    }
  },
});
