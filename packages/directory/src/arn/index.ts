export * from "./arn.ts";
export * from "./iam-arns.ts";
