/** Who asks in a case, by name; all are of account 111122223333 but `outsider` and `service`. */
export type GuardrailCaller =
  | "root"
  | "assumed-root"
  | "user"
  | "user-with-mfa"
  | "role"
  | "break-glass"
  | "organization-access"
  | "outsider"
  | "service";

/** A request that the guardrail is about, and whether it still lets it pass. Everything else allows it. */
export interface GuardrailCase {
  readonly about: string;
  readonly caller: GuardrailCaller;
  /** `service:Name`. */
  readonly action: string;
  /** Absent: `*`. */
  readonly resource?: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  readonly allowed: boolean;
}

/** Something that an organization fills in. */
export interface GuardrailParameter {
  readonly name: string;
  readonly says: string;
  readonly form: RegExp;
  /** Absent: it has to be given. */
  readonly default?: string | readonly string[];
}

type DocumentValue = string | readonly DocumentValue[] | { readonly [key: string]: DocumentValue };

/** A ready control policy. */
export interface Guardrail {
  readonly id: string;
  readonly title: string;
  readonly kind: "scp" | "rcp";
  /** Why an organization wants it, in a sentence or two. */
  readonly reason: string;
  readonly parameters: readonly GuardrailParameter[];
  /** A policy in which `{{name}}` stands for a parameter; alone in a list it stands for each of its values. */
  readonly document: { readonly [key: string]: DocumentValue };
  readonly cases: readonly GuardrailCase[];
  /** Values of the cases for parameters that have no default. */
  readonly example?: Readonly<Record<string, readonly string[]>>;
}

/** Values of parameters by their names. */
export type GuardrailValues = Readonly<Record<string, readonly string[]>>;

/** A parameter is missing, unknown or not of its form. */
export class GuardrailParameterError extends Error {
  override readonly name = "GuardrailParameterError";
}

/** The policy of a guardrail as text without white space. Throws GuardrailParameterError. */
export function fillGuardrail(guardrail: Guardrail, given: GuardrailValues = {}): string {
  const unknown = Object.keys(given).find(
    (name) => !guardrail.parameters.some((parameter) => parameter.name === name),
  );
  if (unknown !== undefined) {
    const names = guardrail.parameters.map(({ name }) => name).join(", ") || "none";
    throw new GuardrailParameterError(
      `${guardrail.id} has no parameter ${unknown}; it has: ${names}.`,
    );
  }
  const values = new Map(
    guardrail.parameters.map((parameter) => [
      parameter.name,
      valuesOf(guardrail, parameter, given),
    ]),
  );
  return JSON.stringify(filled(guardrail.document, values));
}

function valuesOf(
  { id }: Guardrail,
  { name, says, form, default: preset }: GuardrailParameter,
  given: GuardrailValues,
): readonly string[] {
  const values = given[name] ?? (typeof preset === "string" ? [preset] : preset);
  if (values === undefined || values.length === 0) {
    throw new GuardrailParameterError(`${id} needs the parameter ${name}: ${says}.`);
  }
  const wrong = values.find((value) => !form.test(value));
  if (wrong !== undefined) {
    throw new GuardrailParameterError(`${JSON.stringify(wrong)} can't be ${name}: ${says}.`);
  }
  return values;
}

function filled(
  value: DocumentValue,
  values: ReadonlyMap<string, readonly string[]>,
): DocumentValue {
  if (typeof value === "string") {
    return value.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => onlyOne(name, values));
  }
  if (isList(value)) return value.flatMap((item) => filledItem(item, values));
  const entries = Object.entries(value).map(([key, item]) => [key, filled(item, values)] as const);
  return Object.fromEntries(entries);
}

function onlyOne(name: string, values: ReadonlyMap<string, readonly string[]>): string {
  const [value = "", ...more] = values.get(name) ?? [];
  if (more.length > 0) throw new GuardrailParameterError(`${name} has one value.`);
  return value;
}

const isList = (value: DocumentValue): value is readonly DocumentValue[] => Array.isArray(value);

/** An item of a list: one with a parameter is there for each of its values. */
function filledItem(
  item: DocumentValue,
  values: ReadonlyMap<string, readonly string[]>,
): readonly DocumentValue[] {
  const [placeholder, name = ""] = (typeof item === "string" && /\{\{(\w+)\}\}/u.exec(item)) || [];
  if (placeholder === undefined || typeof item !== "string") return [filled(item, values)];
  return (values.get(name) ?? []).map((value) => item.replace(placeholder, value));
}
