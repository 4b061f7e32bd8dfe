import type { ServiceModel } from "@ostiary/wire";
import type { Input } from "./raw-call.ts";

/** An input with one value that the model forbids. */
export interface BadInput {
  readonly what: string;
  /** Where AWS's message places the fault: `tags.1.member.key`. */
  readonly place: string;
  readonly input: Input;
  /** The value is not of its type at all. */
  readonly mistyped?: true;
}

type Shapes = ServiceModel["constraints"]["shapes"];
type Shape = Shapes[string];

interface Bad {
  readonly what: string;
  readonly value: unknown;
  readonly inside?: string;
  readonly mistyped?: true;
}

const longestTried = 300_000;

function matches(shape: Shape, value: string): boolean {
  const pattern = shape?.regex ?? shape?.pattern;
  return pattern === undefined || new RegExp(`^(?:${pattern})$`, "u").test(value);
}

const strange = ["bad value <&>'\"", "no/such\\thing", "\u00e9\u4e16", "\u{1f600}", "a\nb"];

function badStrings(shape: Shape): Bad[] {
  const { min = 0, max = Number.POSITIVE_INFINITY, enum: values } = shape ?? {};
  if (values !== undefined) return [{ what: "is not one of the values", value: "NoSuchValue" }];
  const fitting = strange.filter((text) => text.length >= min && text.length <= max);
  const outside = fitting.find((text) => !matches(shape, text));
  return [
    ...(min > 0 ? [{ what: "is too short", value: "x".repeat(min - 1) }] : []),
    ...(max < longestTried ? [{ what: "is too long", value: "x".repeat(max + 1) }] : []),
    ...(outside === undefined ? [] : [{ what: "does not match", value: outside }]),
  ];
}

function badNumbers(shape: Shape): Bad[] {
  const { min, max } = shape ?? {};
  return [
    ...(min === undefined ? [] : [{ what: "is too small", value: min - 1 }]),
    ...(max === undefined ? [] : [{ what: "is too large", value: max + 1 }]),
    { what: "is no number", value: "many", mistyped: true as const },
  ];
}

/** Values that a shape forbids, given one that it allows. */
function badValues(shapes: Shapes, shapeName: string, good: unknown): Bad[] {
  const shape = shapes[shapeName];
  switch (shape?.type) {
    case "string":
      return badStrings(shape);
    case "integer":
    case "long":
      return badNumbers(shape);
    case "boolean":
      return [{ what: "is no boolean", value: "perhaps", mistyped: true }];
    case "list": {
      if (!Array.isArray(good) || shape.member === undefined) return [];
      const [first] = good;
      const item = shapes[shape.member];
      const tooMany =
        shape.max === undefined || shape.max > 200
          ? []
          : [{ what: "is too long", value: Array.from({ length: shape.max + 1 }, () => first) }];
      const inner = badValues(shapes, shape.member, first).map((bad) => ({
        ...bad,
        value: [bad.value],
        inside: item?.type === "structure" ? `.1.member.${bad.inside ?? ""}` : "",
      }));
      return [...tooMany, ...inner];
    }
    case "structure":
      return Object.entries(shape.members ?? {}).flatMap(([name, inner]) => {
        const whole = isInput(good) ? good : {};
        return badValues(shapes, inner, whole[name]).map((bad) => ({
          ...bad,
          value: { ...whole, [name]: bad.value },
          inside: inPlace(small(name), bad.inside),
        }));
      });
    default:
      return [];
  }
}

/** The place of something inside a member. */
const inPlace = (member: string, inside = ""): string =>
  inside === "" || inside.startsWith(".") ? member + inside : `${member}.${inside}`;

const isInput = (value: unknown): value is Input => typeof value === "object" && value !== null;

const small = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);

/** Every way in which one member of a right input can be wrong by the model. */
export function badInputs(
  { constraints: { inputs, shapes } }: ServiceModel,
  operation: string,
  good: Input,
): BadInput[] {
  const shape = shapes[inputs[operation] ?? ""];
  const required = new Set(shape?.required);
  return Object.entries(shape?.members ?? {}).flatMap(([name, inner]): BadInput[] => {
    const { [name]: _, ...without } = good;
    const missing = required.has(name)
      ? [{ what: `${name} is missing`, place: small(name), input: without }]
      : [];
    const bad = badValues(shapes, inner, good[name]).map(
      ({ what, value, inside = "", mistyped }): BadInput => ({
        what: `${name}${inside} ${what}`,
        place: inPlace(small(name), inside),
        input: { ...good, [name]: value },
        ...(mistyped && { mistyped }),
      }),
    );
    return [...missing, ...bad];
  });
}

/** Texts that have broken other programs, for members of every kind. */
export const hostileTexts: readonly string[] = [
  "' OR 1=1; --",
  "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
  "../../../etc/passwd",
  "__proto__",
  "constructor",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: hostile on purpose
  "${jndi:ldap://127.0.0.1/x}",
  "%00%0d%0aX: y",
  "\u0000",
  "\u202e\ufeff",
  "\ud800",
  "a".repeat(20_000),
];
