/** A place in a text; lines and columns count from one. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A JSON value that knows where it stood. */
export type JsonNode = { readonly start: Position; readonly end: Position } & (
  | { readonly kind: "object"; readonly entries: readonly JsonEntry[] }
  | { readonly kind: "array"; readonly items: readonly JsonNode[] }
  | { readonly kind: "string"; readonly value: string }
  /** Numbers keep their text, so that nothing is rounded. */
  | { readonly kind: "number"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
);

export interface JsonEntry {
  readonly key: string;
  readonly value: JsonNode;
  readonly start: Position;
  /** Where the key ends. */
  readonly keyEnd: Position;
}

/** The text is no JSON, or larger or deeper than it may be. */
export class JsonSyntaxError extends Error {
  override readonly name = "JsonSyntaxError";
  readonly position: Position;
  /** How AWS says it of a trust policy, which it reads by another parser than identity policies. */
  readonly trust: string | undefined;
  constructor(message: string, position: Position, trust?: string) {
    super(message);
    this.position = position;
    this.trust = trust;
  }
}

/** How large a document may be. */
export interface JsonLimits {
  readonly length: number;
  readonly depth: number;
}

/** Larger than any policy. */
const policyLimits: JsonLimits = Object.freeze({ length: 262_144, depth: 32 });
const literals = ["true", "false", "null"] as const;
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Reads JSON (RFC 8259), with positions. Throws JsonSyntaxError; a key that stands twice in an object is one. */
export function readJson(text: string, limits: JsonLimits = policyLimits): JsonNode {
  let at = 0;
  let line = 1;
  let lineStart = 0;

  const position = (): Position => ({ line, column: at - lineStart + 1 });
  const fail = (message: string): never => {
    throw new JsonSyntaxError(message, position());
  };

  function blank(): void {
    for (; at < text.length; at += 1) {
      const character = text[at];
      if (character === "\n") {
        line += 1;
        lineStart = at + 1;
      } else if (character !== " " && character !== "\t" && character !== "\r") return;
    }
  }

  function expect(character: string): void {
    if (text[at] !== character) fail(`Expected '${character}'.`);
    at += 1;
  }

  function string(): string {
    expect('"');
    let value = "";
    for (;;) {
      const character = text[at];
      if (character === undefined || character < " ") return fail("A string is not closed.");
      at += 1;
      if (character === '"') return value;
      value += character === "\\" ? escapedCharacter() : character;
    }
  }

  function escapedCharacter(): string {
    const character = text[at] ?? "";
    const digits = text.slice(at + 1, at + 5);
    if (character === "u") {
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) return fail("A \\u needs four hexadecimal digits.");
      at += 5;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    if (!Object.hasOwn(escapes, character)) return fail("An unknown escape.");
    at += 1;
    return escapes[character] ?? "";
  }

  function object(depth: number): readonly JsonEntry[] {
    const entries: JsonEntry[] = [];
    const keys = new Set<string>();
    list("{", "}", () => {
      const start = position();
      const key = string();
      const keyEnd = position();
      if (keys.has(key)) fail(`The key '${key.slice(0, 128)}' stands twice in one object.`);
      keys.add(key);
      blank();
      expect(":");
      entries.push({ key, value: value(depth), start, keyEnd });
    });
    return entries;
  }

  function array(depth: number): readonly JsonNode[] {
    const items: JsonNode[] = [];
    list("[", "]", () => items.push(value(depth)));
    return items;
  }

  function list(open: string, close: string, item: () => void): void {
    expect(open);
    blank();
    if (text[at] === close) {
      at += 1;
      return;
    }
    for (;;) {
      blank();
      item();
      blank();
      if (text[at] === close) {
        at += 1;
        return;
      }
      expect(",");
    }
  }

  function value(depth: number): JsonNode {
    if (depth > limits.depth) fail("The document is nested too deeply.");
    blank();
    const start = position();
    const character = text[at];
    if (character === "{") {
      const entries = object(depth + 1);
      return { kind: "object", entries, start, end: position() };
    }
    if (character === "[") {
      const items = array(depth + 1);
      return { kind: "array", items, start, end: position() };
    }
    if (character === '"') {
      const content = string();
      return { kind: "string", value: content, start, end: position() };
    }
    return simple(start);
  }

  function simple(start: Position): JsonNode {
    for (const literal of literals) {
      if (!text.startsWith(literal, at)) continue;
      at += literal.length;
      const end = position();
      return literal === "null"
        ? { kind: "null", start, end }
        : { kind: "boolean", value: literal === "true", start, end };
    }
    const number = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/.exec(
      text.slice(at, at + 64),
    );
    if (number === null) return fail("Expected a value.");
    at += number[0].length;
    return { kind: "number", value: number[0], start, end: position() };
  }

  if (text.length > limits.length) fail("The document is too large.");
  const root = value(0);
  blank();
  if (at < text.length) fail("Unexpected text after the document.");
  return root;
}
