import type { PasswordPolicySnapshot, TagSnapshot } from "../snapshot/index.ts";

/** A user, group or role that a change is made to. */
export interface Holder {
  readonly kind: "user" | "group" | "role";
  readonly name: string;
}

/** One change of an account: what one call of IAM does. */
export type Change =
  | {
      readonly do: "create-policy";
      readonly name: string;
      readonly path: string;
      readonly document: string;
      readonly tags?: readonly TagSnapshot[];
    }
  | { readonly do: "delete-policy"; readonly arn: string }
  | { readonly do: "create-policy-version"; readonly arn: string; readonly document: string }
  | { readonly do: "attach-policy"; readonly to: Holder; readonly arn: string }
  | { readonly do: "detach-policy"; readonly from: Holder; readonly arn: string }
  | {
      readonly do: "put-inline-policy";
      readonly in: Holder;
      readonly name: string;
      readonly document: string;
    }
  | { readonly do: "delete-inline-policy"; readonly in: Holder; readonly name: string }
  | { readonly do: "create-group"; readonly name: string; readonly path: string }
  | { readonly do: "delete-group"; readonly name: string }
  | { readonly do: "add-user-to-group"; readonly user: string; readonly group: string }
  | { readonly do: "remove-user-from-group"; readonly user: string; readonly group: string }
  | {
      readonly do: "set-key-status";
      readonly user: string;
      readonly accessKeyId: string;
      readonly active: boolean;
    }
  | { readonly do: "delete-login-profile"; readonly user: string }
  | { readonly do: "set-trust-policy"; readonly role: string; readonly document: string }
  | { readonly do: "set-boundary"; readonly on: Holder; readonly arn: string }
  | { readonly do: "set-session-duration"; readonly role: string; readonly seconds: number }
  | { readonly do: "set-password-policy"; readonly policy: PasswordPolicySnapshot };

/** What makes a finding go away. */
export interface Fix {
  readonly title: string;
  /** The fingerprints of the findings that it mends. */
  readonly findings: readonly string[];
  readonly changes: readonly Change[];
  /** What takes it back, in its order; what cannot be taken back is named in `notUndone`. */
  readonly undo: readonly Change[];
  readonly notUndone?: string;
  /** What a person has to do beside it, or first. */
  readonly steps?: readonly string[];
}
