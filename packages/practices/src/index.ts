export * from "./read/index.ts";
export * from "./snapshot/index.ts";
