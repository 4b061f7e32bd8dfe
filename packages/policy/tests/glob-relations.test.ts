import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matches } from "../src/match/match-pattern.ts";
import { compilePattern } from "../src/match/pattern.ts";
import { covers, globOf, overlaps, templateGlob } from "../src/validate/glob-relations.ts";

/** Every text of up to four letters of a small alphabet. */
const letters = ["a", "b", ":"];
const texts = [""];
for (let from = 0; texts.length < 121; from += 1) {
  for (const letter of letters) texts.push(`${texts[from]}${letter}`);
}

const pattern = fc.string({ unit: fc.constantFrom("a", "b", ":", "*", "?"), maxLength: 5 });
const isOf = (glob: string, text: string): boolean =>
  matches(compilePattern(glob, { wildcards: true, variables: false, arn: false }), text);

describe("patterns", () => {
  test("that cover others match all that those match", () => {
    fc.assert(
      fc.property(pattern, pattern, (wide, narrow) => {
        if (!covers(globOf(wide, false), globOf(narrow, false))) return;
        for (const text of texts) if (isOf(narrow, text)) expect(isOf(wide, text)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("overlap if and only if some text matches both", () => {
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const common = texts.some((text) => isOf(one, text) && isOf(other, text));
        const overlap = overlaps(globOf(one, false), globOf(other, false));
        // A common text may be longer than those that are tried.
        expect(overlap || !common).toBe(true);
        const shortest = one.replaceAll("*", "").length + other.replaceAll("*", "").length;
        if (shortest <= 4) expect(overlap).toBe(common);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ["s3:*", "s3:Get*", true],
    ["s3:Get*", "s3:*", false],
    ["a?", "a*", false],
    ["*?", "??", true],
    [`\${aws:username}*`, `\${AWS:UserName}x`, true],
    [`\${aws:username}`, `\${aws:userid}`, false],
    [`\${*}`, "*", false],
    ["*", `\${aws:username}`, true],
  ])("%s covers %s: %s", (wide, narrow, expected) => {
    expect(covers(globOf(wide, true), globOf(narrow, true))).toBe(expected);
  });

  test.each([
    ["arn:aws:s3:::box/*", true],
    [`arn:aws:s3:::box/\${aws:username}`, true],
    ["arn:*:s3:::*", true],
    ["*", true],
    ["arn:aws:s3:::box", false],
    ["arn:aws:s3:::box/", false],
    ["arn:aws:s3:us-east-1::box/a", false],
    ["arn::s3:::box/a", false],
  ])("%s may be an object of a bucket: %s", (resource, expected) => {
    const object = templateGlob(`arn:\${Partition}:s3:::\${BucketName}/\${ObjectName}`);
    expect(overlaps(globOf(resource, true), object)).toBe(expected);
  });
});
