import { accountRule } from "../../audit/rule.ts";
import { principalSubject } from "../../audit/subjects.ts";
import { bothHeld, heldBy } from "../../duties/held-duties.ts";
import { roleChains } from "../../escalation/role-chains.ts";
import { isAdministrator } from "../../escalation/self.ts";

/** Principals, short of administrators, who hold both duties of a pair. */
export const conflictingDuties = accountRule({
  id: "04.sod-pair",
  practice: 4,
  title: "A principal holds two duties that should be apart",
  severity: "high",
  rationale: "Where two people have to agree, one mistake or one stolen credential is not enough.",
  remedy: "Give each duty a role of its own, and let different people assume them.",
  needs: ["authorization-details"],
  *check({ model, duties }) {
    for (const principal of model.principals) {
      if (
        (principal.kind === "role" && principal.serviceLinked) ||
        isAdministrator(principal, model)
      )
        continue;
      for (const pair of duties) {
        const requests = bothHeld(principal, pair);
        if (requests === undefined) continue;
        yield {
          subject: principalSubject(principal),
          part: pair.id,
          message: `The ${principal.kind} ${principal.name} can ${pair.first.name} and ${pair.second.name}: it ${pair.why}.`,
          evidence: requests.map((request) => ({ kind: "request", request, result: "allowed" })),
        };
      }
    }
  },
});

/** Principals who hold one duty and reach the other through roles. */
export const conflictingDutiesOverRoles = accountRule({
  id: "04.sod-chain",
  practice: 4,
  title: "A principal reaches a conflicting duty through roles",
  severity: "high",
  rationale: "Roles that are apart on paper are one where the same person may assume both.",
  remedy: "Let the trust policies of the two roles name different people.",
  needs: ["authorization-details"],
  *check({ model, duties }) {
    for (const principal of model.principals) {
      if (
        (principal.kind === "role" && principal.serviceLinked) ||
        isAdministrator(principal, model)
      )
        continue;
      const chains = roleChains(principal, model).filter(
        ({ role }) => !isAdministrator(role, model),
      );
      if (chains.length === 0) continue;
      const holders = [
        { principal, steps: [] as const },
        ...chains.map(({ role, steps }) => ({ principal: role, steps })),
      ];
      for (const pair of duties) {
        const first = holders.find((holder) => heldBy(holder.principal, pair.first) !== undefined);
        const second = holders.find(
          (holder) => heldBy(holder.principal, pair.second) !== undefined,
        );
        if (first === undefined || second === undefined || first.principal === second.principal)
          continue;
        yield {
          subject: principalSubject(principal),
          part: pair.id,
          message: `The ${principal.kind} ${principal.name} can ${pair.first.name} as ${first.principal.name}, and ${pair.second.name} as ${second.principal.name}.`,
          evidence: [first, second].flatMap(({ steps }) =>
            steps.length === 0 ? [] : [{ kind: "path" as const, steps }],
          ),
        };
      }
    }
  },
});
