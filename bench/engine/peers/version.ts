import { readFileSync } from "node:fs";

/** The version of an installed package. */
export const versionOf = (name: string): string => {
  const manifest = new URL(`../../../node_modules/${name}/package.json`, import.meta.url);
  return String(JSON.parse(readFileSync(manifest, "utf8")).version);
};
