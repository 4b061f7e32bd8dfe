import { readFile } from "node:fs/promises";
import type { ServiceName } from "../services.ts";
import type { Shape, StructShape } from "../shape.ts";

/** What a model demands of the values of one shape. */
export interface ConstrainedShape {
  /** The kind of shape in AWS's models: string, integer, long, list, structure … */
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  /** As the model has it, in Java's syntax. */
  readonly pattern?: string;
  /** The same for JavaScript's Unicode mode, where it is another one. */
  readonly regex?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly sensitive?: boolean;
  /** Names of shapes. */
  readonly members?: Readonly<Record<string, string>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
}

/** The constraints of a service's inputs: the shape of each operation's input, and every shape inside them. */
export interface Constraints {
  readonly inputs: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, ConstrainedShape>>;
}

/** Reads the constraints of a service; scripts/constraints.py writes them from botocore's models. */
export async function loadConstraints(service: ServiceName): Promise<Constraints> {
  const file = new URL(`../../data/${service}.constraints.generated.json`, import.meta.url);
  return JSON.parse(await readFile(file, "utf8"));
}

/**
 * Constraints of an operation that is younger than botocore's models: the SDK's schema knows which members are required and
 * which are sensitive, and no more.
 */
export function constraintsOf(shape: StructShape): Constraints {
  const shapes: Record<string, ConstrainedShape> = {};
  const names = new Map<Shape, string>();
  const nameOf = (inner: Shape): string => {
    const known = names.get(inner);
    if (known !== undefined) return known;
    const name = `shape${names.size}`;
    names.set(inner, name);
    shapes[name] = constrained(inner, nameOf);
    return name;
  };
  return { inputs: { [shape.name]: nameOf(shape) }, shapes };
}

function constrained(shape: Shape, nameOf: (inner: Shape) => string): ConstrainedShape {
  const sensitive = "sensitive" in shape && shape.sensitive ? { sensitive: true } : {};
  switch (shape.kind) {
    case "struct":
      return {
        type: "structure",
        required: shape.members.filter(({ required }) => required).map(({ name }) => name),
        members: Object.fromEntries(
          shape.members.map((member) => [member.name, nameOf(member.shape)]),
        ),
      };
    case "list":
      return { type: "list", member: nameOf(shape.item), ...sensitive };
    case "map":
      return {
        type: "map",
        key: nameOf({ kind: "string", sensitive: false }),
        value: nameOf(shape.value),
      };
    default:
      return { type: shape.kind, ...sensitive };
  }
}
