import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FolderInUseError, openKeyRing } from "../../src/index.ts";
import { sqlitePlace } from "../contract/place.ts";
import { runContract } from "../contract/run.ts";
import { account, createAccounts, thing, things } from "../contract/things.ts";

describe("SQLite", () => runContract(sqlitePlace));

describe("a data folder", () => {
  test("belongs to one directory at a time", async () => {
    const place = await sqlitePlace();
    const first = await place.open();
    await expect(place.open()).rejects.toThrow(FolderInUseError);
    await first.close();
    await (await place.open()).close();
    await place.remove();
  });

  test("shows nothing to other users", async () => {
    const place = await sqlitePlace();
    const directory = await place.open();
    await createAccounts(directory, account);
    for (const name of ["ostiary.db", "ostiary.db-wal", "ostiary.key", "ostiary.lock"]) {
      expect([name, statSync(join(place.data, name)).mode & 0o077]).toEqual([name, 0]);
    }
    await directory.close();
    await place.remove();
  });

  test("may be read beside the server, which opens the sessions that are made so", async () => {
    const place = await sqlitePlace();
    const directory = await place.open();
    await createAccounts(directory, account);
    await directory.write([account], (transaction) => {
      transaction.account(account).put(things, thing("a"));
    });
    const claims = {
      kind: "user",
      accountId: account,
      accessKeyId: "ASIAEXAMPLE",
      issued: 1,
      expires: 2,
      userId: account,
    } as const;
    for (const running of [true, false]) {
      const ring = await openKeyRing({ data: place.data });
      const view = await ring.view(account);
      expect(view?.count(things)).toBe(1);
      const session = ring.sessions.seal(claims);
      await ring.close();
      if (running) {
        expect(directory.sessions.open(session.sessionToken)).toEqual({
          claims,
          secretAccessKey: session.secretAccessKey,
        });
        await directory.close();
      }
    }
    await place.remove();
  });

  test("that holds no directory is no key ring", async () => {
    const place = await sqlitePlace();
    await expect(openKeyRing({ data: place.data })).rejects.toThrow(/missing/);
    await place.remove();
  });
});
