import {
  identifyService,
  loadService,
  type ServiceModel,
  serviceError,
  type WireRequest,
} from "@ostiary/wire";
import { missingToken } from "./authenticate.ts";

/** The service's model, by what the request says before anything of it is believed. */
export async function route(request: WireRequest): Promise<ServiceModel> {
  const scope = scopeService(request);
  const target = identifyService(request, scope);
  if (target !== undefined) return loadService(target);
  throw scope === undefined
    ? missingToken()
    : serviceError("InvalidAction", `The service ${scope} is not served here.`);
}

/** The service in the scope of a signature, from the header or the query, unverified. */
function scopeService(request: WireRequest): string | undefined {
  const header = request.headers["authorization"];
  const text = typeof header === "string" ? header : decodeQuery(request.query);
  const scope =
    /(?:Credential=)[^/,\s]{1,128}\/[^/,\s]{1,16}\/[^/,\s]{1,64}\/([a-z0-9-]{1,64})\/aws4_request/.exec(
      text,
    );
  return scope?.[1] ?? undefined;
}

function decodeQuery(query: string): string {
  return query.includes("X-Amz-Credential")
    ? query.replaceAll("%2F", "/").replaceAll("%2f", "/")
    : "";
}
