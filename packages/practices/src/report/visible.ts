/** Control characters, and those that turn the direction of what follows: both would show another text than is there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** A text in which nothing hides or commands a terminal; tabs and ends of lines stay. */
export const visible = (text: string): string => text.replace(unseen, "�");

/** The same on one line. */
export const visibleLine = (text: string): string => visible(text).replace(/[\t\r\n]/gu, "�");
