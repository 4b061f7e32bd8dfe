import type { WireAnswer, WireRequest } from "@ostiary/wire";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { handle } from "../pipeline/handle.ts";
import { throttle } from "../pipeline/throttle.ts";
import type { ServerState } from "../state.ts";
import { discoveryDocument, discoveryPath } from "./outbound-discovery.ts";
import { tooLarge } from "./too-large.ts";

const bodyLimit = 1_048_576;

/** Paths that are not AWS's. */
const ownPaths = new Set(["/healthz", "/readyz", "/metrics", "/moto-api/reset"]);

const empty = new Uint8Array(0);

/** The HTTP side: everything that is not one of our own paths is an AWS request, taken as it was sent. */
export function createApp(
  state: ServerState,
  logger: Logger,
  reset: (() => Promise<void>) | undefined,
): FastifyInstance {
  const limits = throttle(state.settings.rateLimit);
  const app = Fastify({
    bodyLimit,
    logger: false,
    requestTimeout: 30_000,
    // The router must not decode what a signature covers: an AWS request reaches one route whatever its path.
    rewriteUrl: (request) => {
      const path = request.url?.split("?", 1)[0] ?? "/";
      return ownPaths.has(path) || discoveryPath.test(path) ? path : "/";
    },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => {
    const answer = tooLarge(error);
    return reply.code(answer.status).headers(answer.headers).send(answer.body);
  });

  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) =>
    state.directory.degraded
      ? reply.code(503).send({ status: "degraded", reason: "The database is out of reach." })
      : { status: "ok" },
  );
  app.get("/metrics", async (_request, reply) =>
    reply.header("content-type", state.metrics.contentType).send(await state.metrics.text()),
  );
  app.get("/outbound/*", async (request, reply) => {
    const document = await discoveryDocument(state, request.url);
    if (document === undefined) return reply.code(404).send({ error: "not_found" });
    return reply.header("cache-control", "public, max-age=300").send(document);
  });
  if (reset !== undefined) {
    app.post("/moto-api/reset", async () => {
      await reset();
      return { status: "ok" };
    });
  }

  app.all("/", async (request, reply) => {
    const begun = performance.now();
    const handled = await handle(state, limits, wireRequest(request), {
      sourceIp: request.ip,
      secure: request.protocol === "https",
    });
    const { service, operation, code, requestId, fault } = handled;
    const milliseconds = performance.now() - begun;
    state.metrics.observe(service, operation, code, milliseconds / 1000);
    if (fault !== undefined) logger.error({ requestId, service, operation, fault }, "fault");
    else logger.debug({ requestId, service, operation, code, milliseconds }, "request");
    return send(reply, handled.answer);
  });
  return app;
}

const send = (
  reply: { code(status: number): { headers(of: object): { send(body: string): unknown } } },
  answer: WireAnswer,
): unknown => reply.code(answer.status).headers(answer.headers).send(answer.body);

/** The request as it was sent: raw path and query, repeated headers apart. */
function wireRequest(request: FastifyRequest): WireRequest {
  const { method = "GET", rawHeaders } = request.raw;
  const url = request.originalUrl;
  const mark = url.indexOf("?");
  const headers: Record<string, string | string[]> = Object.create(null);
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? "").toLowerCase();
    const value = rawHeaders[at + 1] ?? "";
    const before = headers[name];
    if (before === undefined) headers[name] = value;
    else headers[name] = typeof before === "string" ? [before, value] : [...before, value];
  }
  return {
    method,
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? "" : url.slice(mark + 1),
    headers,
    body: request.body instanceof Uint8Array ? request.body : empty,
  };
}
