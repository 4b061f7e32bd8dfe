import { join } from "node:path";
import { IAMClient } from "@aws-sdk/client-iam";
import { GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, describe, expect, test } from "vitest";
import { startPostgres } from "../scripts/postgres.ts";
import { guessesOf, released } from "./held-secret.ts";
import { settingsOf, userWithDevice } from "./mfa-device.ts";
import { wrongCode } from "./one-time-code.ts";
import { testServer } from "./running-server.ts";

const postgres = await startPostgres();

if ("missing" in postgres) {
  describe.skip(`PostgreSQL, skipped: ${postgres.missing}`, () => test("is here", () => {}));
} else {
  afterAll(() => postgres.stop());

  test("two nodes take a code once between them, and count wrong ones together", async () => {
    const database = postgres.url;
    const one = await testServer({ database });
    const two = await testServer({ database, keyFile: join(one.data, "ostiary.key") });
    try {
      const iam = new IAMClient(one.operator);
      const { UserName, device } = await userWithDevice(iam);
      const key = await settingsOf(one, iam, UserName);
      const { SerialNumber } = device;
      const nodes = [key, { ...key, endpoint: two.server.endpoint }].map(
        (settings) => new STSClient(settings),
      );
      const ask = async (TokenCode: string, times: number): Promise<number> => {
        const asked = nodes.flatMap((node) =>
          Array.from({ length: times }, () =>
            node.send(new GetSessionTokenCommand({ SerialNumber, TokenCode })),
          ),
        );
        const results = await Promise.allSettled(asked);
        return results.filter(({ status }) => status === "fulfilled").length;
      };
      expect(await ask(device.code(), 8)).toBe(1);
      await released(one, SerialNumber);
      const counted = await guessesOf(one, SerialNumber);
      expect(await ask(wrongCode(device.seed), 1)).toBe(0);
      expect(await guessesOf(one, SerialNumber)).toBe(counted + 1);
      // One of the two was not even looked at, and neither is a right one now.
      expect(await ask(device.code(1), 1)).toBe(0);
      await released(one, SerialNumber);
      expect(await ask(device.code(1), 1)).toBe(1);
    } finally {
      await two.stop();
      await one.stop();
    }
  });
}
