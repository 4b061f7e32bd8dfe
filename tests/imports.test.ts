import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const packages = fileURLToPath(new URL("../packages", import.meta.url));

/** What each package may import of ours, and of Node.js and others. Arrows point only downwards. */
const rules = {
  policy: { ours: [], node: false, others: /^$/ },
  wire: { ours: [], node: true, others: /^(@smithy\/core|@aws-sdk\/client-[a-z-]+)(\/|$)/ },
  directory: {
    ours: ["@ostiary/policy"],
    node: true,
    others: /^(kysely|pg|otpauth|@node-rs\/argon2)$/,
  },
  server: {
    ours: ["@ostiary/policy", "@ostiary/directory", "@ostiary/wire"],
    node: true,
    others: /^(fastify|pino|prom-client|jose|qr|xml-crypto|@xmldom\/xmldom)$/,
  },
  practices: {
    ours: ["@ostiary/policy"],
    node: true,
    others: /^(yaml|@aws-sdk\/(client|credential)-[a-z-]+)$/,
  },
  cli: {
    ours: [
      "@ostiary/policy",
      "@ostiary/directory",
      "@ostiary/wire",
      "@ostiary/server",
      "@ostiary/practices",
    ],
    node: true,
    others: /^(commander|@aws-sdk\/client-sts)$/,
  },
} as const satisfies Record<string, { ours: readonly string[]; node: boolean; others: RegExp }>;

const names = Object.keys(rules) as (keyof typeof rules)[];

/** Every module that the sources of a package import, with the file that does. */
function importsOf(name: string): readonly { file: string; module: string }[] {
  const folder = `${packages}/${name}/src`;
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const text = readFileSync(`${folder}/${file}`, "utf8");
      const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"\n]+)"/g);
      return [...found].map(([, module = ""]) => ({ file, module }));
    });
}

const isOurs = (module: string): boolean => module.startsWith("@ostiary/");

describe.each(names)("%s", (name) => {
  const imports = importsOf(name);
  const rule = rules[name];

  test("imports only packages below it, by their front door", () => {
    const ours = imports.filter(({ module }) => isOurs(module));
    const allowed: readonly string[] = rule.ours;
    expect(ours.filter(({ module }) => !allowed.includes(module))).toEqual([]);
  });

  test("stays inside its own folder", () => {
    const outside = imports.filter(({ file, module }) => {
      const depth = file.split("/").length - 1;
      const up = module.split("/").filter((part) => part === "..").length;
      // What scripts make lies beside the sources, in data.
      const allowed = module.startsWith(`${"../".repeat(depth + 1)}data/`) ? depth + 1 : depth;
      return module.startsWith(".") && up > allowed;
    });
    expect(outside).toEqual([]);
  });

  test("imports only what it is meant to of Node.js and others, and declares it", () => {
    const manifest = JSON.parse(readFileSync(`${packages}/${name}/package.json`, "utf8"));
    const declared = Object.keys(manifest.dependencies ?? {});
    const others = imports.filter(({ module }) => !module.startsWith(".") && !isOurs(module));
    const wrong = others.filter(({ module }) =>
      module.startsWith("node:") ? !rule.node : !rule.others.test(module),
    );
    expect(wrong).toEqual([]);
    const needed = imports
      .map(({ module }) => module)
      .filter((module) => !module.startsWith(".") && !module.startsWith("node:"))
      .map((module) =>
        module
          .split("/")
          .slice(0, module.startsWith("@") ? 2 : 1)
          .join("/"),
      );
    expect([...new Set(needed)].filter((module) => !declared.includes(module))).toEqual([]);
  });
});

/** Licences that a package may bring into a release. */
const licences = new Set([
  "Apache-2.0",
  "MIT",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "0BSD",
  "BlueOak-1.0.0",
  "(MIT OR Apache-2.0)",
]);

test("every direct dependency has a licence that may be shipped", () => {
  const dependencies = names.flatMap((name) => {
    const manifest = JSON.parse(readFileSync(`${packages}/${name}/package.json`, "utf8"));
    return Object.keys(manifest.dependencies ?? {});
  });
  const wrong = dependencies
    .filter((module) => !isOurs(module))
    .filter((module) => {
      const path = fileURLToPath(
        new URL(`../node_modules/${module}/package.json`, import.meta.url),
      );
      return !licences.has(JSON.parse(readFileSync(path, "utf8")).license);
    });
  expect(wrong).toEqual([]);
});
