import { isObject } from "./json-value.ts";
import type { RecordedRequest } from "./recorded-request.ts";

/** Services that take roles as what is changed or assumed, not as what a service is to act by. */
const notPassedTo: ReadonlySet<string> = new Set([
  "cloudtrail",
  "iam",
  "kms",
  "organizations",
  "s3",
  "sns",
  "sqs",
  "sts",
]);

const deepest = 6;

const supposedly = "calls named roles, and whether they were passed no record tells";

/**
 * The roles that a request may have passed ("Granting a user permissions to pass a role to an AWS service"): iam:PassRole leaves no record of
 * its own, so that roles in the parameters of other calls are all there is.
 */
export function passedRoles(record: unknown, request: RecordedRequest): readonly RecordedRequest[] {
  const [service = ""] = request.action.split(":");
  if (notPassedTo.has(service) || !isObject(record)) return [];
  const roles = new Set(rolesIn(record["requestParameters"], 0));
  if (roles.size === 0) return [];
  const account = [...roles][0]?.split(":")[4] ?? "";
  return [
    {
      ...request,
      event: `${request.event} iam:PassRole`,
      supposed: { reason: supposedly },
      action: "iam:PassRole",
      resources: [...roles],
      resourceAccount: account,
      context: new Map([...request.context, ["aws:resourceaccount", account]]),
    },
  ];
}

function rolesIn(value: unknown, depth: number): readonly string[] {
  if (typeof value === "string") {
    return /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/u.test(value) ? [value] : [];
  }
  if (typeof value !== "object" || value === null || depth === deepest) return [];
  return Object.values(value).flatMap((inner) => rolesIn(inner, depth + 1));
}
