import type { Shape, StructShape } from "../src/shape.ts";

/** Text that breaks what escapes too little. */
const hostile = `  <&>"'é+% 😀 a=b&c\r\n]]> 0012 `;

/** Text that labels, queries and headers of HTTP can carry. */
const tame = "a/b c&d=é+%25";

const plainHeader = "token-0012";

const deepest = 4;

/** How a value is made: other variants have other lengths of lists, and set another member of a union. */
export interface Variant {
  readonly number: number;
  /** Query cannot tell an empty item of a list from none. */
  readonly emptyItems: boolean;
}

/** The number of variants that set every member of every union once. */
export const variants = 3;

type Place = "body" | "http" | "header";

/** A value of a shape with every member set; lists have none, one or two items. */
function syntheticValue(
  shape: Shape,
  variant: Variant,
  depth: number,
  place: Place,
  seed: number,
): unknown {
  switch (shape.kind) {
    case "struct":
      return syntheticStruct(shape, variant, depth);
    case "list": {
      const nested = shape.item.kind === "list" || shape.item.kind === "struct";
      const length = depth > deepest ? 0 : (seed + variant.number) % 3;
      const items =
        place === "http" || (nested && !variant.emptyItems) ? Math.max(length, 1) : length;
      return Array.from({ length: depth > deepest ? 0 : items }, (_, item) =>
        syntheticValue(shape.item, variant, depth + 1, place, item),
      );
    }
    case "map":
      return {
        [`k ${hostile}`]: syntheticValue(shape.value, variant, depth + 1, place, seed),
        "0012": syntheticValue(shape.value, variant, depth + 1, place, seed + 1),
      };
    case "string":
      if (place === "header") return `${plainHeader}${seed}`;
      return place === "http" ? `${tame}${seed}` : `${[hostile, "0012", " ", ""][seed % 4]}${seed}`;
    case "number":
      return 7 + seed;
    case "boolean":
      return seed % 2 === 0;
    case "blob":
      return new Uint8Array([0, 1, 254, 255, seed]);
    case "timestamp":
      return new Date(Date.UTC(2026, 0, 2, 3, 4, 5 + seed));
    case "document":
      return { any: ["thing", 1, true, { deep: null }] };
  }
}

/** A structure with every member; of a union one. A shape that holds itself ends at a depth. */
export function syntheticStruct(
  shape: StructShape,
  variant: Variant,
  depth = 0,
): Record<string, unknown> {
  if (depth > deepest + 1) return {};
  const members = shape.members.filter(({ location }) => location.in !== "status");
  const chosen = shape.union ? members.slice(variant.number % members.length).slice(0, 1) : members;
  return Object.fromEntries(
    chosen.map((member, seed) => {
      const { in: location } = member.location;
      const place =
        location === "header" ? "header" : ["body", "payload"].includes(location) ? "body" : "http";
      return [member.name, syntheticValue(member.shape, variant, depth + 1, place, seed)];
    }),
  );
}

/** How many members the widest union below a shape has. */
export function widestUnion(shape: Shape, seen = new Set<Shape>()): number {
  if (seen.has(shape)) return 1;
  seen.add(shape);
  const inside =
    shape.kind === "struct"
      ? shape.members.map((member) => member.shape)
      : shape.kind === "list"
        ? [shape.item]
        : shape.kind === "map"
          ? [shape.value]
          : [];
  const own = shape.kind === "struct" && shape.union ? shape.members.length : 1;
  return Math.max(own, ...inside.map((inner) => widestUnion(inner, seen)));
}
