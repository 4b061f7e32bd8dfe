import type { Shape, StructShape } from "../src/shape.ts";

/** Text that breaks what escapes too little. */
const hostile = `<&>"'é+% 😀 a=b&c\r\n 0012`;

/** Text that labels, queries and headers of HTTP can carry. */
const tame = "a/b c&d=é+%25";

const deepest = 4;

/** A value of a shape with every member set; lists have two items, and one in three none. */
export function syntheticValue(shape: Shape, depth = 0, inHttp = false, seed = 0): unknown {
  switch (shape.kind) {
    case "struct":
      return syntheticStruct(shape, depth);
    case "list":
      if (depth > deepest || (seed % 3 === 2 && !inHttp)) return [];
      return [0, 1].map((place) => syntheticValue(shape.item, depth + 1, inHttp, place));
    case "map":
      return {
        [`k ${hostile}`]: syntheticValue(shape.value, depth + 1),
        __proto: syntheticValue(shape.value, depth + 1),
      };
    case "string":
      return inHttp ? `${tame}${seed}` : `${hostile}${seed}`;
    case "number":
      return 7 + seed;
    case "boolean":
      return seed % 2 === 0;
    case "blob":
      return new Uint8Array([0, 1, 254, 255, seed]);
    case "timestamp":
      return new Date(Date.UTC(2026, 0, 2, 3, 4, 5 + seed));
    case "document":
      return { any: ["thing", 1, true] };
  }
}

/** A structure with every member; of a union one. A shape that holds itself ends at a depth. */
export function syntheticStruct(shape: StructShape, depth = 0): Record<string, unknown> {
  if (depth > deepest) return {};
  return Object.fromEntries(
    shape.members
      .filter(({ location }) => location.in !== "status")
      .map((member, seed) => {
        const inHttp = !["body", "payload"].includes(member.location.in);
        return [member.name, syntheticValue(member.shape, depth + 1, inHttp, seed)];
      }),
  );
}
