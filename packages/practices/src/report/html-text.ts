const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Control characters, and those that turn the direction of what follows: both would show another text than is there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** A text as HTML, in an element or a quoted attribute: nothing in it is a tag, and nothing hides. */
export const escaped = (text: string): string =>
  text.replace(unseen, "�").replace(/[&<>"']/gu, (one) => entities[one] ?? "");
