import type * as accessAnalyzer from "@aws-sdk/client-accessanalyzer";
import type * as cloudtrail from "@aws-sdk/client-cloudtrail";
import type * as iam from "@aws-sdk/client-iam";
import type * as identitystore from "@aws-sdk/client-identitystore";
import type * as organizations from "@aws-sdk/client-organizations";
import type * as sso from "@aws-sdk/client-sso";
import type * as ssoAdmin from "@aws-sdk/client-sso-admin";
import type * as ssoOidc from "@aws-sdk/client-sso-oidc";
import type * as sts from "@aws-sdk/client-sts";
import type { ServiceName } from "./services.ts";

interface Clients {
  iam: typeof iam;
  sts: typeof sts;
  organizations: typeof organizations;
  "sso-admin": typeof ssoAdmin;
  identitystore: typeof identitystore;
  "access-analyzer": typeof accessAnalyzer;
  "sso-oidc": typeof ssoOidc;
  sso: typeof sso;
  cloudtrail: typeof cloudtrail;
}

/** The names of a service's operations. */
export type OperationName<S extends ServiceName> = {
  [K in keyof Clients[S]]: K extends `${infer N}Command` ? N : never;
}[keyof Clients[S]];

type CommandOf<S extends ServiceName, N extends string> = `${N}Command` extends keyof Clients[S]
  ? Clients[S][`${N}Command`]
  : never;

/** A value after validation: required members are there, however deep. */
type Validated<T> = T extends Date | Uint8Array | string | number | boolean | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? Validated<Item>[]
    : T extends object
      ? {
          [K in keyof T]: Record<never, never> extends Pick<T, K>
            ? Validated<T[K]>
            : Validated<Exclude<T[K], undefined>>;
        }
      : T;

/** The input of an operation once it is validated. */
export type OperationInput<S extends ServiceName, N extends string> =
  CommandOf<S, N> extends new (
    ...parameters: never
  ) => { readonly input: infer I }
    ? Validated<I>
    : never;

/** The output of an operation. */
export type OperationOutput<S extends ServiceName, N extends string> =
  CommandOf<S, N> extends new (
    ...parameters: never
  ) => { resolveMiddleware: (...parameters: never) => infer H }
    ? H extends (...parameters: never) => Promise<{ output: infer O }>
      ? Omit<O, "$metadata">
      : never
    : never;
