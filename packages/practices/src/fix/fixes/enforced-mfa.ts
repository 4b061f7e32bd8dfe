import { iamArn } from "../apply-change.ts";
import type { Change, Fix } from "../change.ts";
import type { Fixer } from "../fixer.ts";
import { freeNames } from "../policy-names.ts";

/** What denies everything without MFA, but the registration of a device ("Allow IAM users to self-manage an MFA device"). */
const document = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "DenyWithoutMFA",
        Effect: "Deny",
        NotAction: [
          "iam:CreateVirtualMFADevice",
          "iam:EnableMFADevice",
          "iam:GetUser",
          "iam:ListMFADevices",
          "iam:ListVirtualMFADevices",
          "iam:ResyncMFADevice",
          "iam:ChangePassword",
          "sts:GetSessionToken",
        ],
        Resource: "*",
        Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
      },
    ],
  },
  null,
  2,
);

/** Denies people everything without MFA; each of them as long as the finding stands. */
export const enforcedMfa: Fixer = {
  rules: ["05.mfa-console", "05.mfa-admin", "05.mfa-not-enforced"],
  fixes({ model, findings }): readonly Fix[] {
    const names = [...new Set(findings.map(({ subject }) => subject.name))].toSorted();
    if (names.length === 0) return [];
    const policy = freeNames(model.account)("policy", "RequireMFA");
    const arn = iamArn(model.partition, model.id, "policy", "/", policy);
    return [
      {
        title: `Deny ${names.join(", ")} everything without MFA`,
        findings: findings.map(({ fingerprint }) => fingerprint),
        changes: [
          { do: "create-policy", name: policy, path: "/", document },
          ...names.map(
            (name): Change => ({ do: "attach-policy", to: { kind: "user", name }, arn }),
          ),
        ],
        undo: [
          ...names.map(
            (name): Change => ({ do: "detach-policy", from: { kind: "user", name }, arn }),
          ),
          { do: "delete-policy", arn },
        ],
        steps: [
          "Tell them first: their keys work only in sessions with MFA (aws sts get-session-token) from then on.",
        ],
      },
    ];
  },
};
