import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changes } from "../packages/server/src/lenient/changes.ts";
import { type Clients, clientsOf, modes, serverIn } from "./lenient/clients.ts";
import { credentialAnswers } from "./lenient/credential-answers.ts";
import { iamAnswers } from "./lenient/iam-answers.ts";
import { organizationAnswers } from "./lenient/organization-answers.ts";
import { stsAnswers } from "./lenient/sts-answers.ts";
import type { TestServer } from "./running-server.ts";

const cases = [...stsAnswers, ...credentialAnswers, ...iamAnswers, ...organizationAnswers];

async function outcome(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
}

describe.each(modes)("%s mode", (mode) => {
  let running: TestServer;
  let clients: Clients;

  beforeAll(async () => {
    running = await serverIn(mode);
    clients = clientsOf(running);
  });
  afterAll(() => running.stop());

  test.each(cases)("$operation $does", async ({ call, ...expected }) => {
    expect(await outcome(call(clients))).toEqual(expected[mode]);
  });
});

test("every change has its case", () => {
  const tried = new Set(cases.map(({ operation }) => operation));
  expect(changes.filter(({ operation }) => !tried.has(operation))).toEqual([]);
});
