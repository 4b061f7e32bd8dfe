import {
  type AttachedPolicy,
  type Change,
  type ChangeStep,
  type ContextValue,
  changesToAllow,
  compilePolicy,
  type Layers,
  operatorText,
  type PolicyKind,
  parsePolicy,
  printPolicy,
  type RequestPrincipal,
  requestContext,
} from "../../src/index.ts";
import { principals } from "../decide/principals.ts";

/** A policy of statements, attached under an id. */
export function policy(
  id: string,
  kind: PolicyKind,
  ...statements: readonly object[]
): AttachedPolicy {
  const parsed = parsePolicy(
    JSON.stringify({ Version: "2012-10-17", Statement: statements }),
    kind,
  );
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  return { id, source: "none", policy: compilePolicy(parsed.policy) };
}

/** Allows everything. */
export const every = { Effect: "Allow", Action: "*", Resource: "*" };
/** A policy that allows everything. */
export const all = policy("all", "identity", every);
/** A policy that allows nothing that is asked for here. */
export const nothing = policy("nothing", "identity", { ...every, Action: "ec2:RunInstances" });
export const bucket = "arn:aws:s3:::bucket";

/** What a case asks otherwise than the rest. */
export interface Asked {
  readonly principal?: RequestPrincipal;
  readonly action?: string;
  readonly resource?: string;
  readonly resourceAccount?: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
}

/** What would allow alice to read an object. */
export const changes = (layers: Layers, asked: Asked = {}): readonly Change[] =>
  changesToAllow(
    {
      principal: principals.user,
      action: "s3:GetObject",
      resource: `${bucket}/key`,
      ...asked,
      context: requestContext({ "aws:PrincipalArn": principals.user.arn, ...asked.context }),
    },
    layers,
  );

function written(step: ChangeStep): string {
  switch (step.kind) {
    case "context":
      return `${step.key} = ${step.value} (${operatorText(step.condition)})`;
    case "allow": {
      const { layer, level = "", statement } = step;
      const text = printPolicy({ version: undefined, id: undefined, statements: [statement] });
      const { Effect, ...rest } = JSON.parse(text).Statement[0];
      return `${layer}${level} ${Effect} ${JSON.stringify(rest)}`;
    }
    case "lift": {
      const { denial, exception } = step;
      const but = exception && ` but ${operatorText(exception)} ${exception.key}`;
      return `lift ${denial.layer} ${denial.policy}${but ?? ""}`;
    }
  }
}

/** The steps of changes, in words. */
export const steps = (found: readonly Change[]): readonly (readonly string[])[] =>
  found.map((change) => change.steps.map(written));

/** The elements of a statement that allows it and nothing else, for policies without and with principals. */
export const exact = `{"Action":"s3:GetObject","Resource":"${bucket}/key"}`;
export const named = `{"Principal":{"AWS":["${principals.user.arn}"]},"Action":"s3:GetObject","Resource":"${bucket}/key"}`;
/** A condition that asks for a second factor. */
export const mfa = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
