import { type IamArns, iamArns, partitionOf } from "@ostiary/directory";

/** What lenient mode, in place of an emulator, keeps beside the directory. */
export interface LenientMode {
  /** Whether a request's permissions are checked: not for the first ones after a reset, by default for none. */
  checksPermissions(): boolean;
  /** moto's `reset-auth`: how many requests from now on are free. Gives the number that held before. */
  setFreeRequests(count: number): number;
  /** Remembers the token of credentials that were given out, for clients that leave it out. */
  remember(accessKeyId: string, token: string): void;
  tokenOf(accessKeyId: string): string | undefined;
  /** The ARNs of the partition that a region lies in. */
  arnsIn(region: string): IamArns;
  forget(): void;
}

const rememberedTokens = 10_000;

/** Lenient mode, with so many requests that are free of permissions at first (moto's INITIAL_NO_AUTH_ACTION_COUNT). */
export function lenientMode(initialFreeRequests: number): LenientMode {
  const tokens = new Map<string, string>();
  const arns = new Map<string, IamArns>();
  let free = initialFreeRequests;
  let seen = 0;
  return {
    checksPermissions() {
      seen += 1;
      return seen > free;
    },
    setFreeRequests(count) {
      const before = free;
      free = count;
      seen = 0;
      return before;
    },
    remember(accessKeyId, token) {
      if (tokens.size >= rememberedTokens) tokens.clear();
      tokens.set(accessKeyId, token);
    },
    tokenOf: (accessKeyId) => tokens.get(accessKeyId),
    arnsIn(region) {
      const partition = partitionOf(region);
      const known = arns.get(partition) ?? iamArns(partition);
      arns.set(partition, known);
      return known;
    },
    forget: () => tokens.clear(),
  };
}
