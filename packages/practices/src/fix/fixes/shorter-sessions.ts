import type { Fix } from "../change.ts";
import type { Fixer } from "../fixer.ts";

/** Ends the sessions of administrators' roles sooner. */
export const shorterSessions: Fixer = {
  rules: ["08.session-long"],
  fixes: ({ model, findings, thresholds }) =>
    findings.flatMap(({ subject, fingerprint }): Fix[] => {
      const role = model.account.roles.find(({ arn }) => arn === subject.arn);
      if (role?.maxSessionDuration === undefined) return [];
      return [
        {
          title: `End sessions of ${role.name} after ${thresholds.privilegedSessionHours} hours`,
          findings: [fingerprint],
          changes: [
            {
              do: "set-session-duration",
              role: role.name,
              seconds: thresholds.privilegedSessionHours * 3600,
            },
          ],
          undo: [{ do: "set-session-duration", role: role.name, seconds: role.maxSessionDuration }],
        },
      ];
    }),
};
