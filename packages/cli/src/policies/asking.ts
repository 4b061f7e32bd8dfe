import { type Layers, type PolicyKind, principalOf, type RequestPrincipal } from "@ostiary/policy";
import { readAccountDetails } from "./account-details.ts";
import { kindOf } from "./kind-of.ts";
import { type PolicyFile, readPolicyFile } from "./policy-file.ts";
import type { SituationOptions } from "./policy-options.ts";
import { principalDetails, trustPolicies } from "./principal-details.ts";

/** Who asks, and every policy that bears on it, with its file. */
export interface Asking {
  readonly principal: RequestPrincipal;
  readonly layers: Layers;
  readonly files: readonly PolicyFile[];
  /** The tags of the principal as context keys, where the account's details have them. */
  readonly tags: readonly (readonly [key: string, value: string])[];
  /** The trust policies of the roles that are asked for, where the account's details are given. */
  readonly trust: ReadonlyMap<string, PolicyFile>;
}

/** The policies that are attached at every level, beside those that are named. */
const always = { serviceControl: [], resourceControl: ["RCPFullAWSAccess"] } as const;

/** Reads what the options name; `resources` are what is asked for. */
export async function readAsking(
  options: SituationOptions,
  resources: readonly string[],
): Promise<Asking> {
  const { accountDetails } = options;
  const details =
    accountDetails === undefined ? undefined : await readAccountDetails(accountDetails);
  const named = principalNamed(options);
  const known = details && principalDetails(details, named);
  const trust = details === undefined ? noTrust : trustPolicies(details, resources);
  const files = [...(known?.identity ?? []), ...trust.values()];
  if (known?.boundary !== undefined) files.push(known.boundary);
  const read = async (file: string, kindFor: (text: string) => PolicyKind) => {
    const policy = await readPolicyFile(file, ({ text }) => kindFor(text));
    files.push(policy);
    return policy;
  };
  const list = async (names: readonly string[], kind: PolicyKind) => {
    const policies = [];
    for (const name of names) policies.push((await read(name, () => kind)).attached);
    return policies;
  };
  const levels = async (
    names: readonly (readonly string[])[],
    kind: "serviceControl" | "resourceControl",
  ) => {
    const policies = [];
    for (const level of names) policies.push(await list([...always[kind], ...level], kind));
    return policies;
  };
  const { boundary, session, resourcePolicy, endpointPolicy, scp, rcp } = options;
  const own = (known?.identity ?? []).map(({ attached }) => attached);
  const identity = [...own, ...(await list(options.policy, "identity"))];
  const limit = boundary === undefined ? known?.boundary : await read(boundary, () => "identity");
  const resource =
    resourcePolicy === undefined ? undefined : await read(resourcePolicy, kindOfResource);
  const layers: Layers = {
    identity,
    ...(limit !== undefined && { boundary: limit.attached }),
    ...(session !== undefined && { session: await list(session, "session") }),
    ...(resource !== undefined && { resource: resource.attached }),
    ...(resource?.kind === "trust" && { resourceTrust: "required" }),
    ...(endpointPolicy !== undefined && { endpoint: await list([endpointPolicy], "resource") }),
    ...(scp !== undefined && { serviceControl: await levels(scp, "serviceControl") }),
    ...(rcp !== undefined && { resourceControl: await levels(rcp, "resourceControl") }),
  };
  const principal = known?.principal ?? named;
  return { principal, layers, files, tags: known?.tags ?? [], trust };
}

const noTrust: ReadonlyMap<string, PolicyFile> = new Map();

const kindOfResource = (text: string): PolicyKind =>
  kindOf(text) === "trust" ? "trust" : "resource";

function principalNamed({ principal, principalId }: SituationOptions): RequestPrincipal {
  if (principal === undefined) {
    throw new Error(
      "--principal is missing: name who asks, as in --principal arn:aws:iam::111122223333:user/alice",
    );
  }
  const named = principalOf(principal, principalId);
  if (named === undefined) {
    throw new Error(
      `--principal ${principal} names nobody. It is the ARN of a user, role, session, root user or identity provider, ` +
        "a service as in lambda.amazonaws.com, or * for anybody.",
    );
  }
  return named;
}
