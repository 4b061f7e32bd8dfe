import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGenerator } from "ts-json-schema-generator";

/**
 * Writes packages/practices/schema/snapshot.schema.json and docs/snapshot.md from the types of the snapshot and their comments; with
 * --check it only says whether they are what the types say.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const schemaFile = `${root}packages/practices/schema/snapshot.schema.json`;
const pageFile = `${root}docs/snapshot.md`;

interface Member {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Member[];
  readonly items?: Member;
  readonly additionalProperties?: Member | boolean;
  readonly properties?: Readonly<Record<string, Member>>;
  readonly required?: readonly string[];
  readonly description?: string;
}

interface Schema {
  readonly definitions: Readonly<Record<string, Member>>;
}

/** The schema that the types say. */
function madeSchema(): Schema {
  const type = "Snapshot";
  const made = createGenerator({
    path: `${root}packages/practices/src/snapshot/snapshot.ts`,
    tsconfig: `${root}tsconfig.json`,
    type,
    skipTypeCheck: true,
  }).createSchema(type);
  const identified = { $id: "urn:ostiary:snapshot:1", ...made };
  // Read back, it is plain JSON with the members that are used here.
  return JSON.parse(JSON.stringify(identified));
}

const anchorOf = (name: string): string => name.toLowerCase();

function typeOf(member: Member): string {
  const { $ref, const: only, enum: values, anyOf, items, additionalProperties } = member;
  if ($ref !== undefined) {
    const name = $ref.slice($ref.lastIndexOf("/") + 1);
    return `[${name}](#${anchorOf(name)})`;
  }
  if (only !== undefined) return `\`${JSON.stringify(only)}\``;
  if (values !== undefined) return values.map((value) => `\`${value}\``).join(", ");
  if (anyOf !== undefined) return anyOf.map(typeOf).join(" or ");
  if (items !== undefined) return `list of ${typeOf(items)}`;
  if (typeof additionalProperties === "object") return `map of ${typeOf(additionalProperties)}`;
  if (member.properties !== undefined) {
    return `{ ${Object.entries(member.properties)
      .map(([name, inside]) => `${name}: ${typeOf(inside)}`)
      .join(", ")} }`;
  }
  return member.type ?? "any";
}

const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function section([name, { description, properties, required = [], ...rest }]: [string, Member]) {
  const members = Object.entries(properties ?? {});
  return [
    `## ${name}`,
    "",
    ...(description === undefined ? [] : [description, ""]),
    ...(members.length === 0
      ? [typeOf(rest), ""]
      : [
          "| member | type | |",
          "| --- | --- | --- |",
          ...members.map(([member, inside]) => {
            const shown = required.includes(member) ? `**${member}**` : member;
            return `| ${shown} | ${inCell(typeOf(inside))} | ${inCell(inside.description ?? "")} |`;
          }),
          "",
        ]),
  ];
}

/** The page that describes the schema. */
const pageOf = ({ definitions }: Schema): string => {
  const { Snapshot: first, ...others } = definitions;
  const sections: [string, Member][] = [["Snapshot", first ?? {}], ...Object.entries(others)];
  return [
    "# The snapshot",
    "",
    "What `ostiary collect` writes and an audit reads ([collect.md](collect.md)); members in bold are always there. Made by",
    "`node scripts/snapshot-schema.ts` from the types; as JSON Schema: [snapshot.schema.json](../packages/practices/schema/snapshot.schema.json).",
    "",
    ...sections.flatMap(section),
  ]
    .join("\n")
    .replace(/\n+$/, "\n");
};

const schema = madeSchema();
const made: readonly [string, string][] = [
  [schemaFile, `${JSON.stringify(schema, null, 2)}\n`],
  [pageFile, pageOf(schema)],
];
if (process.argv.includes("--check")) {
  const stale = made.filter(([file, text]) => readFileSync(file, "utf8") !== text);
  for (const [file] of stale) console.error(`${file} is not what the types say.`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [file, text] of made) writeFileSync(file, text);
}
