/** Tags by their keys. */
export type Tags = Readonly<Record<string, string>>;

export interface LiveUnit {
  readonly id: string;
  readonly name: string;
  /** A root or unit. */
  readonly parent: string;
  readonly tags: Tags;
}

export interface LiveAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: string;
  readonly parent: string;
  readonly tags: Tags;
}

export interface LivePolicy {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly awsManaged: boolean;
  readonly content: string;
  /** Ids of roots, units and accounts. */
  readonly targets: readonly string[];
  readonly tags: Tags;
}

export interface LiveDelegate {
  readonly account: string;
  readonly services: readonly string[];
}

/** An organization as it stands. */
export interface LiveOrganization {
  readonly id: string;
  readonly managementAccount: string;
  readonly featureSet: "ALL" | "CONSOLIDATED_BILLING";
  readonly root: { readonly id: string; readonly name: string; readonly tags: Tags };
  readonly policyTypes: readonly string[];
  /** Every unit after the one that it is in. */
  readonly units: readonly LiveUnit[];
  readonly accounts: readonly LiveAccount[];
  readonly policies: readonly LivePolicy[];
  readonly delegates: readonly LiveDelegate[];
  readonly trustedServices: readonly string[];
  readonly resourcePolicy?: string;
}
