import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import {
  draftAccount,
  finishOrganization,
  finishSnapshot,
  newSnapshotDraft,
  type SnapshotDraft,
} from "../draft/index.ts";
import type { Coverage, Input, Snapshot } from "../snapshot/index.ts";
import { codeOf } from "./asking.ts";
import { type Clients, type Credentials, clientsFor, type Target } from "./clients.ts";
import { type Limit, limited } from "./limit.ts";
import { type CollectProgress, runSources } from "./run-sources.ts";
import type { Session, Source } from "./source.ts";
import { sources } from "./sources/index.ts";

export interface CollectOptions extends Target {
  /** Collects every account of the organization, by assuming this role in each but the first. */
  readonly roleName?: string;
  /** Only these inputs. */
  readonly inputs?: readonly Input[];
  /** How many calls are under way at once; 10 otherwise. */
  readonly concurrency?: number;
  /** How many events of the trail are read; 10,000 otherwise. */
  readonly events?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CollectProgress) => void;
}

const defaultConcurrency = 10;
const defaultEvents = 10_000;
const accountsAtOnce = 4;

/** What all accounts of a run share. */
interface Run {
  readonly options: CollectOptions;
  readonly draft: SnapshotDraft;
  readonly limit: Limit;
  readonly signal: AbortSignal;
  readonly now: number;
  readonly wanted: readonly Source[];
}

const isAwsEndpoint = (endpoint: string | undefined): boolean =>
  endpoint === undefined || /\.(amazonaws\.com(\.cn)?|api\.aws)(:\d+)?\/?$/.test(endpoint);

function sessionOf(
  run: Run,
  id: string,
  clients: Clients & { readonly region: string },
): Omit<Session, "progress"> {
  const { draft, signal, now, options } = run;
  const endpoint = options.endpoint ?? process.env["AWS_ENDPOINT_URL"];
  return {
    clients,
    region: clients.region,
    partition: draft.partition ?? "aws",
    isAws: isAwsEndpoint(endpoint),
    account: draftAccount(draft, id),
    snapshot: draft,
    signal,
    now,
    events: options.events ?? defaultEvents,
  };
}

const collected = (run: Run, session: Omit<Session, "progress">, wanted: readonly Source[]) =>
  runSources(session, wanted, run.limit, run.options.onProgress ?? (() => {}));

const ofNoOrganization =
  "The instance of Identity Center belongs to no organization that is known, and is not kept.";

/** What is read of the organization once counts for it, where there is one, else for the account that was asked. */
function noteCoverage(
  { draft }: Run,
  { account }: Omit<Session, "progress">,
  coverages: ReadonlyMap<Source, Coverage>,
): void {
  const organization = draft.organization?.described === undefined ? undefined : draft.organization;
  for (const [{ input, ofOrganization }, coverage] of coverages) {
    const owner = ofOrganization && organization !== undefined ? organization : account;
    owner.coverage.set(input, coverage);
  }
  if (organization !== undefined || draft.organization?.identityCenter === undefined) return;
  account.coverage.set("identity-center", { state: "absent", reason: ofNoOrganization });
}

/** The members that can be collected beside the first account. */
function members({ draft }: Run, first: string): readonly string[] {
  const organization = draft.organization && finishOrganization(draft.organization);
  const usable = organization?.accounts.filter(({ status }) => status !== "SUSPENDED") ?? [];
  return usable.map(({ id }) => id).filter((id) => id !== first);
}

async function assume(
  run: Run,
  clients: Clients,
  id: string,
  roleName: string,
): Promise<Credentials> {
  const RoleArn = `arn:${run.draft.partition ?? "aws"}:iam::${id}:role/${roleName}`;
  const { Credentials: given } = await clients.sts.send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: "ostiary-collect" }),
    { abortSignal: run.signal },
  );
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken) {
    throw new Error("There are no credentials in the answer.");
  }
  const { AccessKeyId, SecretAccessKey, SessionToken } = given;
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
}

async function collectMember(
  run: Run,
  clients: Clients,
  id: string,
  roleName: string,
): Promise<void> {
  const wanted = run.wanted.filter(({ ofOrganization }) => !ofOrganization);
  const { account } = sessionOf(run, id, { ...clients, region: "" });
  try {
    const credentials = await assume(run, clients, id, roleName);
    const { profile: _, ...target } = run.options;
    const own = await clientsFor({ ...targetOf(target), credentials });
    const session = sessionOf(run, id, own);
    noteCoverage(run, session, await collected(run, session, wanted));
  } catch (error) {
    run.signal.throwIfAborted();
    const reason = `The role ${roleName} of account ${id} could not be assumed (${codeOf(error)}).`;
    for (const { input } of wanted) account.coverage.set(input, { state: "absent", reason });
  }
}

/** The target alone, of options that hold more. */
function targetOf({ endpoint, region, profile, credentials }: Target): Target {
  return {
    ...(endpoint !== undefined && { endpoint }),
    ...(region !== undefined && { region }),
    ...(profile !== undefined && { profile }),
    ...(credentials !== undefined && { credentials }),
  };
}

/** Collects a snapshot by read-only calls. What is refused or fails is a gap in the coverage; only an abort, or not knowing who asks, ends it. */
export async function collectSnapshot(options: CollectOptions = {}): Promise<Snapshot> {
  const signal = options.signal ?? new AbortController().signal;
  const clients = await clientsFor(targetOf(options));
  const caller = await clients.sts.send(new GetCallerIdentityCommand({}), { abortSignal: signal });
  const { Account: first, Arn } = caller;
  if (first === undefined) throw new Error("GetCallerIdentity names no account.");
  const draft = newSnapshotDraft();
  draft.partition = Arn?.split(":")[1] ?? "aws";
  const { inputs } = options;
  const run: Run = {
    options,
    draft,
    signal,
    limit: limited(options.concurrency ?? defaultConcurrency),
    now: Date.now(),
    wanted: sources.filter(({ input }) => inputs === undefined || inputs.includes(input)),
  };
  const session = sessionOf(run, first, clients);
  noteCoverage(run, session, await collected(run, session, run.wanted));
  const { roleName } = options;
  if (roleName !== undefined) {
    const atOnce = limited(accountsAtOnce);
    await Promise.all(
      members(run, first).map((id) => atOnce(() => collectMember(run, clients, id, roleName))),
    );
  }
  return finishSnapshot(draft, new Date(run.now).toISOString());
}
