import { type LookupAddress, type LookupAllOptions, lookup } from "node:dns";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { TLSSocket } from "node:tls";
import { isTrusted } from "./pinned-certificate.ts";
import { isPublicAddress } from "./public-address.ts";

/** The identity provider did not answer: worth another try. */
export class IssuerUnreachableError extends Error {
  override readonly name = "IssuerUnreachableError";
}

/** The identity provider answered what it should not, or may not be asked. */
export class IssuerRefusedError extends Error {
  override readonly name = "IssuerRefusedError";
}

/** Resolves a name to all of its addresses. */
export type Resolver = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/** How documents of identity providers are fetched. */
export interface FetchRules {
  /** http, ports and private networks are allowed. */
  readonly allowPrivate: boolean;
  /** Certificates that are trusted beside those of known authorities. */
  readonly thumbprints: readonly string[];
  readonly signal: AbortSignal;
  /** The system's resolver otherwise. */
  readonly resolver?: Resolver;
}

const largestDocument = 65_536;
const mostRedirects = 3;

/** A JSON document, by GET. Redirects are followed on the same host only. */
export async function fetchJson(address: string, rules: FetchRules): Promise<unknown> {
  let url = requireAllowed(address, rules);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await get(url, rules);
    if (typeof answer !== "string") {
      if (answer.origin !== url.origin) throw new IssuerRefusedError("It leads to another host.");
      url = answer;
      continue;
    }
    try {
      return JSON.parse(answer);
    } catch {
      throw new IssuerRefusedError("It answers no JSON.");
    }
  }
  throw new IssuerRefusedError("It leads in circles.");
}

function requireAllowed(address: string, { allowPrivate }: FetchRules): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.username !== "" || url.password !== "") {
    throw new IssuerRefusedError("The URL can't be read.");
  }
  if (allowPrivate) {
    if (url.protocol !== "https:" && url.protocol !== "http:") {
      throw new IssuerRefusedError("Only http and https are fetched.");
    }
    return url;
  }
  if (url.protocol !== "https:") throw new IssuerRefusedError("Only https is fetched.");
  // A connection to an address as such asks no resolver, so it is looked at here.
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(host) !== 0 && !isPublicAddress(host)) {
    throw new IssuerRefusedError("The address is not public.");
  }
  return url;
}

/**
 * Resolves a name and, unless private networks are allowed, gives its addresses only where all of them are public. The connection
 * goes to what was looked at here: the name is not resolved again, so an answer that changes in between changes nothing.
 */
const checkedLookup =
  ({ allowPrivate, resolver = lookup }: FetchRules): LookupFunction =>
  (hostname, options, callback) => {
    resolver(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) {
        callback(error ?? new Error("The name has no address."), []);
      } else if (!allowPrivate && !addresses.every(({ address }) => isPublicAddress(address))) {
        callback(new IssuerRefusedError("The address is not public."), []);
      } else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };

/** The body of an answer, or where it says that the document is. */
function get(url: URL, rules: FetchRules): Promise<string | URL> {
  const { thumbprints, signal } = rules;
  return new Promise((resolve, reject) => {
    const options = {
      agent: false,
      signal,
      headers: { accept: "application/json", "user-agent": "ostiary" },
      lookup: checkedLookup(rules),
    };
    const received = (response: IncomingMessage): void => {
      const { socket } = response;
      const trusted =
        !(socket instanceof TLSSocket) || isTrusted(socket, url.hostname, thumbprints, Date.now());
      if (trusted) read(response, url).then(resolve, reject);
      else {
        response.destroy();
        reject(new IssuerRefusedError("Its certificate is not trusted."));
      }
    };
    const sent =
      url.protocol === "https:"
        ? httpsRequest(url, { ...options, rejectUnauthorized: false }, received)
        : httpRequest(url, options, received);
    sent.on("error", (error) =>
      reject(
        error instanceof IssuerRefusedError ? error : new IssuerUnreachableError(error.message),
      ),
    );
    sent.end();
  });
}

async function read(response: IncomingMessage, url: URL): Promise<string | URL> {
  const { statusCode = 0, headers } = response;
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
    response.destroy();
    if (!URL.canParse(headers.location, url.href))
      throw new IssuerRefusedError("It leads nowhere.");
    return new URL(headers.location, url.href);
  }
  if (statusCode !== 200) {
    response.destroy();
    if (statusCode >= 500 || statusCode === 429) throw new IssuerUnreachableError("It is busy.");
    throw new IssuerRefusedError(`It answers ${statusCode}.`);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      length += chunk.length;
      if (length > largestDocument) throw new IssuerRefusedError("The document is too large.");
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof IssuerRefusedError) throw error;
    throw new IssuerUnreachableError("The answer broke off.");
  }
  return Buffer.concat(chunks).toString("utf8");
}
