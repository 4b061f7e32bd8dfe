import { defineConfig } from "vitest/config";

/** The tests that mutants are held against: the cases, and the properties that tell the lanes and the matchers apart. */
export default defineConfig({
  test: {
    include: [
      "packages/policy/tests/account-named.test.ts",
      "packages/policy/tests/decide.test.ts",
      "packages/policy/tests/properties/{glob,lanes}.test.ts",
    ],
    setupFiles: ["packages/policy/tests/mutants/seed.ts"],
    env: { OSTIARY_RUNS: "100" },
    testTimeout: 60_000,
  },
});
