import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fuzzedRequest, models } from "./fuzzed-requests.ts";
import { survives } from "./survival.ts";
import { validRequest } from "./valid-requests.ts";

const runs = { numRuns: 500 };

describe.each(models)("$name", (model) => {
  test("a valid request of every operation is read", () => {
    for (const operation of model.operations.values()) {
      const request = validRequest(model, operation, { number: 1, emptyItems: false });
      expect(survives(model, request), operation.name).toBe(true);
    }
  });

  test("a request from outside gets an answer, or a refusal of the client's fault", () => {
    let read = 0;
    fc.assert(
      fc.property(fuzzedRequest(model), (request) => {
        if (survives(model, request)) read += 1;
      }),
      runs,
    );
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(runs.numRuns);
  });
});
