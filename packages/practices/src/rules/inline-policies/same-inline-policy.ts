import { accountRule } from "../../audit/rule.ts";
import { accountSubject } from "../../audit/subjects.ts";
import { normalDocument } from "../../model/normal-document.ts";
import type { ReadPolicy } from "../../model/read-policy.ts";

/** Inline policies that say the same in several places. */
export const sameInlinePolicy = accountRule({
  id: "09.inline-dup",
  practice: 9,
  title: "The same inline policy lies in several principals",
  severity: "medium",
  rationale:
    "A change must be made in each copy; the one that is forgotten grants what was taken away.",
  remedy: "Make one managed policy of it, attach that to all of them, and delete the copies.",
  needs: ["authorization-details"],
  *check({ account, model, snapshot }) {
    const groups = Map.groupBy(
      model.inlinePolicies.filter(({ policy }) => policy !== undefined),
      ({ document }: ReadPolicy) => normalDocument(document),
    );
    for (const copies of groups.values()) {
      if (copies.length < 2) continue;
      const holders = copies.map(({ holder, name }) => `${name} of ${holder}`).toSorted();
      yield {
        subject: accountSubject(account, snapshot.partition),
        part: holders.join(","),
        message: `${copies.length} inline policies say the same.`,
        evidence: holders.map((value) => ({ kind: "fact", what: "copy", value })),
      };
    }
  },
});
