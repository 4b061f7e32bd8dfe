import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** A folder in which the package is installed as from the registry, and nothing else. */
export interface InstalledPackage {
  /** Where it is installed. */
  readonly home: string;
  /** The folder of the package itself. */
  readonly folder: string;
  /** Runs a module there on plain Node.js; answers with what it prints. */
  node(name: string, source: string): Promise<string>;
  remove(): Promise<void>;
}

/** Builds `@ostiary/policy`, packs it and installs the tarball in a temporary folder. */
export async function installPolicyPackage(): Promise<InstalledPackage> {
  const home = await mkdtemp(join(tmpdir(), "ostiary-policy-"));
  const out = join(home, "build");
  await run(process.execPath, [join(root, "scripts/build-policy.ts"), "--out", out]);
  const { stdout } = await run("npm", ["pack", out, "--json", "--pack-destination", home]);
  const [{ filename }] = JSON.parse(stdout);
  await rm(out, { recursive: true });
  await writeFile(join(home, "package.json"), '{ "private": true, "type": "module" }');
  const options = ["--offline", "--no-audit", "--no-fund"];
  await run("npm", ["install", join(home, filename), ...options], { cwd: home });
  return {
    home,
    folder: join(home, "node_modules/@ostiary/policy"),
    async node(name, source) {
      await writeFile(join(home, name), source);
      return (await run(process.execPath, [join(home, name)], { cwd: home })).stdout;
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
