import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface ProxiedCall {
  /** The action of a Query call, or the target of a JSON call. */
  readonly operation: string;
  readonly body: string;
}

export interface ProxyBehaviour {
  /** Answers in place of the server, with a code of an error. */
  readonly refuse?: (call: ProxiedCall) => string | undefined;
  /** Answers in place of the server, in JSON. */
  readonly answer?: (call: ProxiedCall) => object | undefined;
  /** Changes what the server answered. */
  readonly rewrite?: (call: ProxiedCall, answer: string) => string;
}

const errorDocument = (code: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>Rate exceeded</Message></Error></ErrorResponse>`;

/** Stands before a server and answers otherwise than it does, as AWS does where the server does not. */
export async function answeringProxy(endpoint: string, behaviour: ProxyBehaviour) {
  const { hostname, port } = new URL(endpoint);
  const proxy = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const target = incoming.headers["x-amz-target"];
    const operation = new URLSearchParams(body).get("Action") ?? String(target ?? incoming.url);
    const call = { operation, body };
    const code = behaviour.refuse?.(call);
    if (code !== undefined) {
      outgoing.writeHead(400, { "content-type": "text/xml" }).end(errorDocument(code));
      return;
    }
    const own = behaviour.answer?.(call);
    if (own !== undefined) {
      outgoing.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
      outgoing.end(JSON.stringify(own));
      return;
    }
    const { method, url, headers } = incoming;
    const forwarded = request({ hostname, port, method, path: url, headers }, async (answer) => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part);
      const text = Buffer.concat(parts).toString();
      const { "content-length": _, ...kept } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 500, kept);
      outgoing.end(behaviour.rewrite?.(call, text) ?? text);
    });
    forwarded.end(body);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port: proxyPort } = proxy.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${proxyPort}`,
    stop: () =>
      new Promise<void>((resolve) => {
        proxy.closeAllConnections();
        proxy.close(() => resolve());
      }),
  };
}
