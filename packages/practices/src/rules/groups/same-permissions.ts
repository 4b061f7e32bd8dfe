import { accountRule } from "../../audit/rule.ts";
import { accountSubject } from "../../audit/subjects.ts";
import { normalDocument } from "../../model/normal-document.ts";
import type { UserSnapshot } from "../../snapshot/index.ts";

/** What a user has of its own: the policies' ARNs, and the inline documents as their JSON says. */
const ownSet = (user: UserSnapshot): readonly string[] => [
  ...user.attachedPolicies,
  ...user.inlinePolicies.map(({ document }) => normalDocument(document)),
];

/** Users who have the same policies, each of its own: a group that is not there. */
export const samePermissions = accountRule({
  id: "02.group-mine",
  practice: 2,
  title: "Several users have the same policies, and no group for them",
  severity: "low",
  rationale:
    "Users with the same policies have the same job. A group for it is reviewed once, and changed for all.",
  remedy:
    "Make a group with these policies, put the users in it, and take the policies from the users.",
  needs: ["authorization-details"],
  *check({ account, snapshot }) {
    const byPolicies = new Map<string, UserSnapshot[]>();
    for (const user of account.users) {
      const own = ownSet(user).toSorted();
      if (own.length === 0) continue;
      const key = own.join("\n");
      byPolicies.set(key, [...(byPolicies.get(key) ?? []), user]);
    }
    for (const [key, users] of byPolicies) {
      if (users.length < 2) continue;
      const names = users.map(({ name }) => name).toSorted();
      yield {
        subject: accountSubject(account, snapshot.partition),
        part: names.join(","),
        message: `${names.join(", ")} have the same ${key.split("\n").length === 1 ? "policy" : "policies"}, each of its own.`,
        evidence: key
          .split("\n")
          .map((value) => ({ kind: "fact", what: "policy in common", value })),
      };
    }
  },
});
