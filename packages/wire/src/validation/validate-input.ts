import { serviceError } from "../errors.ts";
import type { OperationModel, ServiceModel } from "../model.ts";
import { type Check, checkOf, type Findings, type Violation } from "./check.ts";
import { constraintsOf } from "./constraints.ts";
import { invalidInput } from "./invalid-input.ts";

const longestMessage = 64 * 1024;

const checks = new WeakMap<OperationModel, Check>();

/**
 * Holds an input against the constraints of its model. Throws ValidationError (ValidationException in JSON) in AWS's words, every
 * violation in the order of the members; what is sensitive is never shown. Throws MalformedInput for a fraction where the model
 * has an integer. Organizations has an error of its own, with the reason of the first violation. What the input may break all the same is left out.
 */
export function validateInput(
  model: ServiceModel,
  operation: OperationModel,
  input: Readonly<Record<string, unknown>>,
  mayBreak?: (violation: Violation) => boolean,
): void {
  const found: Findings = { count: 0, told: [] };
  checkFor(model, operation)(input, "", "", found);
  if (found.count === 0) return;
  const told =
    mayBreak === undefined ? found.told : found.told.filter((violation) => !mayBreak(violation));
  const count = found.count - (found.told.length - told.length);
  if (count === 0) return;
  const [first] = told;
  if (model.tellsReasons === true && first !== undefined) throw invalidInput(first);
  const errors = count === 1 ? "error" : "errors";
  const sentences = told.map((violation) => sentence(violation, model.hidesValues === true));
  const message = `${count} validation ${errors} detected: ${sentences.join("; ")}`;
  throw serviceError("ValidationError", message.slice(0, longestMessage));
}

const sentence = ({ path, shown, constraint }: Violation, hidden: boolean): string =>
  `Value${shown === undefined || hidden ? "" : ` ${shown}`} at '${path}' failed to satisfy constraint: ${constraint}`;

function checkFor(model: ServiceModel, operation: OperationModel): Check {
  const present = checks.get(operation);
  if (present !== undefined) return present;
  const check = compiled(model, operation);
  checks.set(operation, check);
  return check;
}

const nothing: Check = () => undefined;

function compiled({ constraints }: ServiceModel, { name, input }: OperationModel): Check {
  if (input === undefined) return nothing;
  const known = constraints.inputs[name];
  if (known !== undefined) return checkOf(constraints, known);
  const own = constraintsOf(input);
  const root = own.inputs[input.name];
  return root === undefined ? nothing : checkOf(own, root);
}
