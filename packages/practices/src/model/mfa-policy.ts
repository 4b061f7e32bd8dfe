import type { Statement } from "@ostiary/policy";
import type { ReadPolicy } from "./read-policy.ts";

const mfaKeys: ReadonlySet<string> = new Set([
  "aws:multifactorauthpresent",
  "aws:multifactorauthage",
]);

const namesMfa = ({ conditions }: Statement): boolean =>
  conditions.some(({ key }) => mfaKeys.has(key.toLowerCase()));

/** The statements of a policy that ask for MFA. */
export const mfaStatements = ({ policy }: ReadPolicy): readonly Statement[] =>
  (policy?.statements ?? []).filter(namesMfa);

/** Whether a statement that asks for MFA, of one of the policies, is about an action. */
export const mfaIsAskedFor = (policies: readonly ReadPolicy[], action: string): boolean =>
  policies.some(({ attached }) => {
    const { allows, denies } = attached.policy.about(action.toLowerCase());
    return [...allows, ...denies].some(({ statement }) => namesMfa(statement));
  });

/** The context of a call that is signed by an access key: MFA is not mentioned at all. */
export const byAccessKey = {
  "aws:MultiFactorAuthPresent": null,
  "aws:MultiFactorAuthAge": null,
  "aws:TokenIssueTime": null,
} as const;

/** The context of a call from the console, or a session, without MFA. */
export const byPassword = {
  "aws:MultiFactorAuthPresent": "false",
  "aws:MultiFactorAuthAge": null,
} as const;
