import { daysSince } from "../../audit/ages.ts";
import { accountRule } from "../../audit/rule.ts";
import { principalSubject } from "../../audit/subjects.ts";

/** Actions that statements name one by one, and that were never used in a window that is long enough. */
export const unusedAction = accountRule({
  id: "03.unused-action",
  practice: 3,
  title: "Actions are granted and not used",
  severity: "low",
  rationale: "What was not done in months is not part of the job.",
  remedy: "Take the actions from the statement that grants them.",
  needs: ["authorization-details", "activity"],
  *check({ account, model, thresholds }) {
    const { activity } = account;
    const window = activity && daysSince(activity.from, Date.parse(activity.to));
    if (activity === undefined || window === undefined || window < thresholds.unusedPermissionDays)
      return;
    const used = new Map(
      activity.principals.map(({ arn, actions }) => [
        arn,
        new Set(actions.map(({ action }) => action.toLowerCase())),
      ]),
    );
    for (const principal of model.principals) {
      const own = used.get(principal.arn);
      if (own === undefined || own.size === 0) continue;
      const named = new Set(
        principal.policies
          .filter(({ holder }) => holder !== principal.snapshot.permissionsBoundary)
          .flatMap(({ policy }) => policy?.statements ?? [])
          .filter(({ effect, actions }) => effect === "Allow" && !actions.negated)
          .flatMap(({ actions }) => actions.patterns.filter((pattern) => !/[*?]/u.test(pattern))),
      );
      const unused = [...named].filter((action) => !own.has(action.toLowerCase()));
      if (unused.length === 0) continue;
      yield {
        subject: principalSubject(principal),
        message: `The ${principal.kind} ${principal.name} did not use ${unused.length} of the ${named.size} actions that its policies name.`,
        evidence: unused.slice(0, 20).map((value) => ({ kind: "fact", what: "not used", value })),
      };
    }
  },
});
