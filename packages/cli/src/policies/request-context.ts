import {
  type ContextValue,
  globalConditionKeys,
  loadCatalog,
  principalKeys,
  type RequestContext,
  type RequestPrincipal,
  requestContext,
  unknownId,
} from "@ostiary/policy";

type Entries = readonly (readonly [key: string, value: string])[];

/** What a request is about. */
export interface Asked {
  readonly principal: RequestPrincipal;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount: string | undefined;
}

/**
 * The context of a request: what its principal, its tags and its resource say, the clock, what every request has, and what the options say,
 * which counts before all else.
 */
export async function contextOf(
  asked: Asked,
  tags: Entries,
  given: Entries,
  now: Date,
): Promise<RequestContext> {
  const region = asked.resource.split(":")[3];
  const known = Object.entries(principalKeys(asked.principal)).filter(
    ([, value]) => typeof value !== "string" || !value.startsWith(unknownId),
  );
  return requestContext([
    ...known,
    ...tags,
    ["aws:ResourceAccount", asked.resourceAccount],
    ["aws:RequestedRegion", region === "" ? undefined : region],
    ["aws:CurrentTime", now.toISOString()],
    ["aws:EpochTime", String(Math.floor(now.getTime() / 1000))],
    ["aws:SecureTransport", "true"],
    ["aws:ViaAWSService", "false"],
    ...(await givenKeys(given, asked.action)),
  ]);
}

/** Keys that are given; one that may have several values has a list, and so has one that is given again. */
async function givenKeys(
  given: Entries,
  action: string,
): Promise<readonly (readonly [string, ContextValue])[]> {
  const isSeveral = await severalValued(action);
  const byKey = Map.groupBy(given, ([key]) => key.toLowerCase());
  return [...byKey].map(([key, entries]) => {
    const values = entries.map(([, value]) => value);
    const [first = ""] = values;
    return [key, values.length > 1 || isSeveral(key) ? values : first];
  });
}

/** Whether a key has several values in requests for an action, by AWS's reference. */
async function severalValued(action: string): Promise<(key: string) => boolean> {
  const global = new Set(
    globalConditionKeys
      .filter(({ multiValued }) => multiValued)
      .map(({ name }) => name.toLowerCase()),
  );
  const catalog = await loadCatalog(action.split(":")[0] ?? "");
  return (key) => global.has(key) || (catalog?.conditionKeys.find(key)?.multiValued ?? false);
}
