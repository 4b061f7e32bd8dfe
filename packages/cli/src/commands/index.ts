import type { Command } from "commander";

/** Declares one command: its options, its help with an example, and what it does. */
export type Declare = (command: Command) => void;

/** A command in `ostiary --help`. Its declaration is loaded when it is run, or when help on it is asked for. */
export interface CommandEntry {
  readonly description: string;
  readonly declare: () => Promise<Declare>;
}

/** Every command, in the order of the help. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  start: {
    description: "serve IAM, STS and the audit trail on one port",
    declare: async () => (await import("./start.ts")).declareStart,
  },
  credentials: {
    description: "short-lived credentials for the operator who owns the data folder",
    declare: async () => (await import("./credentials.ts")).declareCredentials,
  },
  validate: {
    description: "what is wrong with policies, dangerous in them or could be better",
    declare: async () => (await import("./validate.ts")).declareValidate,
  },
  simulate: {
    description: "what policies let a principal do",
    declare: async () => (await import("./simulate.ts")).declareSimulate,
  },
  explain: {
    description: "why a request is allowed or denied, and what would allow it",
    declare: async () => (await import("./explain.ts")).declareExplain,
  },
  delegations: {
    description: "what became of an account's delegation requests, with their tokens",
    declare: async () => (await import("./delegations.ts")).declareDelegations,
  },
  collect: {
    description: "a snapshot of an AWS account, an organization or files, for an audit",
    declare: async () => (await import("./collect.ts")).declareCollect,
  },
  audit: {
    description: "judge an account by the twelve practices",
    declare: async () => (await import("./audit.ts")).declareAudit,
  },
  fix: {
    description: "fixes for what an audit finds, each with its proof",
    declare: async () => (await import("./fix.ts")).declareFix,
  },
  guardrail: {
    description: "ready control policies, and what they would take before they are attached",
    declare: async () => (await import("./guardrail.ts")).declareGuardrail,
  },
  plan: {
    description: "what it takes from the organization to its file",
    declare: async () => (await import("./organization.ts")).declarePlan,
  },
  apply: {
    description: "make the organization what its file says",
    declare: async () => (await import("./organization.ts")).declareApply,
  },
  export: {
    description: "the organization as a file",
    declare: async () => (await import("./organization.ts")).declareExport,
  },
  generate: {
    description: "roles for workloads, and policies of what was used",
    declare: async () => (await import("./generate.ts")).declareGenerate,
  },
};
