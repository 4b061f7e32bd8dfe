import { readFileSync } from "node:fs";
import { loadCatalog, type ServiceCatalog } from "@ostiary/policy";
import { ownActions, services, withoutAction } from "./call-names.ts";

/** An action that a call needs, with the forms of the ARNs that it acts on. */
export interface CalledAction {
  /** `service:Name`. */
  readonly name: string;
  /** `arn:${Partition}:s3:::${BucketName}`. */
  readonly templates: readonly string[];
  /** Of how many types they are. */
  readonly types: number;
}

/** What a call in the trail stands for. */
export interface TrailCall {
  /** Empty for a call that needs no permission. */
  readonly actions: readonly CalledAction[];
  /** It passes a role to a service, which iam:PassRole is needed for and no event tells. */
  readonly passesRole: boolean;
  /** The request's member for a variable of an ARN, where it is not named as the variable. */
  readonly members: Readonly<Record<string, string>>;
}

/** What scripts/cloudtrail-actions.ts has written. */
interface StoredCalls {
  readonly actions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly passRole: Readonly<Record<string, readonly string[]>>;
  readonly variables: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
  >;
}

let stored: StoredCalls | undefined;

function storedCalls(): StoredCalls {
  if (stored !== undefined) return stored;
  const file = new URL("../../data/calls.generated.json", import.meta.url);
  const read: StoredCalls = JSON.parse(readFileSync(file, "utf8"));
  stored = read;
  return read;
}

/** Lambda, CloudFront and others end the names of their events in the version of their interface: `Invoke20150331v2`. */
const version = /_?(?:\d{8}|\d{4}_\d{2}_\d{2})(?:v\d+)?$/;

const ofService = <T>(
  table: Readonly<Record<string, Readonly<Record<string, T>>>>,
  service: string,
  call: string,
): T | undefined => {
  const calls = Object.hasOwn(table, service) ? table[service] : undefined;
  return calls !== undefined && Object.hasOwn(calls, call) ? calls[call] : undefined;
};

function actionIn(catalog: ServiceCatalog, name: string): CalledAction | undefined {
  const action = catalog.actions.get(name.toLowerCase());
  if (action === undefined) return undefined;
  const templates = action.resources.flatMap(({ type }) => type.arns);
  // An access point is another way to the same bucket or object.
  const types = action.resources.filter(({ type }) => !type.name.startsWith("accesspoint")).length;
  return { name: `${catalog.service}:${action.name}`, templates, types };
}

/** The names of the actions that a call needs, without their service. */
const namesOf = (service: string, call: string): readonly string[] =>
  ofService(ownActions, service, call)?.split(" ") ?? [
    ofService(storedCalls().actions, service, call) ?? call,
  ];

async function find(source: string, event: string): Promise<TrailCall | undefined> {
  const host = source.replace(/\.amazonaws\.com(\.cn)?$/, "");
  const service = Object.hasOwn(services, host) ? (services[host] ?? host) : host;
  if (withoutAction.has(service)) return { actions: [], passesRole: false, members: {} };
  const catalog = await loadCatalog(service);
  if (catalog === undefined) return undefined;
  for (const call of new Set([event, event.replace(version, "")])) {
    const actions = namesOf(service, call).flatMap((name) => actionIn(catalog, name) ?? []);
    if (actions.length === 0) continue;
    const { passRole, variables } = storedCalls();
    return {
      actions,
      passesRole: Object.hasOwn(passRole, service) && passRole[service]?.includes(call) === true,
      members: ofService(variables, service, call) ?? {},
    };
  }
  return undefined;
}

const mostKnown = 50_000;
const known = new Map<string, TrailCall | "unknown">();

/** What a call stands for, if that was looked up before. */
export const knownCall = (source: string, event: string): TrailCall | "unknown" | undefined =>
  known.get(`${source}\n${event}`);

/** What a call stands for, by the source and name of its event; unknown where no table says. */
export async function trailCall(source: string, event: string): Promise<TrailCall | "unknown"> {
  const before = knownCall(source, event);
  if (before !== undefined) return before;
  const call = (await find(source, event)) ?? "unknown";
  if (known.size < mostKnown) known.set(`${source}\n${event}`, call);
  return call;
}
