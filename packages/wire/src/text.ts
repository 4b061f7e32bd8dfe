import { serviceError } from "./errors.ts";
import type { Shape, TimestampFormat } from "./shape.ts";

type Leaf = Exclude<Shape, { kind: "struct" | "list" | "map" }>;

const malformed = (name: string, expected: string) =>
  serviceError("MalformedInput", `The value of ${name} is not ${expected}.`);

/** A simple value from its text, as forms, labels, query strings and headers carry it. */
export function readText(shape: Leaf, text: string, name: string): unknown {
  switch (shape.kind) {
    case "string":
    case "document":
      return text;
    case "boolean":
      if (text === "true" || text === "True") return true;
      if (text === "false" || text === "False") return false;
      throw malformed(name, "true or false");
    case "number": {
      if (!/^[+-]?[0-9]{1,18}(\.[0-9]{1,18})?$/.test(text)) throw malformed(name, "a number");
      return Number(text);
    }
    case "blob":
      return readBase64(text, name);
    case "timestamp":
      return readTimestamp(text, name);
  }
}

export function readBase64(text: string, name: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw malformed(name, "base64");
  return new Uint8Array(Buffer.from(text, "base64"));
}

/** A date from ISO 8601, an HTTP date, or epoch seconds. */
export function readTimestamp(text: string, name: string): Date {
  const seconds = /^-?[0-9]{1,12}(\.[0-9]{1,9})?$/.test(text);
  const date = new Date(seconds ? Math.round(Number(text) * 1000) : text.slice(0, 64));
  if (Number.isNaN(date.getTime())) throw malformed(name, "a date");
  return date;
}

/** A date as text. ISO dates are written to the second, as AWS does. */
export function writeTimestamp(date: Date, format: Exclude<TimestampFormat, "default">): string {
  switch (format) {
    case "date-time":
      return `${date.toISOString().slice(0, 19)}Z`;
    case "http-date":
      return date.toUTCString();
    case "epoch-seconds":
      return String(date.getTime() / 1000);
  }
}
