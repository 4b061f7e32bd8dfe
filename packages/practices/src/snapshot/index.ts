export * from "./account.ts";
export * from "./activity.ts";
export * from "./coverage.ts";
export * from "./credentials.ts";
export * from "./organization.ts";
export * from "./principals.ts";
export * from "./snapshot.ts";
