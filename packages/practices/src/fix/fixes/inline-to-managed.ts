import { normalDocument } from "../../model/normal-document.ts";
import { iamArn } from "../apply-change.ts";
import type { Change, Fix, Holder } from "../change.ts";
import type { Fixer } from "../fixer.ts";
import { countedLength, freeNames, managedPolicyQuota } from "../policy-names.ts";

interface Copy {
  readonly holder: Holder;
  readonly arn: string;
  readonly name: string;
  readonly document: string;
}

/** Makes managed policies of inline ones: one for all that say the same. */
export const inlineToManaged: Fixer = {
  rules: ["09.inline", "09.inline-dup"],
  fixes({ model, findings }) {
    const { account, partition } = model;
    const name = freeNames(account);
    const wanted = new Set(findings.map(({ subject }) => subject.arn));
    const copies: Copy[] = [
      ...account.groups.map((of) => ({ of, kind: "group" as const })),
      ...account.roles.map((of) => ({ of, kind: "role" as const })),
      ...account.users.map((of) => ({ of, kind: "user" as const })),
    ].flatMap(({ of, kind }) =>
      wanted.has(of.arn)
        ? of.inlinePolicies.map((policy) => ({
            ...policy,
            holder: { kind, name: of.name },
            arn: of.arn,
          }))
        : [],
    );
    return [...Map.groupBy(copies, ({ document }) => normalDocument(document)).values()].flatMap(
      (same): Fix[] => {
        const [first] = same;
        if (first === undefined) return [];
        const mended = new Set(same.map(({ arn }) => arn));
        const fingerprints = findings
          .filter(({ subject }) => mended.has(subject.arn))
          .map(({ fingerprint }) => fingerprint);
        if (countedLength(first.document) > managedPolicyQuota) {
          return [
            {
              title: `Part the inline policy ${first.name} of ${first.holder.name}`,
              findings: fingerprints,
              changes: [],
              undo: [],
              steps: [
                `${first.name} has more than ${managedPolicyQuota} characters: make two managed policies of it.`,
              ],
            },
          ];
        }
        const policy = name(
          "policy",
          same.length === 1 ? `${first.holder.name}-${first.name}` : first.name,
        );
        const arn = iamArn(partition, account.id, "policy", "/", policy);
        return [
          {
            title: `Make the managed policy ${policy} of ${same.map((copy) => `${copy.name} of ${copy.holder.name}`).join(", ")}`,
            findings: fingerprints,
            changes: [
              { do: "create-policy", name: policy, path: "/", document: first.document },
              ...same.flatMap((copy): Change[] => [
                { do: "attach-policy", to: copy.holder, arn },
                { do: "delete-inline-policy", in: copy.holder, name: copy.name },
              ]),
            ],
            undo: [
              ...same.flatMap((copy): Change[] => [
                {
                  do: "put-inline-policy",
                  in: copy.holder,
                  name: copy.name,
                  document: copy.document,
                },
                { do: "detach-policy", from: copy.holder, arn },
              ]),
              { do: "delete-policy", arn },
            ],
          },
        ];
      },
    );
  },
};
