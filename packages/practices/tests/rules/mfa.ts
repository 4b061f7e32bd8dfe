import { consoleUserWithoutMfa } from "../../src/rules/mfa/console-user-without-mfa.ts";
import { daysBefore, madeUser } from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

export const mfaCases: readonly RuleCases[] = [
  {
    rule: consoleUserWithoutMfa,
    cases: [
      {
        name: "a password and no device",
        account: {
          users: [
            madeUser("ann", {
              credentials: { password: { lastUse: { at: daysBefore(3) } }, mfaActive: false },
            }),
          ],
        },
        finds: [{ on: "ann", says: daysBefore(3) }],
      },
      {
        name: "a password and a device",
        account: { users: [madeUser("ann", { credentials: { password: {}, mfaActive: true } })] },
        finds: [],
      },
      {
        name: "no password",
        account: {
          users: [madeUser("ann", { credentials: { password: false, mfaActive: false } })],
        },
        finds: [],
      },
    ],
  },
];
