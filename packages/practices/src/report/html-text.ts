import { visible } from "./visible.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as HTML, in an element or a quoted attribute: nothing in it is a tag, and nothing hides. */
export const escaped = (text: string): string =>
  visible(text).replace(/[&<>"']/gu, (one) => entities[one] ?? "");
