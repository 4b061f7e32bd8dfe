import type { ServiceModel } from "@ostiary/wire";

type Shapes = ServiceModel["constraints"]["shapes"];

/** How many rules the model sets for a shape and what is inside it: its type, what is required, lengths, ranges, patterns, values. */
function rulesOf(shapes: Shapes, name: string, above: readonly string[]): number {
  const shape = shapes[name];
  if (shape === undefined || above.includes(name)) return 0;
  const inside = [
    ...Object.values(shape.members ?? {}),
    ...[shape.member, shape.key, shape.value].filter((inner) => inner !== undefined),
  ];
  const own = [shape.min, shape.max, shape.pattern, shape.enum].filter(
    (rule) => rule !== undefined,
  );
  return inside.reduce(
    (sum, inner) => sum + rulesOf(shapes, inner, [...above, name]),
    own.length + (shape.required?.length ?? 0),
  );
}

/** How many rules of the model an operation's input is held to. */
export const rulesOfInput = (
  { constraints: { inputs, shapes } }: ServiceModel,
  operation: string,
): number => rulesOf(shapes, inputs[operation] ?? "", []);

/** The members by which an operation's answer comes in pages. */
export function pagedBy(
  { constraints: { inputs, shapes } }: ServiceModel,
  operation: string,
): string | undefined {
  const members = Object.keys(shapes[inputs[operation] ?? ""]?.members ?? {});
  return ["Marker", "NextToken"].find((name) => members.includes(name));
}
