/** An inline policy: its name, and its document as it was given, byte for byte. */
export interface InlinePolicy {
  readonly name: string;
  readonly document: string;
}

/** What users, groups and roles have in common: policies inside them and policies attached to them. */
export interface PolicyHolder {
  /** ARNs of managed policies, in the order of attachment. */
  readonly attachedPolicies: readonly string[];
  readonly inlinePolicies: readonly InlinePolicy[];
}

/** Index over the ARNs of attached policies. */
export const attachedPoliciesOf = (holder: PolicyHolder): readonly string[] =>
  holder.attachedPolicies;

/** Index over the ARN of the permissions boundary. */
export const boundaryOf = (holder: { readonly permissionsBoundary?: string }): readonly string[] =>
  holder.permissionsBoundary === undefined ? [] : [holder.permissionsBoundary];
