import type { FirstAccount } from "../first-start.ts";

/** The account of keys that nobody gave out. */
export const lenientAccountId = "123456789012";

/** The account that emulators' clients expect: its name and e-mail are moto's. It has no operator: unknown keys are root. */
export const lenientAccount: FirstAccount = Object.freeze({
  id: lenientAccountId,
  name: "master",
  email: "master@example.com",
  hasOperator: false,
});
