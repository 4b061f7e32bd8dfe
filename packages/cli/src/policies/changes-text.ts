import { type Change, type ChangeStep, operatorText, printPolicy } from "@ostiary/policy";
import { styled } from "../terminal.ts";
import type { Explanation } from "./explain.ts";
import { levelName, wordsOf } from "./layer-names.ts";
import { listed } from "./plain-words.ts";
import { shownStatement } from "./shown-statement.ts";

/** What would make the request allowed, the nearest first. */
export function shownChanges(explanation: Explanation): readonly string[] {
  const { decision, changes } = explanation;
  if (decision.result === "allowed") return [];
  if (changes.length === 0) {
    return [
      "Nothing was found that would allow it without changing who asks or what is asked for.",
    ];
  }
  return changes.map((change, place) => {
    const title = place === 0 ? "What would allow it" : "Or";
    return [styled(title, "bold"), ...stepsShown(change, explanation)].join("\n");
  });
}

const stepsShown = ({ steps }: Change, explanation: Explanation): readonly string[] =>
  steps.map((step, place) => {
    const number = steps.length === 1 ? "" : `${place + 1}. `;
    return `  ${number}${stepShown(step, explanation)}`;
  });

function stepShown(step: ChangeStep, explanation: Explanation): string {
  switch (step.kind) {
    case "context": {
      const { key, value, condition } = step;
      const shown = typeof value === "string" ? JSON.stringify(value) : listed(value, "and");
      return `The request brings ${key} = ${shown} (${operatorText(condition)} ${listed(condition.values)}).`;
    }
    case "allow": {
      const { layer, level, statement } = step;
      const text = printPolicy({ version: undefined, id: undefined, statements: [statement] });
      const [printed] = JSON.parse(text).Statement;
      const { one, a } = wordsOf(layer, explanation);
      const where =
        layer === "boundary" ? `The ${one}` : `${a.slice(0, 1).toUpperCase()}${a.slice(1)}`;
      const open = statement.principals?.named.everyone && layer !== "resourceControl";
      const warning = open ? `\n     ${styled("This opens it to everyone.", "yellow")}` : "";
      return `${where}${levelName(level)} gains the statement\n     ${JSON.stringify(printed)}${warning}`;
    }
    case "lift": {
      const { denial, exception } = step;
      const where = `${shownStatement(explanation.files, denial)} (${wordsOf(denial.layer, explanation).one})`;
      const what =
        exception === undefined
          ? "is taken away"
          : `spares the caller, by the condition {"${operatorText(exception)}":{"${exception.key}":"${exception.values.join()}"}}`;
      const warning = "Somebody meant this Deny: ask its owner before you lift it.";
      return `The explicit Deny ${where} ${what}\n     ${styled(warning, "yellow")}`;
    }
  }
}
