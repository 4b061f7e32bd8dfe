/** The checks of operations that lenient mode waives, and what that means for a user, as docs/emulator.md says it. */
export const waivedChecks = {
  "root-keys": "the root user may have access keys",
  "key-owner": "the root user names any access key by its id alone",
  "known-key-id": "GetAccessKeyInfo takes any key id for one of the account",
  "boundary-exists": "a permissions boundary need not exist; it allows nothing",
  "new-trust-policy": "the trust policy of a new role may be any text",
  "trusted-principals": "the principals of a trust policy need not exist",
  "role-trust": "whoever asks may assume a role; no trust policy is asked",
  "root-assumes": "the root user may assume roles",
  "mfa-codes": "MFA codes are not looked at, and devices may be added and removed without them",
  "default-password-policy": "a password may be any where the account has no password policy",
  "issuer-url": "the URL of an OpenID Connect provider may be http, and have a port",
  "assertion-used-once": "a SAML assertion may be used again",
  "policy-type-enabled":
    "policies of an organization may be attached before their type is enabled; they bind nobody until then",
  "organization-policy-content":
    "a policy of an organization may be any text, if its type is not enabled",
  "policies-per-target": "any number of policies of an organization may be attached to a target",
  "unique-email": "accounts of an organization may have the same e-mail address",
  "service-access": "an administrator may be delegated for a service without trusted access",
  "wait-period": "an account that was made in an organization may leave it at once",
  "session-operations": "sessions of users and federated users may call every operation",
} as const satisfies Readonly<Record<string, string>>;

export type WaivedCheck = keyof typeof waivedChecks;

/** What a strict server waives: nothing. */
export const nothingWaived: ReadonlySet<WaivedCheck> = new Set();

/** What a lenient server waives. */
export const everythingWaived: ReadonlySet<WaivedCheck> = new Set(
  Object.keys(waivedChecks).filter((name): name is WaivedCheck => name in waivedChecks),
);
