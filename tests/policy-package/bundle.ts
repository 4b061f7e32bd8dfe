import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type OutputChunk, type OutputOptions, rolldown } from "rolldown";

/** Bundles a module for the web, with what it imports of the packages installed in its folder. */
export async function bundle(
  home: string,
  name: string,
  source: string,
  options: OutputOptions,
): Promise<readonly OutputChunk[]> {
  const input = join(home, name);
  await writeFile(input, source);
  const build = await rolldown({ input, platform: "browser", logLevel: "silent" });
  const { output } = await build.generate(options);
  await build.close();
  return output.filter((file) => file.type === "chunk");
}
