import { isUtf8 } from "node:buffer";
import { serviceError } from "./errors.ts";
import type { LeafShape, TimestampFormat } from "./shape.ts";

const malformed = (name: string, expected: string) =>
  serviceError("MalformedInput", `The value of ${name.slice(0, 128)} is not ${expected}.`);

/** The text of a body. Throws MalformedInput where it isn't UTF-8. */
export function bodyText(body: Uint8Array): string {
  if (body.byteLength === 0) return "";
  if (!isUtf8(body)) throw serviceError("MalformedInput", "The request body is not UTF-8.");
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
}

/** Whether a UTF-16 unit is a control character or noncharacter that XML 1.0 cannot carry: an answer could never show it. */
const isUnspeakableUnit = (unit: number): boolean =>
  unit < 0x20 ? unit !== 0x09 && unit !== 0x0a && unit !== 0x0d : unit >= 0xfffe;

/** Whether XML 1.0 cannot carry a text: control characters, noncharacters, half a surrogate pair. */
export function isUnspeakable(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (isUnspeakableUnit(text.charCodeAt(at))) return true;
  }
  return !text.isWellFormed();
}

/** A text with U+FFFD in place of what XML 1.0 cannot carry. */
export const madeSpeakable = (text: string): string =>
  Array.from(text.toWellFormed(), (character) =>
    isUnspeakableUnit(character.charCodeAt(0)) ? "\ufffd" : character,
  ).join("");

/** Text that every protocol can carry. Throws MalformedInput for control characters and for half a surrogate pair. */
export function speakable(text: string, name: string): string {
  if (isUnspeakable(text)) {
    throw malformed(name, "free of characters that XML 1.0 does not allow");
  }
  return text;
}

/** A simple value from its text, as forms, labels, query strings and headers carry it. Throws MalformedInput. */
export function readText(shape: LeafShape, text: string, name: string): unknown {
  switch (shape.kind) {
    case "string":
    case "document":
      return speakable(text, name);
    case "boolean":
      if (text === "true" || text === "True") return true;
      if (text === "false" || text === "False") return false;
      throw malformed(name, "true or false");
    case "number":
      if (!/^[+-]?[0-9]{1,18}(\.[0-9]{1,18})?$/.test(text)) throw malformed(name, "a number");
      return Number(text);
    case "blob":
      return readBase64(text, name);
    case "timestamp":
      return readTimestamp(text, name);
  }
}

export function readBase64(text: string, name: string): Uint8Array {
  if (text.length % 4 === 1 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    throw malformed(name, "base64");
  }
  return new Uint8Array(Buffer.from(text, "base64"));
}

const isoDate =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$/;
const httpDate = /^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT$/;
const epochSeconds = /^-?[0-9]{1,12}(\.[0-9]{1,9})?$/;

/** A date from ISO 8601, an HTTP date, or epoch seconds. Throws MalformedInput. */
export function readTimestamp(text: string, name: string): Date {
  if (epochSeconds.test(text)) return dateOf(Math.round(Number(text) * 1000), name);
  if (isoDate.test(text) || httpDate.test(text)) return dateOf(Date.parse(text), name);
  throw malformed(name, "a date");
}

/** A date from epoch milliseconds. Throws MalformedInput for a moment that no calendar has. */
export function dateOf(milliseconds: number, name: string): Date {
  const date = new Date(milliseconds);
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
