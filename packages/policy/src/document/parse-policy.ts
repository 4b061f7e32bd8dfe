import { isDateValue } from "./date-form.ts";
import { JsonSyntaxError, type Position, readJson } from "./json.ts";
import type { Effect, Policy, PolicyKind, Statement } from "./policy.ts";
import { passesLegacyParser, resourceFault } from "./resource-form.ts";
import { type DraftPolicy, type DraftStatement, readForm } from "./syntax.ts";

/** Something that is wrong with a policy. */
export interface Finding extends Position {
  readonly code: "SyntaxError" | "VersionError" | "LegacyParsingError" | "SemanticError";
  /** In the words that AWS gives with MalformedPolicyDocument. */
  readonly message: string;
  /** What exactly, in our words; absent where the message says it all. */
  readonly detail?: string;
}

export type ParseResult =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly findings: readonly [Finding, ...Finding[]] };

type Check = (policy: DraftPolicy, kind: PolicyKind) => Finding | undefined;

/** Parses a policy. The first finding is the one that AWS would answer with. */
export function parsePolicy(text: string, kind: PolicyKind): ParseResult {
  try {
    const draft = readForm(readJson(text), kind);
    for (const check of checks) {
      const finding = check(draft, kind);
      if (finding !== undefined) return { ok: false, findings: [finding] };
    }
    return { ok: true, policy: finished(draft) };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const message = (kind === "trust" ? error.trust : undefined) ?? "Syntax errors in policy.";
    return {
      ok: false,
      findings: [{ code: "SyntaxError", message, detail: error.message, ...error.position }],
    };
  }
}

const isEffect = (text: string): text is Effect => text === "Allow" || text === "Deny";

function finished(draft: DraftPolicy): Policy {
  const statements = draft.statements.map((statement): Statement => {
    const { actions, effect } = statement;
    if (actions === undefined || !isEffect(effect))
      throw new Error("The checks let a bad statement pass.");
    return Object.freeze({ ...statement, actions, effect });
  });
  return Object.freeze({ ...draft, statements });
}

const at = (
  statement: DraftStatement,
  code: Finding["code"],
  message: string,
  detail?: string,
): Finding => ({ code, message, ...(detail !== undefined && { detail }), ...statement.start });

/** The first finding of a check on each statement. */
const each =
  (check: (statement: DraftStatement, kind: PolicyKind) => Finding | undefined): Check =>
  ({ statements }, kind) => {
    for (const statement of statements) {
      const finding = check(statement, kind);
      if (finding !== undefined) return finding;
    }
    return undefined;
  };

const legacy = (statement: DraftStatement, detail: string): Finding =>
  at(statement, "LegacyParsingError", "The policy failed legacy parsing", detail);

/** Kinds of policies that have to carry the newer version. */
const newVersionOnly = new Set<PolicyKind>(["identity"]);

/** Kinds of policies that are attached to whom they are about, and name nobody. */
const withoutPrincipals = new Set<PolicyKind>(["identity", "session", "serviceControl"]);

const prohibited = (statement: DraftStatement, field: string): Finding =>
  at(statement, "SemanticError", `Has prohibited field ${field}`);

/** The actions of trust policies. */
export const trustActions =
  /^(\*|sts:(assumerole|assumerolewithsaml|assumerolewithwebidentity|decodeauthorizationmessage|getaccesskeyinfo|getcalleridentity|getfederationtoken|getservicebearertoken|getsessiontoken|setcontext|setsourceidentity|tagsession|[a-z]*\*[a-z]*))$/i;

