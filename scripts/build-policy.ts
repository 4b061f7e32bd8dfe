import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/**
 * Makes the package that is published of packages/policy: its sources as JavaScript with types, file by file, and the catalogue as
 * modules that every browser and bundler imports. `npm publish packages/policy/dist` publishes it.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const source = join(root, "packages/policy");
const { values } = parseArgs({
  options: { out: { type: "string", default: join(source, "dist") } },
});
const target = resolve(values.out);

/** The manifest of the workspace, with what `publishConfig` says of the published package. */
function manifest(): object {
  const {
    publishConfig,
    private: _,
    scripts: __,
    ...rest
  } = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
  const { access, ...published } = publishConfig;
  return { ...rest, ...published, publishConfig: { access } };
}

/** Takes import attributes away: what is imported is a module of JavaScript. */
const importModules = (text: string): string =>
  text.replace(
    /import\("(\.\/catalog\/[^"]+)\.json", \{ with: \{ type: "json" \} \}\)/g,
    'import("$1.js")',
  );

/** The compiler leaves the names of sources in declarations. */
const declareModules = (text: string): string =>
  text.replace(/(from |import\()"(\.[^"]+)\.ts"/g, '$1"$2.js"');

function rewrite(file: string, change: (text: string) => string): void {
  const path = join(target, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const compiler = join(root, "node_modules/typescript/bin/tsc");
const parameters = [compiler, "-p", join(source, "tsconfig.build.json"), "--outDir", target];
const { status } = spawnSync(process.execPath, parameters, { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);

rmSync(join(target, "data/catalog"), { recursive: true, force: true });
mkdirSync(join(target, "data/catalog"));
for (const file of readdirSync(join(source, "data/catalog"))) {
  const text = JSON.stringify(JSON.parse(readFileSync(join(source, "data/catalog", file), "utf8")));
  writeFileSync(
    join(target, "data/catalog", file.replace(/json$/, "js")),
    `export default ${text};\n`,
  );
}
rewrite("data/services.js", importModules);
for (const file of readdirSync(target, { recursive: true, encoding: "utf8" })) {
  if (file.endsWith(".d.ts")) rewrite(file, declareModules);
}
writeFileSync(join(target, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
copyFileSync(join(source, "README.md"), join(target, "README.md"));
copyFileSync(join(root, "LICENSE"), join(target, "LICENSE"));
