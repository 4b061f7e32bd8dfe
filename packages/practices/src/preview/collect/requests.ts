import { loadCatalog } from "@ostiary/policy";
import type { Target } from "../../collect/clients.ts";
import { readEvent } from "../read-event.ts";
import type { RecordedRequest, UnreadRecord } from "../recorded-request.ts";
import { recordsOfTrail, type TrailOptions } from "./records.ts";

/** Requests of records, and what could not be read. */
export interface CollectedRequests {
  readonly requests: readonly RecordedRequest[];
  readonly unread: readonly UnreadRecord[];
  /** Accounts whose trail was not read, or not all of it. */
  readonly gaps: readonly { readonly account: string; readonly reason: string }[];
}

/** Makes requests of records; an action that the service authorization reference does not have is not read. */
export async function requestsOf(
  records: readonly unknown[],
): Promise<Omit<CollectedRequests, "gaps">> {
  const requests: RecordedRequest[] = [];
  const unread: UnreadRecord[] = [];
  for (const record of records) {
    const read = readEvent(record);
    if (read.kind === "unread") unread.push(read.unread);
    if (read.kind !== "request") continue;
    const { action, event, at, caller } = read.request;
    const [service = "", name = ""] = action.split(":");
    const catalog = await loadCatalog(service);
    if (catalog?.actions.has(name.toLowerCase())) requests.push(read.request);
    else unread.push({ event, at, caller, name: action, reason: "policies know no such action" });
  }
  return { requests, unread };
}

/** Reads the trails of accounts: the caller's own, and others' as a session of a role there. */
export async function collectRequests(
  target: Target,
  accounts: readonly string[],
  options: TrailOptions & { readonly roleName: string },
): Promise<CollectedRequests> {
  const { memberClients } = await import("../../collect/member-clients.ts");
  const records: unknown[] = [];
  const gaps: { account: string; reason: string }[] = [];
  for (const account of accounts) {
    try {
      const { cloudTrail } = await memberClients(target, account, options.roleName);
      const trail = await recordsOfTrail(cloudTrail, options);
      records.push(...trail.records);
      if (!trail.complete) {
        gaps.push({ account, reason: `only the last ${trail.records.length} events were read` });
      }
    } catch (error) {
      gaps.push({ account, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { ...(await requestsOf(records)), gaps };
}
