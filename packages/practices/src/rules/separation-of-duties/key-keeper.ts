import { accountRule } from "../../audit/rule.ts";
import { principalSubject } from "../../audit/subjects.ts";
import { isAdministrator } from "../../escalation/self.ts";
import { possible } from "../../model/possible.ts";

/** Principals who administer a key and use it. */
export const keyKeeper = accountRule({
  id: "04.sod-key",
  practice: 4,
  title: "A principal administers a key and decrypts with it",
  severity: "medium",
  rationale:
    "A key's keeper who can use it reads everything under it, and nobody else has to agree.",
  remedy: "Let a role administer keys that is denied kms:Decrypt, and others use them.",
  needs: ["authorization-details"],
  *check({ model }) {
    for (const principal of model.principals) {
      if (
        (principal.kind === "role" && principal.serviceLinked) ||
        isAdministrator(principal, model)
      )
        continue;
      const administers = possible(principal, { action: "kms:PutKeyPolicy" });
      if (administers.possible !== "yes") continue;
      const uses = possible(principal, {
        action: "kms:Decrypt",
        resources: [administers.request.resource],
      });
      if (uses.possible !== "yes") continue;
      yield {
        subject: principalSubject(principal),
        message: `The ${principal.kind} ${principal.name} can change the policy of a key and decrypt with it.`,
        evidence: [administers, uses].map(({ request }) => ({
          kind: "request",
          request,
          result: "allowed",
        })),
      };
    }
  },
});
