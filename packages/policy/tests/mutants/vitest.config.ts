import { defineConfig } from "vitest/config";

/** What mutants are held against: the cases, the short forms, explanations, and the properties that hold the two lanes and the matchers against others. */
export default defineConfig({
  test: {
    include: [
      "packages/policy/tests/{account-named,compile-layers,context-keys,examine,find-segment,pattern,principal-of,short-forms,statement-index}.test.ts",
      "packages/policy/tests/changes/*.test.ts",
      "packages/policy/tests/mutants/cases.ts",
      "packages/policy/tests/properties/{any-of,changes,find-segment,glob,lanes}.test.ts",
    ],
    setupFiles: ["packages/policy/tests/mutants/seed.ts"],
    env: { OSTIARY_RUNS: "0.05" },
    testTimeout: 20_000,
  },
});
