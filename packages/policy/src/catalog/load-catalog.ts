import type { ServiceCatalog } from "./service-catalog.ts";

const loading = new Map<string, Promise<ServiceCatalog>>();

/** The prefixes of every service in the reference. */
export async function loadServiceNames(): Promise<readonly string[]> {
  const { services } = await import("../../data/services.ts");
  return Object.keys(services);
}

/** The catalogue of a service by its prefix, in any case; undefined where there is no such service. Each is loaded once. */
export async function loadCatalog(service: string): Promise<ServiceCatalog | undefined> {
  const [{ services }, { readService }] = await Promise.all([
    import("../../data/services.ts"),
    import("./service-catalog.ts"),
  ]);
  const name = service.toLowerCase();
  const entry = Object.hasOwn(services, name) ? services[name] : undefined;
  if (entry === undefined) return undefined;
  let catalog = loading.get(name);
  if (catalog === undefined) {
    catalog = entry.load().then((module) => readService(name, entry.title, module.default));
    loading.set(name, catalog);
    catalog.catch(() => loading.delete(name));
  }
  return catalog;
}
