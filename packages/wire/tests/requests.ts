import { ServiceError, type WireRequest } from "../src/index.ts";

/** A form, posted. */
export const formRequest = (body: string | Uint8Array): WireRequest => ({
  method: "POST",
  path: "/",
  query: "",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: typeof body === "string" ? Buffer.from(body) : body,
});

/** A JSON request for a target: `AWSOrganizationsV20161128.CreateAccount`. */
export const jsonRequest = (target: string, body: string | Uint8Array): WireRequest => ({
  method: "POST",
  path: "/",
  query: "",
  headers: { "x-amz-target": target },
  body: typeof body === "string" ? Buffer.from(body) : body,
});

export const restRequest = (method: string, url: string, body = ""): WireRequest => {
  const [path = "", query = ""] = url.split("?");
  return { method, path, query, headers: {}, body: Buffer.from(body) };
};

/** The ServiceError that a function throws, as text; any other error is thrown on. */
export function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ServiceError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "accepted";
}
