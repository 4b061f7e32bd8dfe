import { expect } from "vitest";
import type { ContractCase } from "./run.ts";
import { account, createAccounts, event, otherAccount, thing, things, viewOf } from "./things.ts";

/** The trail: complete, in order, unchanged. */
export const auditCases: readonly ContractCase[] = [
  {
    says: "an event is in the trail with the change, and not without it",
    async holds({ directory }) {
      await createAccounts(directory, account);
      await directory.write([account], (transaction) => {
        transaction.account(account).put(things, thing("a"));
        transaction.audit(event({ eventId: "kept" }));
      });
      await directory
        .write([account], (transaction) => {
          transaction.audit(event({ eventId: "dropped" }));
          throw new Error("no");
        })
        .catch(() => {});
      const events = await directory.auditEvents({ accountId: account, limit: 10 });
      expect(events.map(({ eventId }) => eventId)).toEqual(["kept"]);
      expect(await directory.verifyAudit()).toMatchObject({ whole: true, events: 1 });
    },
  },
  {
    says: "a recorded event is in the trail without any write, and closing loses none",
    async holds({ directory, reopened }) {
      await createAccounts(directory, account);
      const { revision } = await viewOf(directory);
      directory.record(event({ eventId: "first" }));
      await expect
        .poll(async () => (await directory.auditEvents({ accountId: account, limit: 10 })).length)
        .toBe(1);
      expect((await viewOf(directory)).revision).toBe(revision);
      for (let count = 0; count < 1500; count += 1) directory.record(event());
      const again = await reopened();
      expect(await again.verifyAudit()).toMatchObject({ whole: true, events: 1501 });
      expect(directory.lostEvents).toBe(0);
    },
  },
  {
    says: "events are found by every attribute, newest first, page by page",
    async holds({ directory }) {
      await createAccounts(directory, account);
      await directory.write([account], (transaction) => {
        for (let place = 0; place < 20; place += 1) {
          transaction.audit(
            event({
              eventId: `e${place}`,
              eventTime: 1000 + place,
              eventName: place % 2 === 0 ? "GetUser" : "DeleteUser",
              readOnly: place % 2 === 0,
              userName: `user-${place % 3}`,
              accessKeyId: `AKIA${place % 4}`,
              resources: [{ type: "AWS::IAM::User", name: `100%_"${place % 5}` }],
            }),
          );
        }
        transaction.audit(event({ eventId: "elsewhere", accountId: otherAccount }));
      });
      const idsOf = async (filter: object, limit = 100) =>
        (await directory.auditEvents({ accountId: account, limit, ...filter })).map(({ eventId }) =>
          Number(eventId.slice(1)),
        );
      const all = Array.from({ length: 20 }, (_, place) => 19 - place);
      const cases: readonly [object, (place: number) => boolean][] = [
        [{}, () => true],
        [{ eventName: "GetUser" }, (place) => place % 2 === 0],
        [{ readOnly: false }, (place) => place % 2 === 1],
        [{ userName: "user-1" }, (place) => place % 3 === 1],
        [{ accessKeyId: "AKIA2" }, (place) => place % 4 === 2],
        [{ resourceName: '100%_"3' }, (place) => place % 5 === 3],
        [{ resourceName: '1000_"3' }, () => false],
        [{ resourceType: "AWS::IAM::User" }, () => true],
        [{ startTime: 1005, endTime: 1007 }, (place) => place >= 5 && place <= 7],
        [{ eventId: "e4" }, (place) => place === 4],
      ];
      for (const [filter, matches] of cases)
        expect(await idsOf(filter)).toEqual(all.filter(matches));
      const first = await directory.auditEvents({ accountId: account, limit: 7 });
      expect(await idsOf({ before: first.at(-1)?.sequence })).toEqual(all.slice(7));
    },
  },
  {
    says: "text that a column cannot hold neither stops a commit nor breaks the chain",
    async holds({ directory }) {
      await createAccounts(directory, account);
      await directory.write([account], (transaction) => {
        transaction.audit(
          event({
            eventName: "a\u0000b\ud800",
            userName: "\udc00",
            record: { odd: "\u0000\ud800" },
          }),
        );
      });
      const [found] = await directory.auditEvents({ accountId: account, limit: 1 });
      expect(found?.record).toEqual({ odd: "\u0000\ud800" });
      expect(await directory.verifyAudit()).toMatchObject({ whole: true });
    },
  },
  ...(
    [
      ["a changed body", "update audit set body = '{}' where sequence = 3", 3],
      ["a changed attribute", "update audit set user_name = 'mallory' where sequence = 3", 3],
      ["a missing event", "delete from audit where sequence = 3", 4],
      ["a missing end", "delete from audit where sequence > 3", 4],
      ["a missing trail", "delete from audit", 1],
      ["another end in the ledger", "update ledger set audit_hash = 'x'", 5],
    ] as const
  ).map(
    ([what, statement, brokenAt]): ContractCase => ({
      says: `verification finds ${what}`,
      async holds({ directory, tamper }) {
        await createAccounts(directory, account);
        await directory.write([account], (transaction) => {
          for (let count = 0; count < 5; count += 1) transaction.audit(event());
        });
        expect(await directory.verifyAudit()).toMatchObject({ whole: true, events: 5 });
        await tamper(statement);
        expect(await directory.verifyAudit()).toMatchObject({ whole: false, brokenAt });
      },
    }),
  ),
  {
    says: "verification holds while others write",
    async holds({ directory }) {
      await createAccounts(directory, account);
      let done = false;
      const writing = (async () => {
        while (!done) await directory.write([account], (transaction) => transaction.audit(event()));
      })();
      for (let round = 0; round < 10; round += 1) {
        expect(await directory.verifyAudit()).toMatchObject({ whole: true });
      }
      done = true;
      await writing;
    },
  },
];
