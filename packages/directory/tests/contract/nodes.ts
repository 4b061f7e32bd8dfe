import { expect } from "vitest";
import type { Directory } from "../../src/index.ts";
import type { Place } from "./place.ts";
import {
  account,
  createAccounts,
  event,
  notes,
  otherAccount,
  thing,
  things,
  viewOf,
} from "./things.ts";

/** One thing that is true of two nodes on one database. */
export interface NodesCase {
  readonly says: string;
  holds(one: Directory, two: Directory, place: Place): Promise<void>;
}

const writers = 200;

export const nodesCases: readonly NodesCase[] = [
  {
    says: "a node sees what another acknowledged, after fresh()",
    async holds(one, two) {
      for (let round = 0; round < 20; round += 1) {
        const id = String(500_000_000_000 + round);
        await createAccounts(one, id);
        await one.write([id], (transaction) => {
          transaction.account(id).put(things, thing(`n${round}`));
        });
        await two.fresh();
        expect((await viewOf(two, id)).count(things)).toBe(1);
        await two.write([id], (transaction) => {
          transaction.account(id).delete(things, `id-n${round}`);
        });
        await one.fresh();
        expect((await viewOf(one, id)).count(things)).toBe(0);
      }
    },
  },
  {
    says: "a node sees it without being asked, within the poll's interval",
    async holds(one, two) {
      await createAccounts(one, account);
      await expect.poll(() => two.accountIds(), { timeout: 2_000 }).toEqual([account]);
    },
  },
  {
    says: "a stale node's transaction runs on the newest state",
    async holds(one, two) {
      await createAccounts(one, account);
      await two.fresh();
      await viewOf(two);
      await one.write([account], (transaction) => {
        transaction.account(account).put(things, thing("a"));
      });
      await expect(
        two.write([account], (transaction) => {
          transaction.account(account).put(things, thing("A", { id: "id-2" }));
        }),
      ).rejects.toMatchObject({ name: "NameTakenError" });
    },
  },
  {
    says: "no update of 200 parallel writers is lost, and commits have no gaps",
    async holds(one, two, place) {
      await createAccounts(one, account, otherAccount);
      await one.write([account], (transaction) => {
        transaction.account(account).put(things, thing("counter"));
      });
      const revisions = await Promise.all(
        Array.from({ length: writers }, (_, place) =>
          (place % 2 === 0 ? one : two).write([account], (transaction) => {
            const writer = transaction.account(account);
            const counter = writer.named(things, "counter");
            writer.put(things, thing("counter", { size: (counter?.size ?? 0) + 1 }));
            writer.put(notes, { id: `note-${counter?.size}`, text: String(place) });
            transaction.audit(event());
            return transaction.revision;
          }),
        ),
      );
      await Promise.all([one.fresh(), two.fresh()]);
      for (const node of [one, two]) {
        const view = await viewOf(node);
        expect(view.named(things, "counter")?.size).toBe(writers);
        expect(view.count(notes)).toBe(writers);
      }
      const distinct = [...new Set(revisions)].sort((a, b) => a - b);
      expect((distinct.at(-1) ?? 0) - (distinct[0] ?? 0)).toBe(distinct.length - 1);
      expect(await two.verifyAudit()).toMatchObject({ whole: true, events: writers });
      const third = await place.open();
      expect([...(await viewOf(third)).list(notes)]).toEqual([...(await viewOf(one)).list(notes)]);
      await third.close();
    },
  },
  {
    says: "a node that the log has left behind reads its views anew",
    async holds(one, two, place) {
      await createAccounts(one, account, otherAccount);
      await two.fresh();
      await viewOf(two);
      await place.tamper("create rule forget as on insert to change_log do instead nothing");
      await one.write([account], (transaction) => {
        transaction.account(account).put(things, thing("a"));
      });
      await createAccounts(one, "777788889999");
      await two.fresh();
      expect((await viewOf(two)).count(things)).toBe(1);
      expect(two.accountIds()).toHaveLength(3);
    },
  },
  {
    says: "a reset empties every node",
    async holds(one, two) {
      await createAccounts(one, account);
      await two.fresh();
      await viewOf(two);
      await one.reset();
      await two.fresh();
      expect(two.accountIds()).toEqual([]);
      expect(two.loaded(account)).toBeUndefined();
    },
  },
  {
    says: "a session that one node seals, another opens; and a rotated key goes on opening",
    async holds(one, two) {
      const claims = {
        kind: "user",
        accountId: account,
        accessKeyId: "ASIAEXAMPLE",
        issued: 1,
        expires: 2,
        userId: account,
      } as const;
      const session = one.sessions.seal(claims);
      expect(two.sessions.open(session.sessionToken)?.claims).toEqual(claims);
      await one.rotateSealingKey();
      expect(one.sessions.open(session.sessionToken)?.claims).toEqual(claims);
      // The new key is not in use before every node can have it.
      expect(two.sessions.open(one.sessions.seal(claims).sessionToken)?.claims).toEqual(claims);
    },
  },
];
