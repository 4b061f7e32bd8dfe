import type { Partition, Quotas } from "@ostiary/directory";

/** How a server is run. */
export interface ServerSettings {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly data: string;
  readonly database?: string;
  readonly keyFile?: string;
  /** The account made at first start; absent: a random one. */
  readonly accountId?: string;
  readonly lenient: boolean;
  /** Lenient mode: how many requests are free of permissions at first, as moto's INITIAL_NO_AUTH_ACTION_COUNT. */
  readonly freeRequests: number;
  /**
   * Identity providers may be reached by http, by a port and in private networks: on premises, and in tests. Otherwise only
   * https to public addresses is, as with AWS.
   */
  readonly allowPrivateIssuers: boolean;
  /** Where others reach the server, for what it tells them of itself; absent: where it listens. */
  readonly publicUrl?: string;
  readonly partition: Partition;
  /** The region that answers and records name where a request names none. */
  readonly region: string;
  /** Requests per second that one caller may make, over a burst of twice as many. */
  readonly rateLimit: number;
  /** Quotas that are other than AWS's defaults. */
  readonly quotas?: Partial<Quotas>;
  readonly logLevel: "silent" | "error" | "warn" | "info" | "debug";
}

export const defaultSettings: ServerSettings = Object.freeze({
  host: "127.0.0.1",
  port: 4780,
  data: "./ostiary-data",
  lenient: false,
  freeRequests: Number.POSITIVE_INFINITY,
  allowPrivateIssuers: false,
  partition: "aws",
  region: "us-east-1",
  rateLimit: 50_000,
  logLevel: "warn",
});
