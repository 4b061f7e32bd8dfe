import type { Fix } from "../change.ts";
import { editedDocument, withCondition } from "../edited-document.ts";
import type { Fixer } from "../fixer.ts";

/** Asks third parties for an external id. */
export const externalId: Fixer = {
  rules: ["06.no-external-id"],
  fixes: ({ model, findings }) =>
    findings.flatMap(({ subject, part, fingerprint, evidence }): Fix[] => {
      const role = model.account.roles.find(({ arn }) => arn === subject.arn);
      const places = new Set(
        evidence.flatMap((one) => (one.kind === "statement" ? [one.statement.index] : [])),
      );
      if (role === undefined || places.size === 0) return [];
      const id = `ostiary-${fingerprint}`;
      const document = editedDocument(role.trustPolicy, (statement, index) =>
        places.has(index)
          ? withCondition(statement, "StringEquals", "sts:ExternalId", id)
          : statement,
      );
      if (document === undefined) return [];
      return [
        {
          title: `Ask ${part ?? "the third party"} for an external id to assume ${role.name}`,
          findings: [fingerprint],
          changes: [{ do: "set-trust-policy", role: role.name, document }],
          undo: [{ do: "set-trust-policy", role: role.name, document: role.trustPolicy }],
          steps: [
            `First give the external id ${id} to ${part ?? "the third party"}: without it the role cannot be assumed any more.`,
          ],
        },
      ];
    }),
};
