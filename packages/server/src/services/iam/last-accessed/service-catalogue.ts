import { dataFile } from "../../../data-file.ts";

const names: Readonly<Record<string, string>> = JSON.parse(
  dataFile("service-names.generated.json"),
);

/** The names of AWS's services by namespace (service prefix), in the order of namespaces. */
export const serviceNames: ReadonlyMap<string, string> = new Map(Object.entries(names));
