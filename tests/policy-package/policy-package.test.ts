import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import vm from "node:vm";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedChromium } from "../chromium.ts";
import { bundle } from "./bundle.ts";
import { type InstalledPackage, installPolicyPackage, root } from "./installed-package.ts";
import { programBody, programFinds, programImports } from "./program.ts";
import { serveFolder } from "./serve-folder.ts";

const run = promisify(execFile);
let installed: InstalledPackage;

beforeAll(async () => {
  installed = await installPolicyPackage();
});
afterAll(() => installed.remove());

describe("the package as it is published", () => {
  test("says what it is, needs nothing, and holds modules with types only", async () => {
    const manifest = JSON.parse(await readFile(join(installed.folder, "package.json"), "utf8"));
    expect(manifest).toMatchObject({ type: "module", sideEffects: false, license: "Apache-2.0" });
    expect(["private", "scripts", "dependencies"].filter((name) => name in manifest)).toEqual([]);
    const files = await readdir(installed.folder, { recursive: true, withFileTypes: true });
    const others = files
      .filter((file) => file.isFile() && !/\.(js|d\.ts)$/.test(file.name))
      .map(({ name }) => name);
    expect(others.sort()).toEqual(["LICENSE", "README.md", "package.json"]);
  });

  test("runs in plain Node.js", async () => {
    const source = `${programImports}${programBody}console.log(JSON.stringify(found));`;
    expect(JSON.parse(await installed.node("program.js", source))).toEqual(programFinds);
  });

  test("runs where there is the language and atob, and nothing else", async () => {
    const source = `${programImports}globalThis.run = async () => {${programBody}};`;
    const options = { format: "iife", codeSplitting: false } as const;
    const [whole] = await bundle(installed.home, "edge.js", source, options);
    const strict = { codeGeneration: { strings: false, wasm: false } };
    const edge = vm.createContext({ atob }, strict);
    vm.runInContext(whole?.code ?? "", edge);
    const found = await vm.runInContext("run().then(() => JSON.stringify(found))", edge);
    expect(JSON.parse(found)).toEqual(programFinds);
  });

  test("runs in a browser, module by module", async ({ skip }) => {
    const executablePath = await installedChromium();
    if (executablePath === undefined)
      return skip("There is no Chromium; OSTIARY_CHROMIUM names one.");
    const imports = { "@ostiary/policy": "/node_modules/@ostiary/policy/src/index.js" };
    const map = `<script type="importmap">${JSON.stringify({ imports })}</script>`;
    const page = `<!doctype html>${map}<script type="module">${programImports}${programBody}</script>`;
    const server = await serveFolder(installed.home, page);
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    try {
      const tab = await browser.newPage();
      await tab.goto(server.origin);
      const found = await tab.waitForFunction("globalThis.found");
      expect(await found.jsonValue()).toEqual(programFinds);
    } finally {
      await browser.close();
      server.close();
    }
  });

  test("has types that stand without those of Node.js", async () => {
    const source = `import { type Policy, parsePolicy, validatePolicy } from "@ostiary/policy";
const parsed = parsePolicy("{}", "identity");
export const policy: Policy | undefined = parsed.ok ? parsed.policy : undefined;
export const found: Promise<readonly { readonly code: string }[]> = validatePolicy("{}", { kind: "trust" });
// @ts-expect-error: there is no such kind of policy.
parsePolicy("{}", "user");
`;
    await writeFile(join(installed.home, "types.ts"), source);
    const tsconfig = {
      compilerOptions: {
        noEmit: true,
        strict: true,
        types: [],
        lib: ["es2024"],
        module: "nodenext",
      },
      files: ["types.ts"],
    };
    await writeFile(join(installed.home, "tsconfig.json"), JSON.stringify(tsconfig));
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const { stdout } = await run(process.execPath, [compiler, "-p", installed.home]);
    expect(stdout).toBe("");
  });
});

describe("a bundler", () => {
  const bytes = (chunks: readonly { readonly code: string }[]): number =>
    chunks.reduce((total, { code }) => total + code.length, 0);

  test("takes decide without the catalogue, validation or explanations", async () => {
    const source = 'export { compileLayers, compilePolicy, decide } from "@ostiary/policy";';
    const chunks = await bundle(installed.home, "decide.js", source, {
      format: "es",
      minify: true,
    });
    expect(chunks.length).toBe(1);
    const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
    const unwanted = /\/policy\/data\/|\/(validate|catalog)\/|\/(explain|examine|change)/;
    expect(modules.filter((module) => unwanted.test(module))).toEqual([]);
    expect(bytes(chunks)).toBeLessThan(30_000);
  });

  test("loads validation and the services of the catalogue when they are needed", async () => {
    const source = 'export { validatePolicy } from "@ostiary/policy";';
    const chunks = await bundle(installed.home, "validate.js", source, { format: "es" });
    const entry = chunks.filter(({ isEntry }) => isEntry);
    expect(bytes(entry)).toBeLessThan(4_000);
    expect(chunks.length).toBeGreaterThan(450);
  });
});

describe("the README", () => {
  /** The outputs that comments show beside console.log. */
  const shown = (code: string): readonly string[] =>
    [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, output = ""]) => output);

  test("prints what it shows", async () => {
    const text = await readFile(join(installed.folder, "README.md"), "utf8");
    const code = [...text.matchAll(/```js\n(.*?)```/gs)].map(([, block]) => block).join("");
    const printed = (await installed.node("readme.js", code)).trim().split("\n");
    expect(shown(code).length).toBe(8);
    expect(printed).toEqual(shown(code));
  });
});
