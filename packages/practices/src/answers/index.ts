export * from "./account.ts";
export * from "./answer.ts";
export * from "./authorization-details.ts";
export * from "./credential-report.ts";
export * from "./credentials.ts";
export * from "./last-accessed.ts";
export * from "./organization.ts";
