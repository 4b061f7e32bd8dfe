/** What is made and deleted one by one, and so can be counted. */
export type CountedKind =
  | "user"
  | "group"
  | "role"
  | "policy"
  | "profile"
  | "certificate"
  | "accessKey"
  | "sshKey"
  | "signingCertificate"
  | "credential";

/** One acknowledged change: a thing came, or went. */
export interface Change {
  readonly kind: CountedKind;
  readonly key: string;
  readonly by: 1 | -1;
}

export const came = (kind: CountedKind, key: string | undefined): Change => ({
  kind,
  key: (key ?? "").toLowerCase(),
  by: 1,
});

export const went = (kind: CountedKind, key: string | undefined): Change => ({
  ...came(kind, key),
  by: -1,
});

/** What the answers say that there is: how often each thing came, less how often it went. */
export interface Acknowledged {
  note(changes: readonly Change[]): void;
  /** Things of a kind that came more often than they went, with the difference. */
  left(kind: CountedKind): ReadonlyMap<string, number>;
}

export function acknowledged(): Acknowledged {
  const counts = new Map<CountedKind, Map<string, number>>();
  return {
    note(changes) {
      for (const { kind, key, by } of changes) {
        const ofKind = counts.get(kind) ?? new Map<string, number>();
        counts.set(kind, ofKind.set(key, (ofKind.get(key) ?? 0) + by));
      }
    },
    left: (kind) => new Map([...(counts.get(kind) ?? [])].filter(([, count]) => count !== 0)),
  };
}