/** The checks of meaning, in AWS's order: which of several mistakes is reported is theirs to say. */
const checks: readonly Check[] = [
  ({ version, statements: [first] }, kind) =>
    newVersionOnly.has(kind) && version !== "2012-10-17" && first !== undefined
      ? at(first, "VersionError", "Policy document must be version 2012-10-17 or greater.")
      : undefined,
  each((statement) =>
    isEffect(statement.effect) ? undefined : legacy(statement, "Effect must be Allow or Deny."),
  ),
  each((statement) => {
    for (const { operator, values } of statement.conditions) {
      if (!operator.startsWith("Date")) continue;
      const bad = values.find((value) => !isDateValue(value));
      if (bad !== undefined) return legacy(statement, `'${bad.slice(0, 128)}' is no date.`);
    }
    return undefined;
  }),
  each((statement) => {
    const patterns = statement.resources?.patterns ?? [];
    if (patterns.some((resource) => resourceFault(resource) !== undefined)) return undefined;
    const bad = patterns.find((resource) => !passesLegacyParser(resource));
    return bad === undefined ? undefined : legacy(statement, `'${bad.slice(0, 128)}' is no ARN.`);
  }),
  ({ statements }) => {
    const seen = new Set<string>();
    for (const statement of statements) {
      const { sid } = statement;
      if (sid === undefined || sid === "") continue;
      if (seen.has(sid)) {
        const message = "Statement IDs (SID) in a single policy must be unique.";
        return at(statement, "SemanticError", message);
      }
      seen.add(sid);
    }
    return undefined;
  },
  each((statement, kind) =>
    statement.actions === undefined || statement.actions.patterns.length === 0
      ? at(
          statement,
          "SemanticError",
          kind === "trust" && statement.actions === undefined
            ? "Missing required field Action"
            : "Policy statement must contain actions.",
        )
      : undefined,
  ),
  each((statement) => {
    const faults = [...(statement.resources?.patterns ?? [])]
      .sort()
      .map(resourceFault)
      .filter((fault) => fault !== undefined);
    return faults[0] === undefined ? undefined : at(statement, "SemanticError", faults[0]);
  }),
  each((statement) => {
    for (const action of statement.actions?.patterns ?? []) {
      const fault = actionFault(action);
      if (fault !== undefined) return at(statement, "SemanticError", fault);
    }
    return undefined;
  }),
  each((statement, kind) => {
    const needed = kind !== "trust";
    if (!needed) {
      if (statement.resources === undefined) return undefined;
      return statement.resources.negated
        ? at(statement, "SemanticError", "AssumeRole policy must not contain resources.")
        : prohibited(statement, "Resource");
    }
    return statement.resources === undefined || statement.resources.patterns.length === 0
      ? at(statement, "SemanticError", "Policy statement must contain resources.")
      : undefined;
  }),
  each((statement, kind) => {
    const { principals } = statement;
    if (withoutPrincipals.has(kind)) {
      return principals === undefined
        ? undefined
        : at(statement, "SemanticError", "Policy document should not specify a principal.");
    }
    if (principals === undefined)
      return at(statement, "SemanticError", "Missing required field Principal");
    // "You cannot use the NotPrincipal element … in an IAM role trust policy" ("AWS JSON policy elements: NotPrincipal").
    if (kind === "trust" && principals.negated) {
      return statement.effect === "Allow"
        ? at(statement, "SemanticError", "Allow with NotPrincipal is not allowed.")
        : prohibited(statement, "NotPrincipal");
    }
    return undefined;
  }),
  each((statement, kind) => {
    if (kind !== "trust") return undefined;
    return (statement.actions?.patterns ?? []).every((action) => trustActions.test(action))
      ? undefined
      : at(
          statement,
          "SemanticError",
          "AssumeRole policy may only specify STS AssumeRole actions.",
        );
  }),
];

function actionFault(action: string): string | undefined {
  const [vendor = "", name, ...more] = action.split(":");
  if (name === undefined && vendor !== "*") {
    return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
  }
  if (more.length > 0) return "Actions/Condition can contain only one colon.";
  return vendor !== "*" && /[^a-zA-Z0-9\-.]/.test(vendor)
    ? `Vendor ${vendor} is not valid`
    : undefined;
}
