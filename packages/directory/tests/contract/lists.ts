import { expect } from "vitest";
import type { ContractCase } from "./run.ts";
import { account, createAccounts, names, notes, thing, things, viewOf } from "./things.ts";

/** In what order records come, and from where a list goes on. */
export const listCases: readonly ContractCase[] = [
  {
    says: "lists are in the order of the names, ignoring case, and go on after a name that may be gone",
    async holds({ directory }) {
      await createAccounts(directory, account);
      await directory.write([account], (transaction) => {
        for (const name of ["delta", "Bravo", "alpha", "Charlie"]) {
          transaction.account(account).put(things, thing(name));
        }
      });
      const view = await viewOf(directory);
      expect(names(view.list(things))).toEqual(["alpha", "Bravo", "Charlie", "delta"]);
      expect(names(view.list(things, "BRAVO"))).toEqual(["Charlie", "delta"]);
      expect(names(view.list(things, "bx"))).toEqual(["Charlie", "delta"]);
      expect(names(view.list(things, "delta"))).toEqual([]);
      expect(names(view.list(things, ""))).toEqual(["alpha", "Bravo", "Charlie", "delta"]);
    },
  },
  {
    says: "a draft's list goes on after a name as a view's does",
    async holds({ directory }) {
      await createAccounts(directory, account);
      await directory.write([account], (transaction) => {
        for (const name of ["a", "c", "e"]) transaction.account(account).put(things, thing(name));
      });
      const seen = await directory.write([account], (transaction) => {
        const writer = transaction.account(account);
        for (const name of ["B", "D"]) writer.put(things, thing(name));
        writer.delete(things, "id-c");
        return [names(writer.list(things)), names(writer.list(things, "b"))];
      });
      expect(seen).toEqual([
        ["a", "B", "D", "e"],
        ["D", "e"],
      ]);
    },
  },
  {
    says: "an index follows its records; the order of what it finds is the list's",
    async holds({ directory }) {
      await createAccounts(directory, account);
      const put = (name: string, labels: readonly string[]) =>
        directory.write([account], (transaction) => {
          transaction.account(account).put(things, thing(name, { labels }));
        });
      await put("b", ["x", "y"]);
      await put("a", ["x"]);
      const view = await viewOf(directory);
      expect(names(view.find(things, "label", "x"))).toEqual(["a", "b"]);
      await put("b", ["y"]);
      expect(names(view.find(things, "label", "x"))).toEqual(["a"]);
      expect(names(view.find(things, "label", "y"))).toEqual(["b"]);
      expect(view.find(things, "label", "none")).toEqual([]);
      expect(() => view.find(things, "toString", "x")).toThrow(/no index/);
      expect(() => view.named(notes, "x")).toThrow(/no names/);
    },
  },
];
