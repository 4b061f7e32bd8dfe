import { readFileSync } from "node:fs";
import {
  type AttachedPolicy,
  compilePolicy,
  explain,
  type Layers,
  type PolicyKind,
  parsePolicy,
  requestContext,
  validatePolicy,
} from "@ostiary/policy";
import { describe, expect, test } from "vitest";
import {
  fillGuardrail,
  type Guardrail,
  type GuardrailCase,
  GuardrailParameterError,
  guardrails,
} from "../../src/index.ts";
import { callers } from "./callers.ts";

const kinds = { scp: "serviceControl", rcp: "resourceControl" } as const;

const attached = (text: string, kind: PolicyKind): AttachedPolicy => {
  const parsed = parsePolicy(text, kind);
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  return { id: kind, source: "none", policy: compilePolicy(parsed.policy) };
};

const everything = (more: object = {}): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "*", Resource: "*", ...more },
  });

/** Everything allows, in every account and by every resource, but for the guardrail. */
function layersUnder({ kind, ...guardrail }: Guardrail, one: GuardrailCase): Layers {
  const everyone = { Principal: "*" };
  const full = attached(everything(kind === "rcp" ? everyone : {}), kinds[kind]);
  const document = fillGuardrail({ kind, ...guardrail }, guardrail.example);
  const levels = [[full], [full, attached(document, kinds[kind])]];
  const outside =
    one.caller === "outsider" || one.caller === "service" || one.resource !== undefined;
  return {
    identity: [attached(everything(), "identity")],
    ...(outside && { resource: attached(everything(everyone), "resource") }),
    [kinds[kind]]: levels,
  };
}

describe.each(guardrails)("$id", (guardrail) => {
  test.each(guardrail.cases)("$about: $caller, $action", (one) => {
    const { principal, context } = callers[one.caller];
    const request = {
      principal,
      action: one.action,
      resource: one.resource ?? "*",
      resourceAccount: "111122223333",
      context: requestContext({ ...context, ...one.context }),
    };
    const decision = explain(request, layersUnder(guardrail, one));
    expect(decision.result).toBe(one.allowed ? "allowed" : "explicitDeny");
    if (!one.allowed) expect(decision.layer).toBe(kinds[guardrail.kind]);
  });

  test("has a case that passes and one that does not for each of its statements", () => {
    expect(new Set(guardrail.cases.map(({ allowed }) => allowed)).size).toBe(2);
    const denied = guardrail.cases.filter(({ allowed }) => !allowed);
    const fired = new Set(
      denied.flatMap((one) => {
        const { principal, context } = callers[one.caller];
        const request = {
          principal,
          action: one.action,
          resource: one.resource ?? "*",
          resourceAccount: "111122223333",
          context: requestContext({ ...context, ...one.context }),
        };
        return explain(request, layersUnder(guardrail, one)).statements.map(
          ({ statement }) => statement.sid,
        );
      }),
    );
    const { Statement } = JSON.parse(fillGuardrail(guardrail, guardrail.example));
    expect(
      Statement.map(({ Sid }: { Sid: string }) => Sid).filter((sid: string) => !fired.has(sid)),
    ).toEqual([]);
  });

  test("is in order and within the quota", async () => {
    const text = fillGuardrail(guardrail, guardrail.example);
    const findings = await validatePolicy(text, { kind: kinds[guardrail.kind] });
    expect(findings.filter(({ type }) => type === "ERROR")).toEqual([]);
    expect(text.length).toBeLessThanOrEqual(5120);
    expect(text).not.toContain("{{");
  });

  test("has a default or an example for each parameter, all of their forms", () => {
    for (const { name, form, default: preset } of guardrail.parameters) {
      const values = preset ?? guardrail.example?.[name];
      expect(values).toBeDefined();
      for (const value of [values ?? []].flat()) expect(value).toMatch(form);
    }
  });
});

test("docs/guardrails.md lists each with its kind, its title and its parameters", () => {
  const page = readFileSync(new URL("../../../../docs/guardrails.md", import.meta.url), "utf8");
  const rows = [
    ...page.matchAll(/^\| `([a-z0-9-]+)` +\| (SCP|RCP) +\| (.+?) +\| (.*?) *\|$/gm),
  ].map(([, ...cells]) => cells);
  const wanted = guardrails.map(({ id, kind, title, parameters }) => [
    id,
    kind.toUpperCase(),
    title,
    parameters
      .map(({ name, default: preset }) => (preset === undefined ? `**${name}**` : name))
      .join(", "),
  ]);
  expect(rows).toEqual(wanted);
});

describe("parameters", () => {
  const [regions] = guardrails.filter(({ id }) => id === "deny-outside-regions");
  const [perimeter] = guardrails.filter(({ id }) => id === "data-perimeter-scp");
  if (regions === undefined || perimeter === undefined) throw new Error("They are listed.");

  test("a list stands for each of its values", () => {
    const { Statement } = JSON.parse(
      fillGuardrail(regions, { regions: ["eu-west-1", "eu-west-2"] }),
    );
    expect(Statement[0].Condition.StringNotEquals).toEqual({
      "aws:RequestedRegion": ["eu-west-1", "eu-west-2"],
    });
  });

  test.each([
    [
      "what is not given",
      perimeter,
      {},
      /^data-perimeter-scp needs the parameter organization: the id of/,
    ],
    ["an empty list", regions, { regions: [] }, /needs the parameter regions/],
    [
      "what it has not",
      regions,
      { region: ["eu-west-1"] },
      /^deny-outside-regions has no parameter region; it has: regions, exempt\.$/,
    ],
    [
      "a second value where there is one",
      perimeter,
      { organization: ["o-a1b2c3d4e5", "o-zzzzzzzzzz"] },
      /^organization has one value\.$/,
    ],
    [
      "what is not of its form",
      regions,
      { regions: ['x"'] },
      /^"x\\"" can't be regions: the regions in use\.$/,
    ],
  ] as const)("%s is refused", (_, guardrail, values, message) => {
    const fill = () => fillGuardrail(guardrail, values);
    expect(fill).toThrow(GuardrailParameterError);
    expect(fill).toThrow(message);
  });
});
