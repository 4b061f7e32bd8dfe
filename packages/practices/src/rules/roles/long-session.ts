import { accountRule } from "../../audit/rule.ts";
import { roleSubject } from "../../audit/subjects.ts";
import { administration } from "../../model/administrator.ts";

/** Sessions of administrators that outlast a morning. */
export const longSession = accountRule({
  id: "08.session-long",
  practice: 8,
  title: "Sessions of an administrator's role may be long",
  severity: "low",
  rationale: "A session's credentials that leak are good until it ends.",
  remedy: "Set the role's longest session to what the work takes.",
  needs: ["authorization-details"],
  *check({ model, thresholds }) {
    for (const role of model.roles) {
      const hours = (role.snapshot.maxSessionDuration ?? 3600) / 3600;
      if (role.serviceLinked || hours <= thresholds.privilegedSessionHours) continue;
      if (administration(role, model.id, model.partition) === undefined) continue;
      yield {
        subject: roleSubject(role),
        message: `Sessions of ${role.name}, which may do everything, last up to ${hours} hours.`,
        evidence: [{ kind: "fact", what: "longest session", value: `${hours} h` }],
      };
    }
  },
});
