import type { InlinePolicy } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Json, PolicyTemplate, RoleTemplate } from "./role-templates.ts";

/** What a caller gives for the parameters of a template, by name. */
export type Replacements = Readonly<Record<string, readonly string[]>>;

/** What a template makes of a role with certain replacements. */
export interface RenderedRole {
  readonly roleName: string;
  readonly path: string;
  readonly description: string;
  readonly maxSessionDuration: number;
  readonly assumeRolePolicyDocument: string;
  readonly attachedPolicies: readonly string[];
  readonly inlinePolicies: readonly InlinePolicy[];
}

const failed = (why: string) => serviceError("InvalidInput", `Failed to render template: ${why}`);

function checkReplacements({ ParametersDefinition }: RoleTemplate, given: Replacements): void {
  const types = new Map(ParametersDefinition.map(({ Name, Type }) => [Name, Type]));
  for (const [name, { length }] of Object.entries(given)) {
    if (!types.has(name)) throw failed(`Unrecognized parameter: ${name}`);
    if (types.get(name) === "String" && length !== 1) {
      throw serviceError(
        "ValidationError",
        `${name} replacement value must contain exactly one value, got ${length}`,
      );
    }
  }
}

/** Puts values in the place of parameters: those given, or else the template's defaults. */
function rendererOf({ ParametersDefinition }: RoleTemplate, given: Replacements) {
  const parameters = new Map(
    ParametersDefinition.map(({ Name, Type, DefaultValue }) => {
      const standing = DefaultValue === undefined ? undefined : [DefaultValue];
      const values = Object.hasOwn(given, Name) ? given[Name] : standing;
      return [Name, { list: Type === "StringList", values }];
    }),
  );

  function valuesOf(name: string): readonly string[] {
    const values = parameters.get(name)?.values;
    if (values === undefined) throw failed(`Parameter '${name}' not found.`);
    return values;
  }
  const text = (pattern: string): string =>
    pattern.replace(/@\{(\w+)\}/g, (_, name: string) => valuesOf(name).join(","));

  function json(value: Json): Json {
    if (typeof value === "string") {
      const name = /^@\{(\w+)\}$/.exec(value)?.[1];
      return name !== undefined && parameters.get(name)?.list ? valuesOf(name) : text(value);
    }
    if (isList(value)) return value.map(json);
    if (typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, json(inner)]));
  }

  /** Undefined where no statement is left; a statement that is turned off needs no values. */
  function policy({ Version, Statement }: PolicyTemplate): string | undefined {
    const statements = Statement.flatMap(({ "@Enabled": enabled, ...statement }) => {
      const isOn = enabled === undefined || valuesOf(String(enabled))[0]?.toLowerCase() === "true";
      return isOn ? [json(statement)] : [];
    });
    return statements.length === 0 ? undefined : JSON.stringify({ Version, Statement: statements });
  }

  return { text, policy };
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Renders a template: InvalidInput or ValidationError where the replacements don't fit its parameters. */
export function renderRole(template: RoleTemplate, given: Replacements): RenderedRole {
  checkReplacements(template, given);
  const { text, policy } = rendererOf(template, given);
  return {
    roleName: text(template.RoleNamePattern),
    path: template.RolePathPattern ?? "/",
    description: text(template.RoleDescriptionPattern),
    maxSessionDuration: template.MaxSessionDuration,
    assumeRolePolicyDocument: policy(template.AssumeRolePolicyDocumentTemplate) ?? "",
    attachedPolicies: template.ManagedPolicyArns ?? [],
    inlinePolicies: (template.InlinePolicyTemplates ?? []).flatMap(
      ({ PolicyName, PolicyDocument }) => {
        const document = policy(PolicyDocument);
        return document === undefined ? [] : [{ name: PolicyName, document }];
      },
    ),
  };
}
