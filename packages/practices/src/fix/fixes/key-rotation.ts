import type { Fix } from "../change.ts";
import type { Fixer } from "../fixer.ts";

/** The steps of a rotation: nobody but the key's user can put the new one in place. */
export const keyRotation: Fixer = {
  rules: ["11.key-old", "11.key-two"],
  fixes: ({ findings }) =>
    findings.map(({ subject, part, fingerprint }): Fix => {
      const user = subject.name;
      const old = part ?? "<the key that is used less>";
      return {
        title: `Rotate ${part === undefined ? "the keys" : `the key ${part}`} of ${user}`,
        findings: [fingerprint],
        changes: [],
        undo: [],
        steps: [
          ...(part === undefined
            ? []
            : [
                `aws iam create-access-key --user-name ${user}`,
                "Put the new key where the old one is used.",
              ]),
          `aws iam get-access-key-last-used --access-key-id ${old}   # until it stands still`,
          `aws iam update-access-key --user-name ${user} --access-key-id ${old} --status Inactive`,
          `aws iam delete-access-key --user-name ${user} --access-key-id ${old}   # when nobody has missed it`,
        ],
      };
    }),
};
