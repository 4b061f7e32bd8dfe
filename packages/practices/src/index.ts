export * from "./snapshot/index.ts";
