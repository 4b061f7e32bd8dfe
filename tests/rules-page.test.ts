import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { rulesPage } from "../scripts/rules.ts";

test("docs/rules.md is what scripts/rules.ts makes", async () => {
  expect(await readFile(new URL("../docs/rules.md", import.meta.url), "utf8")).toBe(rulesPage());
});
