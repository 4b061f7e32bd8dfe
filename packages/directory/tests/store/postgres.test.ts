import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { startPostgres } from "../../../../scripts/postgres.ts";
import { openDirectory, SecretUnreadableError } from "../../src/index.ts";
import { nodesCases } from "../contract/nodes.ts";
import { type Place, postgresPlace, sqlitePlace } from "../contract/place.ts";
import { runContract } from "../contract/run.ts";
import {
  account,
  createAccounts,
  event,
  notes,
  thing,
  things,
  viewOf,
} from "../contract/things.ts";

const server = await startPostgres();

if ("missing" in server) {
  describe.skip(`PostgreSQL, skipped: ${server.missing}`, () => test("is here", () => {}));
} else {
  afterAll(() => server.stop());
  const { url, restart } = server;
  const serverPid = () => server.pid;
  const newPlace = () => postgresPlace(url);

  describe("PostgreSQL", () => runContract(newPlace));

  describe("two nodes on one database", () => {
    test.each(nodesCases)("$says", async ({ holds }) => {
      const place = await newPlace();
      const one = await place.open();
      const two = await place.open();
      try {
        await holds(one, two, place);
      } finally {
        await one.close();
        await two.close();
        await place.remove();
      }
    });

    test("start together on an empty database", async () => {
      const place = await newPlace();
      await (await place.open()).close();
      await place.tamper("drop schema public cascade; create schema public");
      const nodes = await Promise.all([place.open(), place.open(), place.open()]);
      const tokens = nodes.map(
        (node) =>
          node.sessions.seal({
            kind: "user",
            accountId: account,
            accessKeyId: "ASIAEXAMPLE",
            issued: 1,
            expires: 2,
            userId: account,
          }).sessionToken,
      );
      for (const node of nodes) {
        for (const token of tokens) expect(node.sessions.open(token)).toBeDefined();
      }
      for (const node of nodes) await node.close();
      await place.remove();
    });

    test("need the same key", async () => {
      const place = await newPlace();
      const stranger = await sqlitePlace();
      const node = await place.open();
      await expect(
        openDirectory({ data: stranger.data, database: place.database ?? "" }),
      ).rejects.toThrow(SecretUnreadableError);
      await node.close();
      await place.remove();
      await stranger.remove();
    });
  });

  describe("a server that fails", () => {
    const failures = ["SIGKILL", "SIGQUIT", "SIGINT"] as const;
    /** Shorter than a commit is attempted again, which is five seconds: a write in such an outage is not refused. */
    const briefly = 3_000;
    const attempts = 5;

    /** Ends the server under the writes of a node, lets it come back, and gives for how long it was out of reach. */
    async function outage(place: Place, signal: NodeJS.Signals) {
      const directory = await place.open();
      await createAccounts(directory, account);
      await directory.write([account], (transaction) => {
        transaction.account(account).put(things, thing("counter"));
      });
      let acknowledged = 0;
      let refused = 0;
      let done = false;
      const writing = Array.from({ length: 16 }, async () => {
        while (!done) {
          await directory
            .write([account], (transaction) => {
              const writer = transaction.account(account);
              const size = (writer.named(things, "counter")?.size ?? 0) + 1;
              writer.put(things, thing("counter", { size }));
              writer.put(notes, { id: String(size), text: "" });
              transaction.audit(event());
            })
            .then(
              () => {
                acknowledged += 1;
              },
              () => {
                refused += 1;
              },
            );
        }
      });
      await sleep(150);
      const begun = performance.now();
      process.kill(serverPid(), signal);
      await restart();
      const before = acknowledged;
      while (acknowledged === before) await sleep(10);
      const lasted = performance.now() - begun;
      await sleep(300);
      done = true;
      await Promise.all(writing);
      return { directory, acknowledged, refused, lasted };
    }

    test.each(failures)(
      "and comes back after %s loses nothing, and no write is made twice",
      async (signal) => {
        for (let attempt = 1; ; attempt += 1) {
          const place = await newPlace();
          const { directory, acknowledged, refused, lasted } = await outage(place, signal);
          const view = await viewOf(directory);
          // A refused write may have been made all the same, where the answer to COMMIT was lost for good.
          expect(view.named(things, "counter")?.size).toBeGreaterThanOrEqual(acknowledged);
          expect(view.named(things, "counter")?.size).toBeLessThanOrEqual(acknowledged + refused);
          expect(view.count(notes)).toBe(view.named(things, "counter")?.size);
          const other = await place.open();
          expect([...(await viewOf(other)).list(notes)]).toEqual([...view.list(notes)]);
          const whole = { whole: true, events: view.count(notes) };
          expect(await other.verifyAudit()).toMatchObject(whole);
          await directory.close();
          await other.close();
          await place.remove();
          // A machine that is busy with other things can keep the server away for longer than writes wait: then once more.
          if (lasted > briefly && attempt < attempts) continue;
          expect(refused, `${lasted} ms without a server`).toBe(0);
          break;
        }
      },
      180_000,
    );
  });
}
