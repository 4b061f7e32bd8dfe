import type { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { isObject } from "../json-value.ts";

/**
 * The records in a file: as CloudTrail stores them (`{"Records": […]}`), as LookupEvents answers (`{"Events": […]}`), or one a line.
 * Throws an error that says what is wrong.
 */
export function recordsOfFile(text: string): readonly unknown[] {
  const whole = parsed(text);
  if (isObject(whole) && Array.isArray(whole["Records"])) return whole["Records"];
  if (isObject(whole) && Array.isArray(whole["Events"])) return whole["Events"].map(innerRecord);
  if (Array.isArray(whole)) return whole;
  if (isObject(whole)) return [whole];
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, index) => {
    const record = parsed(line);
    if (record === undefined) throw new Error(`Line ${index + 1} is no JSON.`);
    return record;
  });
}

function innerRecord(event: unknown): unknown {
  const text = isObject(event) ? event["CloudTrailEvent"] : undefined;
  return typeof text === "string" ? parsed(text) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface TrailOptions {
  readonly since: Date;
  /** The most events that are read. */
  readonly limit: number;
}

/** What LookupEvents tells of an account; `complete` is false where there were more than the limit. */
export async function recordsOfTrail(
  client: CloudTrailClient,
  { since, limit }: TrailOptions,
): Promise<{ readonly records: readonly unknown[]; readonly complete: boolean }> {
  const { LookupEventsCommand } = await import("@aws-sdk/client-cloudtrail");
  const records: unknown[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new LookupEventsCommand({ StartTime: since, NextToken }));
    for (const { CloudTrailEvent } of page.Events ?? [])
      records.push(parsed(CloudTrailEvent ?? ""));
    NextToken = page.NextToken;
    if (records.length >= limit && NextToken !== undefined) return { records, complete: false };
  } while (NextToken !== undefined);
  return { records, complete: true };
}
