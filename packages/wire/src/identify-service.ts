import { targetOf } from "./json/target.ts";
import { headerOf, type WireRequest } from "./request.ts";
import { type ServiceName, services } from "./services.ts";

const names: readonly ServiceName[] = [
  "iam",
  "sts",
  "organizations",
  "sso-admin",
  "identitystore",
  "access-analyzer",
  "sso-oidc",
  "sso",
  "cloudtrail",
];

const byTarget = new Map(names.map((name) => [services[name].targetPrefix, name]));
const bySigningName = new Map(names.map((name) => [services[name].signingName, name]));
const byVersion = new Map(
  names
    .filter((name) => services[name].protocol === "query")
    .map((name) => [services[name].version, name]),
);

/** Paths of the services that are called without a signature. */
const unsignedPaths: readonly (readonly [prefix: string, service: ServiceName])[] = [
  ["/token", "sso-oidc"],
  ["/client/register", "sso-oidc"],
  ["/device_authorization", "sso-oidc"],
  ["/federation/credentials", "sso"],
  ["/assignment/", "sso"],
  ["/logout", "sso"],
];

/**
 * The service that a request is for: by X-Amz-Target, by the service in the scope of its signature, by its path, or by the
 * Version of its form.
 */
export function identifyService(
  request: WireRequest,
  signingName: string | undefined,
): ServiceName | undefined {
  const target = targetOf(headerOf(request, "x-amz-target"));
  if (target !== undefined) {
    return byTarget.get(target.service);
  }
  if (signingName !== undefined) return bySigningName.get(signingName);
  for (const [prefix, service] of unsignedPaths)
    if (request.path.startsWith(prefix)) return service;
  return byVersion.get(versionOf(request) ?? "");
}

/** The Version parameter of a form, looked for without reading the rest: it may stand behind a long one. */
function versionOf({ query, body }: WireRequest): string | undefined {
  const inQuery = /(?:^|&)Version=(.{0,10})/.exec(query)?.[1];
  if (inQuery !== undefined) return inQuery;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const at = text.indexOf("&Version=");
  const begin = text.indexOf("Version=") === 0 ? 8 : at < 0 ? undefined : at + 9;
  return begin === undefined ? undefined : text.toString("latin1", begin, begin + 10);
}
