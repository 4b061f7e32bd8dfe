import type { SessionClaims, Tag } from "@ostiary/directory";
import type { AttachedPolicy, RequestPrincipal } from "@ostiary/policy";
import type { Federation } from "./federation.ts";

/** What a request has proved: the credential whose signature it carries, or that it carries none. */
export type Credential =
  | { readonly kind: "access-key"; readonly accountId: string; readonly accessKeyId: string }
  | { readonly kind: "session"; readonly accountId: string; readonly claims: SessionClaims }
  /** Lenient mode: a credential that the directory doesn't know acts as the root user of its account. */
  | { readonly kind: "assumed-root"; readonly accountId: string; readonly accessKeyId: string }
  /** Nothing was signed: the input proved who calls. */
  | { readonly kind: "identified"; readonly accountId: string; readonly caller: Caller }
  | { readonly kind: "anonymous" };

/** Who calls, with everything that policies, audit records and answers say about it. */
export interface Caller {
  readonly principal: RequestPrincipal;
  readonly accountId: string;
  /** As GetCallerIdentity shows it. */
  readonly arn: string;
  /** `aws:userid`, as GetCallerIdentity shows it. */
  readonly userId: string;
  readonly accessKeyId: string | undefined;
  /** The name of an IAM user; absent for others. */
  readonly userName: string | undefined;
  /** Tags of the user or role, overlaid with those of the session. */
  readonly tags: readonly Tag[];
  readonly claims: SessionClaims | undefined;
  /** What the caller's compiled layers are remembered by: its record, or its session where that carries policies. */
  readonly rememberedBy: object;
  readonly identity: readonly AttachedPolicy[];
  readonly boundary: AttachedPolicy | undefined;
  readonly session: readonly AttachedPolicy[] | undefined;
  /** What the session was narrowed down to, step by step; absent where it was not. */
  readonly scopeDown?: readonly (readonly AttachedPolicy[])[];
  /** What an identity provider said of a caller of the kind `federated`. */
  readonly federation?: Federation;
}
