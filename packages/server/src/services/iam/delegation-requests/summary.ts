import type { DelegationRequest } from "@ostiary/directory";
import { type Condition, loadCatalog, parsePolicy, type Statement } from "@ostiary/policy";

const several = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;

function duration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const parts = [
    ...(hours > 0 ? [several(hours, "hour")] : []),
    ...(minutes > 0 ? [several(minutes, "minute")] : []),
    ...(seconds % 60 > 0 ? [several(seconds % 60, "second")] : []),
  ];
  return parts.join(" ");
}

/** `S3 (s3)`: how the Service Authorization Reference names a service. */
async function serviceTitle(prefix: string): Promise<string> {
  const catalog = prefix.includes("*") ? undefined : await loadCatalog(prefix);
  return catalog === undefined ? prefix : `${catalog.title} (${prefix})`;
}

/** Actions by service, in the order in which they are written. */
async function actionsOf({ actions }: Statement): Promise<string> {
  if (actions.patterns.includes("*"))
    return actions.negated ? "nothing" : "everything in every service";
  const byService = new Map<string, string[]>();
  for (const pattern of actions.patterns) {
    const [prefix = "", name = ""] = pattern.split(":");
    const names = byService.get(prefix.toLowerCase()) ?? [];
    names.push(name === "*" ? "everything" : name);
    byService.set(prefix.toLowerCase(), names);
  }
  const services = await Promise.all(
    [...byService].map(
      async ([prefix, names]) => `${names.join(", ")} in ${await serviceTitle(prefix)}`,
    ),
  );
  const list = services.join("; ");
  return actions.negated ? `everything but ${list}` : list;
}

function resourcesOf({ resources }: Statement): string {
  if (resources === undefined || resources.patterns.includes("*")) return "any resource";
  const list = resources.patterns.join(", ");
  return resources.negated ? `any resource but ${list}` : list;
}

function conditionText({ operator, qualifier, ifExists, key, values }: Condition): string {
  const called = `${qualifier === undefined ? "" : `${qualifier}:`}${operator}${ifExists ? "IfExists" : ""}`;
  return `${key} ${called} ${values.join(" or ")}`;
}

async function sentence(statement: Statement): Promise<string> {
  const may = statement.effect === "Allow" ? "may" : "may not";
  const conditions = statement.conditions.map(conditionText);
  const only = conditions.length === 0 ? "" : `, only where ${conditions.join(" and ")}`;
  return `- It ${may} do ${await actionsOf(statement)}, on ${resourcesOf(statement)}${only}.`;
}

/** What a delegation request asks for, in English sentences: one for each statement of its policy, as it is written. */
export async function summaryOf(request: DelegationRequest): Promise<string> {
  const parsed = parsePolicy(request.permissionPolicy, "session");
  if (!parsed.ok) throw new Error(`The policy of delegation request ${request.id} does not parse.`);
  const sentences = await Promise.all(parsed.policy.statements.map(sentence));
  const boundaries = request.restrictionArns.join(", ");
  return [
    `${request.requestorName} (account ${request.requestorId}) asks for access to your account for ${duration(request.sessionDuration)}: ${request.description}`,
    "With the permissions of whoever accepts, and no more than these:",
    ...sentences,
    ...(boundaries === ""
      ? []
      : [`Roles that it makes stay when the access ends. They are bounded by ${boundaries}.`]),
  ].join("\n");
}
