import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What the server counts, in Prometheus' form. */
export interface Metrics {
  observe(service: string, operation: string, code: string, seconds: number): void;
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "ostiary_requests_total",
    help: "Requests by service, operation and error code (OK without an error).",
    labelNames: ["service", "operation", "code"],
    registers: [registry],
  });
  const durations = new Histogram({
    name: "ostiary_request_duration_seconds",
    help: "How long requests took, by service.",
    labelNames: ["service"],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers: [registry],
  });
  return {
    observe(service, operation, code, seconds) {
      requests.inc({ service, operation, code });
      durations.observe({ service }, seconds);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
