import type { Step } from "../audit/finding.ts";
import { escaped } from "./html-text.ts";

const width = 520;
const box = 30;
const gap = 38;
const longest = 64;

/** The end of a text, where what is of interest in an ARN stands. */
function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `…${characters.slice(1 - longest).join("")}`;
}

/** `user/ann` of an ARN. */
const nameOf = (arn: string): string =>
  shortened(arn.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/u, ""));

const node = (name: string, place: number, kind: "start" | "end" | "between"): string => {
  const y = place * (box + gap) + 1;
  return `<g class="${kind}"><title>${escaped(name)}</title><rect x="1" y="${y}" width="${width - 2}" height="${box}" rx="6"/><text x="12" y="${y + 20}">${escaped(nameOf(name))}</text></g>`;
};

const arrow = (by: string, place: number): string => {
  const top = place * (box + gap) + box + 1;
  const end = top + gap;
  return `<path d="M24 ${top}V${end - 1}m-5-6 5 6 5-6"/><text class="by" x="40" y="${top + 24}">${escaped(shortened(by))}</text>`;
};

/** Draws who becomes whom, from above to below, as SVG. */
export function pathDrawing(steps: readonly Step[]): string {
  const [first] = steps;
  if (first === undefined) return "";
  const height = steps.length * (box + gap) + box + 2;
  const told = steps.map(({ from, to, by }) => `${from} to ${to} by ${by}`).join("; ");
  return [
    `<svg role="img" aria-label="${escaped(told)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    node(first.from, 0, "start"),
    ...steps.flatMap(({ to, by }, place) => [
      arrow(by, place),
      node(to, place + 1, place + 1 === steps.length ? "end" : "between"),
    ]),
    "</svg>",
  ].join("");
}
