import { serviceError } from "@ostiary/wire";
import type { Declaration, Operation, Scope } from "../operation.ts";

type Input = Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, unknown>>;
type Run = (input: Input, scope: Scope) => Promise<Answer>;

const usualPage = 100;

const isNumber = (marker: unknown): marker is string =>
  typeof marker === "string" && /^[0-9]{1,9}$/.test(marker);

/** The lists that refuse a number beyond their end; the others have an empty page there. */
const refusing: ReadonlySet<string> = new Set(["ListVirtualMFADevices"]);

const emptied = (answer: Answer): Answer =>
  Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, Array.isArray(value) ? [] : value]),
  );

/** The page that begins at an item: a page of all before it tells where that is. */
async function pageFrom(
  { name }: Operation,
  run: Run,
  input: Input,
  scope: Scope,
  begin: number,
): Promise<Answer> {
  const { Marker: _, ...unmarked } = input;
  if (begin === 0) return await run(unmarked, scope);
  const before = await run({ ...unmarked, MaxItems: begin }, scope);
  const { Marker } = before;
  if (Marker !== undefined) return await run({ ...unmarked, Marker }, scope);
  if (refusing.has(name)) throw serviceError("ValidationError", "Invalid Marker.");
  return emptied(before);
}

/**
 * A list whose markers are the number of the next item, as moto's are: a page that has a marker holds as many items as it may, so
 * that the number is known.
 */
export function withNumberedMarkers(strict: Operation): Operation {
  const { declaration, service } = strict;
  if (service !== "iam" || declaration.access === "write") return strict;
  const run: Run = async (input, scope) => Object(await declaration.run(input, scope));
  const numbered: Declaration<Input, Answer> = {
    ...declaration,
    async run(input: Input, scope: Scope) {
      const { Marker, MaxItems } = input;
      if (Marker !== undefined && !isNumber(Marker)) return await run(input, scope);
      const begin = Number(Marker ?? 0);
      const answer = await pageFrom(strict, run, input, scope, begin);
      if (answer["Marker"] === undefined) return answer;
      return { ...answer, Marker: String(begin + (Number(MaxItems) || usualPage)) };
    },
  };
  return Object.freeze({ ...strict, declaration: numbered });
}
