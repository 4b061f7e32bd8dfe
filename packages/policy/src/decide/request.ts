/** The value of a context key: a text for a key with one value, a list for a key with several. */
export type ContextValue = string | readonly string[];

/** The context of a request; keys in lower case. */
export type RequestContext = ReadonlyMap<string, ContextValue>;

type ContextEntries =
  | Readonly<Record<string, ContextValue | undefined>>
  | Iterable<readonly [string, ContextValue | undefined]>;

/** Makes a context; entries without a value are left out, and of keys that differ only in case the last one stays. */
export function requestContext(entries: ContextEntries): RequestContext {
  const context = new Map<string, ContextValue>();
  for (const [key, value] of Symbol.iterator in entries ? entries : Object.entries(entries)) {
    if (value !== undefined) context.set(key.toLowerCase(), value);
  }
  return context;
}

/** Who makes a request. */
export type RequestPrincipal =
  | { readonly kind: "root"; readonly account: string; readonly arn: string }
  | { readonly kind: "user"; readonly account: string; readonly arn: string; readonly id: string }
  | {
      readonly kind: "role-session";
      readonly account: string;
      /** The session's ARN (sts, assumed-role). */
      readonly arn: string;
      readonly roleArn: string;
      readonly roleId: string;
      /** `AROA…:session`. */
      readonly id: string;
    }
  | {
      readonly kind: "federated-user";
      readonly account: string;
      readonly arn: string;
      readonly userArn: string;
      readonly userId: string;
      readonly id: string;
    }
  /** Somebody that an identity provider vouches for, before a role is assumed. */
  | { readonly kind: "federated"; readonly provider: string }
  | { readonly kind: "service"; readonly name: string }
  | { readonly kind: "anonymous" };

/** What is asked: may this principal do this to that. */
export interface PolicyRequest {
  readonly principal: RequestPrincipal;
  /** `service:Name`. */
  readonly action: string;
  /** An ARN, or `*` for actions without a resource. */
  readonly resource: string;
  /** The account that the resource belongs to; absent: the principal's. */
  readonly resourceAccount?: string;
  readonly context: RequestContext;
}

/** The account of a principal; undefined where it has none. */
export const accountOf = (principal: RequestPrincipal): string | undefined =>
  "account" in principal ? principal.account : undefined;

/** Whether a principal belongs to an account. */
export const hasAccount = (principal: RequestPrincipal): boolean => "account" in principal;

/** Whether a principal is the root user of its account, or a federated session of it. */
export const isOwnRoot = (principal: RequestPrincipal): boolean =>
  principal.kind === "root" ||
  (principal.kind === "federated-user" && principal.userId === principal.account);
