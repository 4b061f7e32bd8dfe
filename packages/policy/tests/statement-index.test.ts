import { expect, test } from "vitest";
import { indexStatements, type StatementIndex } from "../src/decide/statement-index.ts";
import { compilePolicy, parsePolicy } from "../src/index.ts";

const bucket = "arn:aws:s3:::b/";
const many = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${bucket}*-${n}`);

/** Where a statement is found, and what is then left to be asked: nothing, everything, or patterns by their form. */
function foundAt(resource: object): readonly string[] {
  const statement = { Effect: "Allow", Action: "s3:*", ...resource };
  const text = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const parsed = parsePolicy(text, "Principal" in resource ? "trust" : "identity");
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  const found: string[] = [];
  const walk = (node: StatementIndex, prefix: string): void => {
    const at = prefix + node.edge;
    for (const { left } of node.values) {
      found.push(`${at} ${typeof left === "string" ? left : left.form}`);
    }
    for (const child of node.children?.values() ?? []) walk(child, at);
  };
  walk(indexStatements(compilePolicy(parsed.policy).statements), "");
  return found;
}

test.each([
  [{ Resource: "*" }, [" nothing"]],
  [{ Resource: `${bucket}*` }, [`${bucket} nothing`]],
  [{ Resource: `${bucket}x` }, [`${bucket}x literal`]],
  [{ Resource: `${bucket}*x` }, [`${bucket} segments`]],
  [{ Resource: [`${bucket}*x`, `${bucket}*y`] }, [`${bucket} segments`, `${bucket} segments`]],
  [{ Resource: [`${bucket}*x`, `${bucket}*`] }, [`${bucket} nothing`]],
  [{ Resource: ["*", `${bucket}*`] }, [" nothing", `${bucket} nothing`]],
  [{ Resource: many(7) }, Array<string>(7).fill(`${bucket} segments`)],
  [{ Resource: many(8) }, [`${bucket} everything`]],
  [{ NotResource: `${bucket}*` }, [" everything"]],
  [{ Principal: "*", Action: "sts:AssumeRole" }, [" nothing"]],
])("%o", (resource, expected) => {
  expect(foundAt(resource)).toEqual(expected);
});
