import type { PasswordPolicy } from "@ostiary/directory";
import { type ServiceError, serviceError } from "@ostiary/wire";
import type { Scope } from "../../../operation.ts";
import { accountOf } from "../account/account-record.ts";

/** PasswordPolicyViolation, 400: the password is not one that the account's policy lets through. */
export const passwordPolicyViolation = (message: string): ServiceError =>
  serviceError("PasswordPolicyViolation", message);

type Requirement = Extract<keyof PasswordPolicy, `require${string}`>;

/** The classes of characters, with what AWS says where a password has none of one. */
const characterClasses: readonly {
  readonly requirement: Requirement;
  readonly pattern: RegExp;
  readonly message: string;
}[] = [
  {
    requirement: "requireUppercaseCharacters",
    pattern: /[A-Z]/,
    message: "Password should have at least one uppercase letter",
  },
  {
    requirement: "requireLowercaseCharacters",
    pattern: /[a-z]/,
    message: "Password should have at least one lowercase letter",
  },
  {
    requirement: "requireNumbers",
    pattern: /[0-9]/,
    message: "Password should have at least one number",
  },
  {
    requirement: "requireSymbols",
    pattern: /[!@#$%^&*()_+\-=[\]{}|']/,
    message: "Password should have at least one symbol",
  },
];

/** What holds where an account has no policy of its own ("Default password policy"): so long, and of so many classes. */
const defaultLength = 8;
const defaultClasses = 3;

function lackingLength(password: string, least: number): readonly string[] {
  return password.length < least ? [`Password should have a minimum length of ${least}`] : [];
}

function violations(policy: PasswordPolicy, password: string): readonly string[] {
  const lacking = characterClasses.filter(
    ({ requirement, pattern }) => policy[requirement] && !pattern.test(password),
  );
  return [
    ...lackingLength(password, policy.minimumPasswordLength),
    ...lacking.map(({ message }) => message),
  ];
}

function defaultViolations(scope: Scope, password: string): readonly string[] {
  const lacking = characterClasses.filter(({ pattern }) => !pattern.test(password));
  const missing = defaultClasses - (characterClasses.length - lacking.length);
  const { name, email, alias } = accountOf(scope);
  return [
    ...lackingLength(password, defaultLength),
    ...(missing > 0
      ? [
          `Password should meet ${missing} more of the following requirements: ` +
            lacking.map(({ message }) => message).join(", "),
        ]
      : []),
    ...([name, email, alias].includes(password)
      ? ["Password should not be identical to the account name or email address"]
      : []),
  ];
}

/** Refuses a password that the account's policy, or the default one, forbids ("Set an account password policy for IAM users"). */
export function requireConforming(scope: Scope, password: string): void {
  const { passwordPolicy } = accountOf(scope);
  if (passwordPolicy === undefined && scope.waived.has("default-password-policy")) return;
  const found =
    passwordPolicy === undefined
      ? defaultViolations(scope, password)
      : violations(passwordPolicy, password);
  if (found.length > 0) throw passwordPolicyViolation(found.join(", "));
}

/** How many earlier passwords, beside the present one, may not be set again. */
export const reusePrevention = (scope: Scope): number =>
  accountOf(scope).passwordPolicy?.passwordReusePrevention ?? 0;
