import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../src/index.ts";

const detailOf = (text: string): string | undefined => {
  const answer = parsePolicy(text, "identity");
  return answer.ok ? undefined : (answer.findings[0].detail ?? answer.findings[0].message);
};

describe("what would cost more than a policy may is refused", () => {
  test.each(["[", '{"a":', '[{"a":', '{"Statement":[', " ["])("deep nesting of %s", (open) => {
    for (const times of [33, 1000, Math.floor(262_000 / open.length)]) {
      expect(detailOf(open.repeat(times))).toMatch(
        /nested too deeply|no element|must be an object|twice/,
      );
    }
  });

  test("a text beyond the limit is not read", () => {
    expect(detailOf(" ".repeat(262_145))).toBe("The document is too large.");
    expect(detailOf(" ".repeat(262_144))).toBe("Expected a value.");
  });

  test.each([
    "9".repeat(100_000),
    `1e${"9".repeat(100_000)}`,
    `0.${"0".repeat(100_000)}1`,
    "-",
    "01",
    "1.",
    ".5",
    "+1",
    "NaN",
  ])("the number %.20s", (number) => {
    const condition = `{"NumericEquals":{"a:b":${number}}}`;
    expect(
      detailOf(
        `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":${condition}}}`,
      ),
    ).toMatch(/^Expected/);
  });

  test.each(["Version", "Statement", "Effect", "a:b", "StringEquals", "__proto__"])(
    "the key %s twice",
    (key) => {
      const twice = (value: string): string =>
        `${JSON.stringify(key)}:${value},${JSON.stringify(key)}:${value}`;
      const texts = new Map([
        ["Version", `{${twice('"2012-10-17"')},"Statement":[]}`],
        ["Statement", `{"Version":"2012-10-17",${twice("[]")}}`],
        [
          "Effect",
          `{"Version":"2012-10-17","Statement":{${twice('"Allow"')},"Action":"*","Resource":"*"}}`,
        ],
      ]);
      const condition = key === "StringEquals" ? twice("{}") : `"StringEquals":{${twice('"x"')}}`;
      const text =
        texts.get(key) ??
        `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{${condition}}}}`;
      expect(detailOf(text)).toBe(`The key '${key}' stands twice in one object.`);
    },
  );

  test("__proto__ is a name like others", () => {
    const statement = '{"Effect":"Allow","Action":"*","Resource":"*"';
    expect(detailOf(`{"Version":"2012-10-17","__proto__":{},"Statement":${statement}}}`)).toBe(
      "A policy has no element __proto__.",
    );
    expect(detailOf(`{"Version":"2012-10-17","Statement":${statement},"__proto__":{}}}`)).toBe(
      "A statement has no element __proto__.",
    );
    expect(
      detailOf(
        `{"Version":"2012-10-17","Statement":${statement},"Condition":{"__proto__":{"a:b":"c"}}}}`,
      ),
    ).toBe("There is no condition operator __proto__.");
    expect(
      detailOf(
        `{"Version":"2012-10-17","Statement":${statement},"Condition":{"StringEquals":{"__proto__":"c"}}}}`,
      ),
    ).toBeUndefined();
  });

  test("as many statements, actions and values as fit are read", () => {
    const wide = (item: string, count: number): string => Array<string>(count).fill(item).join();
    const statement = '{"Effect":"Allow","Action":"*","Resource":"*"}';
    expect(
      detailOf(`{"Version":"2012-10-17","Statement":[${wide(statement, 5000)}]}`),
    ).toBeUndefined();
    const actions = wide('"s3:*"', 30_000);
    expect(
      detailOf(
        `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":[${actions}],"Resource":"*"}}`,
      ),
    ).toBeUndefined();
    const resource = `"arn:aws:x:::${"a*".repeat(100_000)}"`;
    expect(
      detailOf(
        `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":${resource}}}`,
      ),
    ).toBeUndefined();
  });
});
