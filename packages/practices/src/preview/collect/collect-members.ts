import type { Target } from "../../collect/clients.ts";
import { collectSnapshot } from "../../collect/collect-snapshot.ts";
import { memberTarget } from "../../collect/member-target.ts";
import {
  type AccountSnapshot,
  coverageOf,
  type Input,
  type Snapshot,
} from "../../snapshot/index.ts";
import type { Gap } from "./requests.ts";

/** Collects inputs of accounts of the organization, some at once; what can't be had is a gap. */
export async function collectMembers(
  target: Target,
  accounts: readonly string[],
  roleName: string,
  inputs: readonly Input[],
): Promise<{
  readonly snapshot: Snapshot | undefined;
  readonly accounts: readonly AccountSnapshot[];
  readonly gaps: readonly Gap[];
}> {
  const gaps: Gap[] = [];
  const collected: AccountSnapshot[] = [];
  let snapshot: Snapshot | undefined;
  const waiting = [...accounts];
  const work = async () => {
    for (let account = waiting.shift(); account !== undefined; account = waiting.shift()) {
      try {
        const there = await memberTarget(target, account, roleName);
        const own = await collectSnapshot({ ...there, inputs });
        snapshot = own;
        for (const found of own.accounts) {
          collected.push(found);
          for (const input of inputs) {
            const coverage = coverageOf(found.coverage, input);
            if (coverage.state !== "complete") gaps.push({ account, reason: coverage.reason });
          }
        }
      } catch (error) {
        gaps.push({ account, reason: error instanceof Error ? error.message : String(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { snapshot, accounts: collected, gaps };
}

const atOnce = 4;
