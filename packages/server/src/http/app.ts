import type { WireAnswer, WireRequest } from "@ostiary/wire";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { Logger } from "pino";
import type { LenientMode } from "../lenient/lenient-mode.ts";
import { handle } from "../pipeline/handle.ts";
import { throttle } from "../pipeline/throttle.ts";
import { requestCount } from "../request-count.ts";
import type { ServerState } from "../state.ts";
import { discoveryDocument, discoveryPath } from "./outbound-discovery.ts";
import { tooLarge } from "./too-large.ts";

const bodyLimit = 1_048_576;

/** Paths that are not AWS's. */
const ownPaths = new Set(["/healthz", "/readyz", "/metrics"]);

/** Paths of moto's own protocol, which lenient mode answers. */
const motoPaths = new Set(["/moto-api/reset", "/moto-api/reset-auth"]);

const empty = new Uint8Array(0);

/** No route has a schema: Fastify need not load what compiles them, which takes a good part of a start. */
function withoutSchemas(): never {
  throw new Error("No route has a schema.");
}

/** The HTTP side: everything that is not one of our own paths is an AWS request, taken as it was sent. */
export function createApp(
  state: ServerState,
  logger: Logger,
  reset: () => Promise<void>,
): FastifyInstance {
  const limits = throttle(state.settings.rateLimit);
  const app = Fastify({
    bodyLimit,
    logger: false,
    schemaController: {
      compilersFactory: { buildValidator: withoutSchemas, buildSerializer: withoutSchemas },
    },
    requestTimeout: 30_000,
    // The router must not decode what a signature covers: an AWS request reaches one route whatever its path.
    rewriteUrl: (request) => {
      const path = request.url?.split("?", 1)[0] ?? "/";
      const own = ownPaths.has(path) || discoveryPath.test(path);
      const moto = state.lenient !== undefined && motoPaths.has(path);
      return own || moto ? path : "/";
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
  if (state.lenient !== undefined) addMotoPaths(app, state.lenient, reset);

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

/** What moto's clients ask of its server: to forget everything, and from which request on permissions count. */
function addMotoPaths(
  app: FastifyInstance,
  lenient: LenientMode,
  reset: () => Promise<void>,
): void {
  app.post("/moto-api/reset", async () => {
    await reset();
    return { status: "ok" };
  });
  app.post("/moto-api/reset-auth", async ({ body }, reply) => {
    const text = body instanceof Uint8Array ? Buffer.from(body).toString("utf8").trim() : "";
    const count = requestCount(text);
    if (count === undefined) return reply.code(400).send({ status: "The body is no number." });
    const before = lenient.setFreeRequests(count);
    return { status: "ok", PREVIOUS_INITIAL_NO_AUTH_ACTION_COUNT: shownCount(before) };
  });
}

const shownCount = (count: number): string => (Number.isFinite(count) ? count.toFixed(1) : "inf");

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
