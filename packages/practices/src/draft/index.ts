export * from "./account-draft.ts";
export * from "./finish-account.ts";
export * from "./snapshot-draft.ts";
