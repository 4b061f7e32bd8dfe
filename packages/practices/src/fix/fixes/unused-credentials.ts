import type { Fix } from "../change.ts";
import type { Fixer } from "../fixer.ts";

/** Deactivates keys that nobody uses, and takes passwords. */
export const unusedCredentials: Fixer = {
  rules: ["10.user-unused", "11.key-never"],
  fixes: ({ findings }) =>
    findings.flatMap(({ subject, part, fingerprint }): Fix[] => {
      const user = subject.name;
      if (part === "password") {
        return [
          {
            title: `Take the password of ${user}`,
            findings: [fingerprint],
            changes: [{ do: "delete-login-profile", user }],
            undo: [],
            notUndone: "The password is gone; a new one can be set.",
          },
        ];
      }
      if (part?.startsWith("AKIA") !== true) return [];
      return [
        {
          title: `Deactivate the key ${part} of ${user}`,
          findings: [fingerprint],
          changes: [{ do: "set-key-status", user, accessKeyId: part, active: false }],
          undo: [{ do: "set-key-status", user, accessKeyId: part, active: true }],
          steps: ["Delete the key when nobody has missed it for 30 days."],
        },
      ];
    }),
};
