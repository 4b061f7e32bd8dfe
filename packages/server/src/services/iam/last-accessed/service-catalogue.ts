import names from "../../../../data/service-names.generated.json" with { type: "json" };

/** The names of AWS's services by namespace (service prefix), in the order of namespaces. */
export const serviceNames: ReadonlyMap<string, string> = new Map(Object.entries(names));
