import { loadCatalog, loadServiceNames } from "@ostiary/policy";

/** Every action of the service authorization reference: `s3:GetObject`. */
export async function catalogActions(): Promise<readonly string[]> {
  const catalogs = await Promise.all((await loadServiceNames()).map(loadCatalog));
  return catalogs.flatMap((catalog) =>
    catalog === undefined
      ? []
      : [...catalog.actions.values()].map(({ name }) => `${catalog.service}:${name}`),
  );
}
