import { expect } from "vitest";
import { NameTakenError } from "../../src/index.ts";
import type { ContractCase } from "./run.ts";
import {
  account,
  createAccounts,
  names,
  notes,
  otherAccount,
  thing,
  things,
  viewOf,
} from "./things.ts";

/** What a write does, and what it leaves when it fails. */
export const transactionCases: readonly ContractCase[] = [
  {
    says: "a new directory has no accounts, and an unknown account has no view",
    async holds({ directory }) {
      expect(directory.accountIds()).toEqual([]);
      expect(await directory.view(account)).toBeUndefined();
      expect(directory.loaded(account)).toBeUndefined();
    },
  },
  {
    says: "a written record is in the view when the write resolves, and nowhere else",
    async holds({ directory }) {
      await createAccounts(directory, account, otherAccount);
      const answer = await directory.write([account], (transaction) => {
        transaction.account(account).put(things, thing("Alpha"));
        return "done";
      });
      expect(answer).toBe("done");
      expect((await viewOf(directory)).get(things, "id-Alpha")).toEqual(thing("Alpha"));
      expect((await viewOf(directory, otherAccount)).count(things)).toBe(0);
      expect([...directory.accountIds()].sort()).toEqual([account, otherAccount]);
    },
  },
  {
    says: "what a transaction throws rejects, and takes only that transaction with it",
    async holds({ directory }) {
      await createAccounts(directory, account);
      const outcomes = await Promise.allSettled(
        ["a", "b", "c", "d"].map((name, place) =>
          directory.write([account], (transaction) => {
            transaction.account(account).put(things, thing(name));
            if (place % 2 === 1) throw new RangeError(`no ${name}`);
          }),
        ),
      );
      expect(outcomes.map(({ status }) => status)).toEqual([
        "fulfilled",
        "rejected",
        "fulfilled",
        "rejected",
      ]);
      expect(outcomes[1]).toMatchObject({ reason: new RangeError("no b") });
      expect(names((await viewOf(directory)).list(things))).toEqual(["a", "c"]);
    },
  },
  {
    says: "a name is taken whatever its case, and may change hands within one transaction",
    async holds({ directory }) {
      await createAccounts(directory, account);
      const put = (...records: ReturnType<typeof thing>[]) =>
        directory.write([account], (transaction) => {
          for (const record of records) transaction.account(account).put(things, record);
        });
      await put(thing("Alpha"));
      await expect(put(thing("ALPHA"))).rejects.toThrow(NameTakenError);
      await put(thing("alpha", { id: "id-Alpha" }));
      expect(await viewOf(directory).then((view) => view.named(things, "ALPHA"))).toMatchObject({
        id: "id-Alpha",
        name: "alpha",
      });
      await put(thing("moved", { id: "id-Alpha" }), thing("Alpha", { id: "id-2" }));
      await put(
        thing("spare", { id: "id-2" }),
        thing("Alpha", { id: "id-Alpha" }),
        thing("moved", { id: "id-2" }),
      );
      const view = await viewOf(directory);
      expect([...view.list(things)].map(({ id, name }) => `${name}=${id}`)).toEqual([
        "Alpha=id-Alpha",
        "moved=id-2",
      ]);
    },
  },
  {
    says: "a transaction sees what it did, and what the transactions before it did",
    async holds({ directory }) {
      await createAccounts(directory, account);
      const [, seen] = await Promise.all([
        directory.write([account], (transaction) => {
          transaction.account(account).put(things, thing("b", { labels: ["x"] }));
        }),
        directory.write([account], (transaction) => {
          const writer = transaction.account(account);
          writer.put(things, thing("a", { labels: ["x"] }));
          writer.put(things, thing("c"));
          writer.delete(things, "id-c");
          return {
            list: names(writer.list(things)),
            found: names(writer.find(things, "label", "x")),
            count: writer.count(things),
            gone: writer.named(things, "C"),
          };
        }),
      ]);
      expect(seen).toEqual({ list: ["a", "b"], found: ["a", "b"], count: 2, gone: undefined });
    },
  },
  {
    says: "an account cannot be made twice, and only the named accounts can be reached",
    async holds({ directory }) {
      await createAccounts(directory, account, otherAccount);
      await expect(createAccounts(directory, account)).rejects.toThrow(/exists/);
      await expect(
        directory.write([account], (transaction) => transaction.account(otherAccount)),
      ).rejects.toThrow(/no account/);
      await expect(
        directory.write(["999999999999"], (transaction) => transaction.account("999999999999")),
      ).rejects.toThrow(/no account/);
    },
  },
  {
    says: "one transaction over two accounts is one commit",
    async holds({ directory }) {
      await createAccounts(directory, account, otherAccount);
      await directory.write([account, otherAccount], (transaction) => {
        transaction.account(account).put(notes, { id: "1", text: "one" });
        transaction.account(otherAccount).put(notes, { id: "1", text: "two" });
      });
      expect((await viewOf(directory)).revision).toBe(
        (await viewOf(directory, otherAccount)).revision,
      );
    },
  },
  {
    says: "records are frozen copies of plain JSON data",
    async holds({ directory }) {
      await createAccounts(directory, account);
      const labels = ["x"];
      await directory.write([account], (transaction) => {
        transaction.account(account).put(things, thing("a", { labels }));
      });
      labels.push("y");
      const stored = (await viewOf(directory)).get(things, "id-a");
      expect(stored?.labels).toEqual(["x"]);
      expect(Object.isFrozen(stored) && Object.isFrozen(stored?.labels)).toBe(true);
      for (const size of [Number.NaN, 1n, new Date(), () => 1, Symbol("s")]) {
        const wrong = Object.assign(thing("wrong"), { size });
        await expect(
          directory.write([account], (transaction) =>
            transaction.account(account).put(things, wrong),
          ),
        ).rejects.toThrow(/record\.size/);
      }
    },
  },
  {
    says: "text of every kind comes back as it went in",
    async holds({ directory, reopened }) {
      await createAccounts(directory, account);
      const odd = ["\u0000", "\ud800", "😀 ß İ", "'; drop table record; --", "__proto__", "%_\\"];
      await directory.write([account], (transaction) => {
        for (const [place, text] of odd.entries()) {
          transaction.account(account).put(notes, { id: `n${place}`, text });
        }
      });
      const view = await viewOf(await reopened());
      expect([...view.list(notes)].map(({ text }) => text)).toEqual(odd);
      for (const name of ["", "a\u0000", "\udc00"]) {
        await expect(
          (await reopened()).write([account], (transaction) =>
            transaction.account(account).put(things, thing("x", { name })),
          ),
        ).rejects.toThrow(/well-formed/);
      }
    },
  },
  {
    says: "a transaction that waits is refused",
    async holds({ directory }) {
      await createAccounts(directory, account);
      await expect(directory.write([account], async () => {})).rejects.toThrow(/wait/);
    },
  },
  {
    says: "a directory that is opened again has everything, and goes on counting",
    async holds({ directory, reopened }) {
      await createAccounts(directory, account);
      await Promise.all(
        Array.from({ length: 300 }, (_, place) =>
          directory.write([account], (transaction) => {
            transaction.account(account).put(things, thing(`n${place}`, { labels: ["all"] }));
          }),
        ),
      );
      const before = await viewOf(directory);
      const listed = [...before.list(things)];
      const { revision } = before;
      const again = await reopened();
      const view = await viewOf(again);
      expect([...view.list(things)]).toEqual(listed);
      expect(view.find(things, "label", "all")).toHaveLength(300);
      const next = await again.write([account], (transaction) => {
        transaction.account(account).delete(things, "id-n0");
        return transaction.revision;
      });
      expect(next).toBeGreaterThan(revision);
      expect(view.count(things)).toBe(299);
    },
  },
  {
    says: "reset forgets accounts and trail, and the directory goes on",
    async holds({ directory, reopened }) {
      await createAccounts(directory, account);
      await directory.write([account], (transaction) => {
        transaction.account(account).put(things, thing("a"));
      });
      await directory.reset();
      expect(directory.accountIds()).toEqual([]);
      expect(directory.loaded(account)).toBeUndefined();
      await createAccounts(directory, account);
      expect((await viewOf(await reopened())).count(things)).toBe(0);
    },
  },
  {
    says: "a closed directory takes no write",
    async holds({ directory }) {
      await createAccounts(directory, account);
      await directory.close();
      await expect(createAccounts(directory, otherAccount)).rejects.toThrow(/closing/);
    },
  },
];
