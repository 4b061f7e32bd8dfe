import { allowing, trustedBy } from "../../model/trusted.ts";
import type { Change, Fix } from "../change.ts";
import { editedDocument, withCondition } from "../edited-document.ts";
import type { Fixer } from "../fixer.ts";
import { policyChange } from "../policy-change.ts";

/** Lets roles be passed only to the services that a role of the account trusts. */
export const passedServices: Fixer = {
  rules: ["03.passrole-star"],
  fixes({ model, findings }) {
    const services = new Set(
      model.roles
        .filter(({ serviceLinked }) => !serviceLinked)
        .flatMap(({ trust }) =>
          allowing(trust.policy?.statements).flatMap((one) => trustedBy(one).services),
        ),
    );
    if (services.size === 0) return [];
    return findings.flatMap(({ subject, part, fingerprint, evidence }): Fix[] => {
      const places = new Set(
        evidence.flatMap((one) => (one.kind === "statement" ? [one.statement.index] : [])),
      );
      const found = policyChange(model, subject.arn, part ?? subject.name, (document) =>
        editedDocument(document, (statement, index) => {
          const { Action } = statement;
          const actions: readonly unknown[] = Array.isArray(Action) ? Action : [Action];
          // Only a statement about nothing else can take the condition: other actions bring no such key.
          const alone = actions.every(
            (action) => typeof action === "string" && /^iam:Pass/iu.test(action),
          );
          return places.has(index) && alone
            ? withCondition(
                statement,
                "StringEquals",
                "iam:PassedToService",
                [...services].toSorted(),
              )
            : statement;
        }),
      );
      if (found === undefined) return [];
      const changes: readonly Change[] = [found.change];
      return [
        {
          title: `Let ${subject.name} pass roles to ${[...services].toSorted().join(", ")} alone`,
          findings: [fingerprint],
          changes,
          undo: [found.undo],
        },
      ];
    });
  },
};
