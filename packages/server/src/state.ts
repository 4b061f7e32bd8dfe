import type { Directory, IamArns, Quotas } from "@ostiary/directory";
import type { Metrics } from "./http/metrics.ts";
import type { LenientMode } from "./lenient/lenient-mode.ts";
import type { WaivedCheck } from "./lenient/waived-checks.ts";
import type { ManagedPolicies } from "./managed-policies/load.ts";
import type { Operation } from "./operation.ts";
import type { IssuerKeys } from "./services/sts/web-identity/issuer-keys.ts";
import type { ServerSettings } from "./settings.ts";
import type { CredentialUses } from "./uses.ts";

/** What lives as long as the server. */
export interface ServerState {
  readonly settings: ServerSettings;
  /** Where others reach the server, without a slash at the end. */
  readonly publicUrl: string;
  readonly directory: Directory;
  /** Made anew by lenient mode's reset. */
  uses: CredentialUses;
  readonly arn: IamArns;
  readonly quotas: Quotas;
  readonly issuerKeys: IssuerKeys;
  readonly awsManaged: ManagedPolicies;
  /** What is served, by `service:Name`. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** Checks that are left out; none by a strict server. */
  readonly waived: ReadonlySet<WaivedCheck>;
  /** Undefined: the server is strict. */
  readonly lenient: LenientMode | undefined;
  readonly metrics: Metrics;
  /** The actions whose use is noted, by service prefix. */
  readonly trackedActions: ReadonlyMap<string, readonly string[]>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}
