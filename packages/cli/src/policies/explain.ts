import {
  type Change,
  changesToAllow,
  type Decision,
  type ExaminedStatement,
  examine,
  explain as explainRequest,
  printPolicy,
} from "@ostiary/policy";
import { print } from "../terminal.ts";
import { type Asking, readAsking } from "./asking.ts";
import { shownExplanation } from "./explanation-text.ts";
import type { SituationOptions } from "./policy-options.ts";
import { type Question, questionOf } from "./requests.ts";
import { shownStatement } from "./shown-statement.ts";

export interface ExplainOptions extends SituationOptions {
  readonly action?: string;
  readonly resource?: string;
  readonly message?: string;
  readonly endpointUrl?: string;
  readonly json?: boolean;
}

/** A decision with everything that can be said of it. */
export interface Explanation extends Question {
  readonly files: Asking["files"];
  readonly decision: Decision;
  readonly statements: readonly ExaminedStatement[];
  readonly changes: readonly Change[];
}

/** `ostiary explain`: ends with 0 whatever the decision is. */
export async function explain(options: ExplainOptions): Promise<void> {
  if (options.message !== undefined) {
    const { explainMessage } = await import("./explain-message.ts");
    return explainMessage(options.message, options.endpointUrl, options.json ?? false);
  }
  const { action, resource = "*", json } = options;
  if (action === undefined) {
    throw new Error("--action is missing: name what is asked for, as in --action s3:GetObject");
  }
  const asking = await readAsking(options, [resource]);
  const question = await questionOf(asking, options, action, resource, new Date());
  const { request, layers } = question;
  const explanation: Explanation = {
    ...question,
    files: asking.files,
    decision: explainRequest(request, layers),
    statements: examine(request, layers),
    changes: changesToAllow(request, layers),
  };
  print(json ? asJson(explanation) : shownExplanation(explanation));
}

function asJson({ request, files, decision, statements, changes }: Explanation): string {
  return JSON.stringify(
    {
      request: { ...request, context: Object.fromEntries(request.context) },
      result: decision.result,
      layer: decision.layer,
      missingContext: decision.missingContext,
      statements: statements.map((one) => ({
        layer: one.layer,
        level: one.level,
        policy: one.policy,
        statement: shownStatement(files, one),
        sid: one.statement.sid,
        effect: one.statement.effect,
        applies: one.applies,
        elements: one.elements.map(({ name, matches, missing, value }) => ({
          name,
          matches,
          missing,
          value,
        })),
      })),
      changes: changes.map(({ steps }) => steps.map((step) => stepAsJson(step, files))),
    },
    null,
    2,
  );
}

function stepAsJson(step: Change["steps"][number], files: Asking["files"]): object {
  switch (step.kind) {
    case "context":
      return { kind: step.kind, key: step.key, value: step.value };
    case "allow": {
      const { kind, layer, level, statement } = step;
      return { kind, layer, level, policy: policyOf(statement) };
    }
    case "lift": {
      const { kind, denial, exception } = step;
      return { kind, layer: denial.layer, statement: shownStatement(files, denial), exception };
    }
  }
}

/** A statement as a policy of its own. */
const policyOf = (statement: ExaminedStatement["statement"]): unknown =>
  JSON.parse(printPolicy({ version: "2012-10-17", id: undefined, statements: [statement] }));
