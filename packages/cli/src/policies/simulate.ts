import { type Decision, explain } from "@ostiary/policy";
import { exitCodes } from "../exit-codes.ts";
import { columns, print, styled } from "../terminal.ts";
import { type Asking, readAsking } from "./asking.ts";
import { layerWords } from "./layer-names.ts";
import type { SituationOptions } from "./policy-options.ts";
import { questionOf } from "./requests.ts";
import { shownStatement, shownStatements } from "./shown-statement.ts";

export interface SimulateOptions extends SituationOptions {
  readonly action: readonly string[];
  readonly resource?: readonly string[];
  readonly json?: boolean;
}

/** A decision on one action and one resource. */
interface Simulated {
  readonly action: string;
  readonly resource: string;
  readonly decision: Decision;
}

/** `ostiary simulate`: ends with 3 where any of the requests is denied. */
export async function simulate(options: SimulateOptions): Promise<void> {
  const { action: actions, resource: resources = ["*"], json } = options;
  const asking = await readAsking(options, resources);
  const now = new Date();
  const simulated: Simulated[] = [];
  for (const resource of resources) {
    for (const action of actions) {
      const { request, layers } = await questionOf(asking, options, action, resource, now);
      simulated.push({ action, resource, decision: explain(request, layers) });
    }
  }
  const isMatrix = actions.length > 1 && resources.length > 1;
  print(
    json
      ? asJson(asking, simulated)
      : isMatrix
        ? matrix(actions, resources, simulated)
        : table(asking, simulated),
  );
  const isDenied = simulated.some(({ decision }) => decision.result !== "allowed");
  process.exitCode = isDenied ? exitCodes.found : exitCodes.ok;
}

const asJson = ({ files }: Asking, simulated: readonly Simulated[]): string =>
  JSON.stringify(
    {
      allowed: simulated.every(({ decision }) => decision.result === "allowed"),
      decisions: simulated.map(({ action, resource, decision }) => ({
        action,
        resource,
        result: decision.result,
        layer: decision.layer,
        statements: decision.statements.map((one) => ({
          layer: one.layer,
          policy: one.policy,
          statement: shownStatement(files, one),
          sid: one.statement.sid,
        })),
        missingContext: decision.missingContext,
      })),
    },
    null,
    2,
  );

const styleOf = (cell: string): string => {
  if (cell.startsWith("allowed")) return styled(cell, "green");
  return /^(denied|explicit deny)/.test(cell) ? styled(cell, "red") : cell;
};

/** A row for each request, with the reason. */
function table({ files }: Asking, simulated: readonly Simulated[]): string {
  const rows = simulated.map(({ action, resource, decision }) => [
    action,
    resource,
    resultWords[decision.result],
    reason(files, decision),
  ]);
  return columns([["ACTION", "RESOURCE", "DECISION", "BECAUSE"], ...rows], (cell, row, column) =>
    row === 0 ? styled(cell, "bold") : column === 2 ? styleOf(cell) : cell,
  );
}

const resultWords: Readonly<Record<Decision["result"], string>> = {
  allowed: "allowed",
  explicitDeny: "explicit deny",
  implicitDeny: "denied",
};

function reason(files: Asking["files"], decision: Decision): string {
  const { result, layer, statements, missingContext } = decision;
  const by = shownStatements(files, statements);
  if (result === "allowed") return by === "" ? "the root user needs no policy" : by;
  if (result === "explicitDeny") return by;
  const without = missingContext.length === 0 ? "" : ` without ${missingContext.join(", ")}`;
  return `no ${layer === undefined ? "policy" : layerWords[layer].one} allows it${without}`;
}

/** A row for each resource and a column for each action. */
function matrix(
  actions: readonly string[],
  resources: readonly string[],
  simulated: readonly Simulated[],
): string {
  const rows = resources.map((resource) => [
    resource,
    ...simulated
      .filter((one) => one.resource === resource)
      .map(({ decision }) => resultWords[decision.result]),
  ]);
  return columns([["", ...actions], ...rows], (cell, row, column) =>
    row === 0 ? styled(cell, "bold") : column === 0 ? cell : styleOf(cell),
  );
}
