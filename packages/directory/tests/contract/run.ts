import { describe, test } from "vitest";
import type { Directory } from "../../src/index.ts";
import { auditCases } from "./audit.ts";
import { listCases } from "./lists.ts";
import type { Place } from "./place.ts";
import { transactionCases } from "./transactions.ts";

/** One thing that is true of every store. */
export interface ContractCase {
  readonly says: string;
  holds(subject: {
    readonly directory: Directory;
    /** Closes the directory and opens it again. */
    reopened(): Promise<Directory>;
    readonly tamper: Place["tamper"];
  }): Promise<void>;
}

const groups = {
  transactions: transactionCases,
  lists: listCases,
  "audit trail": auditCases,
} satisfies Record<string, readonly ContractCase[]>;

/** Holds a store against everything that is true of all of them. */
export function runContract(newPlace: () => Promise<Place>): void {
  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      test.each(cases)("$says", async ({ holds }) => {
        const place = await newPlace();
        let current = await place.open();
        const directory = current;
        try {
          await holds({
            directory,
            async reopened() {
              await current.close();
              current = await place.open();
              return current;
            },
            tamper: place.tamper,
          });
        } finally {
          await current.close();
          await place.remove();
        }
      });
    });
  }
}
