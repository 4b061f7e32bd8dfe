import {
  type ContextValue,
  compilePolicy,
  explain,
  parsePolicy,
  requestContext,
} from "../../src/index.ts";
import { principals } from "../decide/principals.ts";

interface Asked {
  readonly action?: string;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
}

/** Whether an identity policy of one statement lets alice do this to that. What the statement leaves out is everything. */
export function allows(
  statement: object,
  { action = "s3:GetObject", resource = "*", context = {} }: Asked,
): boolean {
  const broad = { Effect: "Allow", Action: "*", Resource: "*" };
  const text = JSON.stringify({ Version: "2012-10-17", Statement: { ...broad, ...statement } });
  const parsed = parsePolicy(text, "session");
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  const policy = compilePolicy(parsed.policy);
  const request = {
    principal: principals.user,
    action,
    resource,
    context: requestContext(context),
  };
  return explain(request, { identity: [{ id: "p", source: "none", policy }] }).result === "allowed";
}
