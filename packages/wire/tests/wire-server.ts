import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { WireAnswer, WireRequest } from "../src/index.ts";

/** A server over real HTTP that answers by one function. */
export interface WireServer {
  readonly endpoint: string;
  /** What the last request made the function throw. */
  failure(): unknown;
  answerBy(answer: (request: WireRequest) => WireAnswer): void;
  close(): Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1. */
export async function startWireServer(): Promise<WireServer> {
  let answer: ((request: WireRequest) => WireAnswer) | undefined;
  let thrown: unknown;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const [path = "", query = ""] = (request.url ?? "").split("?");
      const { headers, method = "" } = request;
      try {
        thrown = undefined;
        const made = answer?.({ method, path, query, headers, body: Buffer.concat(chunks) });
        response.writeHead(made?.status ?? 500, made?.headers).end(made?.body);
      } catch (error) {
        thrown = error;
        response.writeHead(500).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failure: () => thrown,
    answerBy: (by) => {
      answer = by;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
