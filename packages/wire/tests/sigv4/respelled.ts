import { headerText, rawPairs, withHeader, withOwnPair, withPairs } from "./editing.ts";
import { edit, header, type Tampering } from "./tampering.ts";

/** Changes that mean the same: neither the signature nor what is read of the request depends on them. */
export const respelled: Readonly<Record<string, Tampering>> = {
  "parameters in another order": edit((request) => {
    const pairs = rawPairs(request);
    return pairs.length < 2 ? undefined : withPairs(request, pairs.toReversed());
  }),
  "empty parameters": edit((request) => ({ ...request, query: `&${request.query}&&` })),
  "no equals sign before an empty value": edit((request, pick) =>
    withOwnPair(request, pick, (name, value) => (value === "" && name !== "" ? [name] : undefined)),
  ),
  "percent-encoding in small letters": edit((request) =>
    request.query.includes("%")
      ? { ...request, query: request.query.replace(/%../g, (one) => one.toLowerCase()) }
      : undefined,
  ),
  "plus signs for blanks": edit((request) =>
    request.query.includes("%20")
      ? { ...request, query: request.query.replaceAll("%20", "+") }
      : undefined,
  ),
  "percent-encoding of what needs none": edit((request, pick) =>
    withOwnPair(request, pick, (name, value) => [
      `${name}=${value.replace(/^[A-Za-z~]/, (one) => `%${one.charCodeAt(0).toString(16)}`)}`,
    ]),
  ),
  "blanks around a header": edit((request) =>
    withHeader(request, "host", `  ${headerText(request, "host")} \t`),
  ),
  "more blanks inside a header": header((value) => value.replace(/[ \t]/, "   ")),
  "one more header that needs no signature": edit((request) =>
    withHeader(request, "x-forwarded-for", "192.0.2.1"),
  ),
  "another header that is not signed": edit((request) =>
    withHeader(request, "user-agent", "theirs"),
  ),
  "the parameters of the header in another order": edit(
    (request) =>
      withHeader(
        request,
        "authorization",
        headerText(request, "authorization").replace(/^(\S+) (.*), (.*), (.*)$/, "$1 $4,$2 ,  $3"),
      ),
    "header",
  ),
};
