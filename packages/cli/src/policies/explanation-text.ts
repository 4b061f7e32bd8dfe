import type { ExaminedElement, ExaminedStatement, Position } from "@ostiary/policy";
import { styled } from "../terminal.ts";
import { shownChanges } from "./changes-text.ts";
import type { Explanation } from "./explain.ts";
import { levelName, wordsOf } from "./layer-names.ts";
import { holdOf, missOf, shownPrincipal } from "./plain-words.ts";
import type { PolicyFile } from "./policy-file.ts";
import { fileOf, placeIn, shownStatement, shownStatements } from "./shown-statement.ts";

/** An explanation for people: the verdict, every statement with what does not match, what was missing and what would allow it. */
export function shownExplanation(explanation: Explanation): string {
  const parts = [
    verdict(explanation),
    ...layersShown(explanation),
    ...missingShown(explanation),
    ...shownChanges(explanation),
  ];
  return parts.join("\n\n");
}

function verdict(explanation: Explanation): string {
  const { request, decision, files } = explanation;
  const { result, layer, statements } = decision;
  const what = `${request.action} on ${request.resource} by ${shownPrincipal(request.principal)}`;
  const by = shownStatements(files, statements);
  if (result === "allowed") {
    const why = by === "" ? "The root user needs no policy for it." : `Allowed by ${by}.`;
    return `${styled("ALLOWED", "bold", "green")}  ${what}\n${why}`;
  }
  const words = layer === undefined ? undefined : wordsOf(layer, explanation);
  const why =
    result === "explicitDeny"
      ? `An explicit Deny in ${words?.a ?? "a policy"} ends it: ${by}.`
      : `No ${words?.one ?? "policy"} allows it.`;
  return `${styled("DENIED", "bold", "red")}  ${what}\n${why}`;
}

/** The statements of each layer, level by level. */
function layersShown(explanation: Explanation): readonly string[] {
  const byLayer = Map.groupBy(explanation.statements, ({ layer, level }) => `${layer} ${level}`);
  return [...byLayer.values()].map((statements) => {
    const [first] = statements;
    const title =
      first && `${capital(wordsOf(first.layer, explanation).many)}${levelName(first.level)}`;
    const lines = statements.flatMap((one) => statementShown(one, explanation));
    return [styled(title ?? "", "bold"), ...lines].join("\n");
  });
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

function statementShown(
  examined: ExaminedStatement,
  { request, files }: Explanation,
): readonly string[] {
  const { statement, applies, elements } = examined;
  const file = fileOf(files, examined);
  const mark = applies
    ? styled("applies", "bold", statement.effect === "Deny" ? "red" : "green")
    : styled("does not apply", "dim");
  const head = `  ${shownStatement(files, examined)}: ${statement.effect} ${mark}`;
  const shown = elements
    .filter(({ matches, condition }) => !matches || (applies && condition !== undefined))
    .map((element) => {
      const position = positionOf(element, examined, file);
      const at = file === undefined || position === undefined ? "" : `${placeIn(file, position)} `;
      const words = applies ? holdOf(element) : missOf(element, statement, request);
      return `    ${styled(at, "dim")}${words}`;
    });
  return [head, ...shown];
}

/** Where an element stands in the file of its statement. */
function positionOf(
  { name, condition }: ExaminedElement,
  { statement, index }: ExaminedStatement,
  file: PolicyFile | undefined,
): Position | undefined {
  const places = file?.places[index];
  return condition === undefined
    ? places?.elements.get(name)
    : places?.conditions[statement.conditions.indexOf(condition)];
}

function missingShown({ decision }: Explanation): readonly string[] {
  const { missingContext } = decision;
  if (missingContext.length === 0) return [];
  const lines = missingContext.map((key) => `  ${key}`);
  return [[styled("Asked for by statements, and not in the request", "bold"), ...lines].join("\n")];
}
