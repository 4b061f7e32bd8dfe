export * from "./answer.ts";
export * from "./authorization-details.ts";
export * from "./credential-report.ts";
