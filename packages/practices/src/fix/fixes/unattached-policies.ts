import { defaultDocument } from "../../model/account-model.ts";
import type { Fix } from "../change.ts";
import type { Fixer } from "../fixer.ts";

/** Deletes policies that are attached to nothing. */
export const unattachedPolicies: Fixer = {
  rules: ["10.policy-unattached"],
  fixes: ({ model, findings }) =>
    findings.flatMap(({ subject, fingerprint }): Fix[] => {
      const policy = model.account.policies.find(({ arn }) => arn === subject.arn);
      const document = policy && defaultDocument(policy);
      if (policy === undefined || document === undefined) return [];
      const { name, path, versions } = policy;
      return [
        {
          title: `Delete the policy ${name}`,
          findings: [fingerprint],
          changes: [{ do: "delete-policy", arn: subject.arn }],
          undo: [{ do: "create-policy", name, path, document }],
          ...(versions.length > 1 && {
            notUndone: "Versions other than the default one are gone.",
          }),
        },
      ];
    }),
};
