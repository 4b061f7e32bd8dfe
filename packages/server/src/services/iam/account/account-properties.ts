import { type ServiceError, serviceError } from "@ostiary/wire";

/** The namespace of account properties that there is: Role Manager, which is on or off ("PutAccountProperties"). */
export const roleManager = "RoleManager";
const enabled = `${roleManager}/Enabled`;

const invalid = (message: string): ServiceError => serviceError("InvalidInput", message);

/** The namespaces that the keys of properties are in. */
export const namespacesOf = (properties: Readonly<Record<string, string>>): readonly string[] => [
  ...new Set(Object.keys(properties).map((key) => key.split("/", 1)[0] ?? "")),
];

/** Whether properties turn Role Manager on. Throws InvalidInput for others than its own. */
export function roleManagerProperty(properties: Readonly<Record<string, string>>): boolean {
  const unseparated = Object.keys(properties).find((key) => !key.includes("/"));
  if (unseparated !== undefined) {
    throw invalid(`Property key must be in format Namespace/PropertyName: ${unseparated}`);
  }
  const [namespace, ...others] = namespacesOf(properties);
  if (others.length > 0) throw invalid("All properties must belong to the same namespace");
  if (namespace !== roleManager) throw invalid(`Unsupported namespace: ${namespace ?? ""}`);
  const value = properties[enabled];
  if (value === undefined) throw invalid(`${roleManager} namespace requires Enabled property`);
  if (value !== "true" && value !== "false") throw invalid("Enabled must be 'true' or 'false'");
  return value === "true";
}

/** The properties of an account as they are answered. */
export const wireProperties = (roleManagerEnabled: boolean | undefined) => ({
  [enabled]: String(roleManagerEnabled ?? false),
});
