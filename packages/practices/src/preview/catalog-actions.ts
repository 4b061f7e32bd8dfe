import { type AccessLevel, loadCatalog, loadServiceNames } from "@ostiary/policy";

/** An action of the service authorization reference. */
export interface ReferenceAction {
  /** `s3:GetObject`. */
  readonly action: string;
  readonly accessLevel: AccessLevel;
}

/** Every action of the service authorization reference. */
export async function catalogActions(): Promise<readonly ReferenceAction[]> {
  const catalogs = await Promise.all((await loadServiceNames()).map(loadCatalog));
  return catalogs.flatMap((catalog) =>
    catalog === undefined
      ? []
      : [...catalog.actions.values()].map(({ name, accessLevel }) => ({
          action: `${catalog.service}:${name}`,
          accessLevel,
        })),
  );
}
