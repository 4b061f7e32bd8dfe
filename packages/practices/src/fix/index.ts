export { applyChange } from "./apply-change.ts";
export { applyChanges, callOf, type Send, sendWith } from "./apply-fixes.ts";
export type { Change, Fix, Holder } from "./change.ts";
export { cliCommand, cliScript, proofLines } from "./print-cli.ts";
export { terraformCode } from "./print-terraform.ts";
export type { ProvedFix } from "./proved-fix.ts";
export { type FixOptions, writeFixes } from "./write-fixes.ts";
