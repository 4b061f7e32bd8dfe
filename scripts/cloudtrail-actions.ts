import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { loadCatalog, type ServiceCatalog } from "@ostiary/policy";

/**
 * Writes what tells IAM actions from calls: `node scripts/cloudtrail-actions.ts map.json.gz`, with the file map.json of
 * iann0036/iamlive (MIT), which maps calls of the SDK to actions. Only what the service authorization reference does not say by itself is kept.
 */
interface Mapping {
  readonly action: string;
  readonly conditions?: object;
  readonly resource_mappings?: Readonly<
    Record<string, { readonly template?: string; readonly conditions?: object }>
  >;
}

interface SdkMap {
  readonly sdk_method_iam_mappings: Readonly<Record<string, readonly Mapping[]>>;
  readonly sdk_service_mappings: Readonly<Record<string, string>>;
}

const [, , from] = process.argv;
if (from === undefined) throw new Error("Name the file of the map.");
const stored = readFileSync(from);
const map: SdkMap = JSON.parse(
  (from.endsWith(".gz") ? gunzipSync(stored) : stored).toString("utf8"),
);

const plain = /^\$\{([A-Za-z.]+)\}$/;

const hasAction = (catalog: ServiceCatalog | undefined, name: string): boolean =>
  catalog?.actions.has(name.toLowerCase()) === true;

/** By service and call: the action of the same service, where its name is another. */
const actions: Record<string, Record<string, string>> = {};
/** By service: calls that pass a role to a service. */
const passRole: Record<string, string[]> = {};
/** By service and call: the request's member for each variable of an ARN, where its name is another. */
const variables: Record<string, Record<string, Record<string, string>>> = {};

/** Several interfaces of a service may have a call of the same name: the one that is named as the service counts. */
function note(service: string, call: string, sdkService: string, action: string): void {
  const known = actions[service]?.[call];
  if (known !== undefined && sdkService.toLowerCase() !== service) return;
  actions[service] = { ...actions[service], [call]: action };
}

for (const [method, mappings] of Object.entries(map.sdk_method_iam_mappings)) {
  const [sdkService = "", call = ""] = method.split(".");
  const service = map.sdk_service_mappings[sdkService] ?? sdkService.toLowerCase();
  const catalog = await loadCatalog(service);
  if (!hasAction(catalog, call)) {
    const certain = mappings.filter(({ conditions }) => conditions === undefined);
    const names = certain.flatMap(({ action }) => {
      const [prefix, name = ""] = action.split(":");
      return prefix === service && hasAction(catalog, name) ? [name] : [];
    });
    const [only] = names;
    if (new Set(names).size === 1 && only !== undefined) note(service, call, sdkService, only);
  }
  if (mappings.some(({ action }) => action === "iam:PassRole")) {
    passRole[service] = [...(passRole[service] ?? []), call];
  }
  for (const { action, resource_mappings = {}, conditions } of mappings) {
    if (!action.startsWith(`${service}:`) || conditions !== undefined) continue;
    for (const [variable, { template, conditions: when }] of Object.entries(resource_mappings)) {
      const member = plain.exec(template ?? "")?.[1];
      if (member === undefined || when !== undefined) continue;
      if (member.toLowerCase() === variable.toLowerCase()) continue;
      const calls = variables[service] ?? {};
      variables[service] = { ...calls, [call]: { ...calls[call], [variable]: member } };
    }
  }
}

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const target = new URL("../packages/practices/data/calls.generated.json", import.meta.url);
const result = {
  source: "iann0036/iamlive d8e67a2 (MIT), iamlivecore/map.json",
  actions: sorted(actions),
  passRole: sorted(passRole),
  variables: sorted(variables),
};
writeFileSync(fileURLToPath(target), `${JSON.stringify(result, null, 1)}\n`);
