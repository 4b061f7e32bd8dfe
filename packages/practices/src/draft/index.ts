export * from "./account-draft.ts";
export { finishAccount, missingPolicies } from "./finish-account.ts";
export { inOrder } from "./in-order.ts";
export * from "./organization-draft.ts";
export { mergeCoverage, putAccount, putOrganization } from "./put-snapshot.ts";
export * from "./snapshot-draft.ts";
