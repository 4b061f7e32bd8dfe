import { existsSync, readFileSync, writeFileSync } from "node:fs";

const page = new URL("../../docs/performance.md", import.meta.url);

const beginning = `# Performance

\`npm run bench -- --write\`, \`npm run bench:full-account -- --write\`, \`npm run bench:organization -- --write\` and \`npm run bench:engine -- --write\` make this page, each the section of its name; nothing here is a test, and no test looks at a clock.
`;

/** The headings of the page, each rewritten by the command that measures what it tells. */
type Heading = "Server" | "Engine" | "Full account" | "Organization";

/** Puts a section into docs/performance.md, in the place of the one before, and leaves the others as they are. */
export function writeSection(heading: Heading, text: string): void {
  const before = existsSync(page) ? readFileSync(page, "utf8") : "";
  writeFileSync(page, withSection(before, heading, text));
}

/** A page with one section new. Sections are in the order of their headings. */
export function withSection(before: string, heading: Heading, text: string): string {
  const [, ...parts] = before.split(/^## /m);
  const sections = new Map(parts.map((part) => [part.split("\n", 1)[0] ?? "", part.trimEnd()]));
  sections.set(heading, `${heading}\n\n${text.trim()}`);
  const order: readonly Heading[] = ["Engine", "Server", "Full account", "Organization"];
  const written = order.flatMap((name) => {
    const section = sections.get(name);
    return section === undefined ? [] : [`\n## ${section}\n`];
  });
  return [beginning, ...written].join("");
}
