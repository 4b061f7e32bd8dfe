/** Numbers that a user may set; days, hours and counts. The defaults follow CIS AWS Foundations Benchmark and Security Hub. */
export const defaultThresholds = {
  /** Days without use after which a user's password or key is unused. */
  unusedCredentialDays: 45,
  /** Days without use after which a role is unused. */
  unusedRoleDays: 90,
  /** Days without use after which a permission is unused. */
  unusedPermissionDays: 90,
  /** Days after which an access key is old. */
  keyAgeDays: 90,
  /** Days in which a use of root counts. */
  rootUseDays: 90,
  /** Hours that a session of a privileged role may last. */
  privilegedSessionHours: 4,
  /** Days before its end from which a certificate is said to end soon. */
  certificateDays: 30,
  /** Kinds of use from which a role is overloaded. */
  roleServices: 8,
  minimumPasswordLength: 14,
  passwordReusePrevention: 24,
} as const satisfies Record<string, number>;

export type Thresholds = Readonly<Record<keyof typeof defaultThresholds, number>>;
