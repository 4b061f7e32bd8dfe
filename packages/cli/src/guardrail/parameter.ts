import { InvalidArgumentError } from "commander";

/** Reads `name=value`, again for each further value of a list. */
export function parameter(
  text: string,
  given: Readonly<Record<string, readonly string[]>> = {},
): Readonly<Record<string, readonly string[]>> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("It is a name, an equals sign and a value.");
  const name = text.slice(0, at);
  return { ...given, [name]: [...(given[name] ?? []), text.slice(at + 1)] };
}
