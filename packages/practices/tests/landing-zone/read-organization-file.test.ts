import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readOrganizationFile } from "../../src/index.ts";

const files: Readonly<Record<string, string>> = {
  "good.json":
    '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}}',
  "bad.json": '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*"}}',
};

const readFile = async (name: string): Promise<string> => {
  const text = files[name];
  if (text === undefined) throw new Error(`There is no file ${name}.`);
  return text;
};

const problemsOf = async (text: string): Promise<readonly string[]> => {
  const read = await readOrganizationFile(text, readFile);
  return read.ok
    ? []
    : read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

const policy = (more: string) =>
  `version: 1\npolicies:\n  - name: one\n    type: SERVICE_CONTROL_POLICY\n${more}root: {}\n`;

/** What a file says, and how each problem begins. */
const cases: readonly (readonly [about: string, text: string, problems: readonly string[]])[] = [
  ["the least", "version: 1\nroot: {}\n", []],
  ["JSON", '{"version":1,"root":{}}', []],
  ["nothing", "", ["1:1 Here belongs a map."]],
  ["no YAML", "version: 1\nroot: {\n", ["3:1 "]],
  ["a key twice", "version: 1\nversion: 1\nroot: {}\n", ["2:1 Map keys must be unique"]],
  [
    "an alias",
    "version: 1\npolicyTypes: &x [TAG_POLICY]\ntrustedServices: *x\nroot: {}\n",
    ["3:18 Aliases are not read"],
  ],
  ["another version", "version: 2\nroot: {}\n", ["1:10 Here belongs 1."]],
  ["no root", "version: 1\n", ["1:1 The key root is missing."]],
  [
    "an unknown key",
    "version: 1\nroot:\n  unit: []\n",
    ["3:3 There is no key unit here, but policies, fullAccess, tags, units, accounts."],
  ],
  ["a map for a list", "version: 1\nroot:\n  units: {}\n", ["3:10 Here belongs a list."]],
  ["a list for a map", "version: 1\nroot: []\n", ["2:7 Here belongs a map."]],
  [
    "a number for a text",
    "version: 1\nroot:\n  units:\n    - name: 1\n",
    ["4:13 Here belongs a text; put it in quotes"],
  ],
  [
    "an empty name",
    'version: 1\nroot:\n  units:\n    - name: ""\n',
    ["4:13 Here belongs a text that is not empty."],
  ],
  [
    "a text for a truth",
    "version: 1\nroot:\n  fullAccess: no\n",
    ["3:15 Here belongs true or false."],
  ],
  ["an unknown type", "version: 1\npolicyTypes: [SCP]\nroot: {}\n", ["2:15 Here belongs one of "]],
  ["no address", "version: 1\nroot:\n  accounts:\n    - name: a\n      email: nobody\n", ["5:14 "]],
  [
    "a long tag",
    `version: 1\nroot:\n  tags:\n    a: ${"x".repeat(257)}\n`,
    ["4:8 This is longer than 256 characters."],
  ],
  [
    "half an account",
    "version: 1\nroot:\n  accounts:\n    - name: a\n",
    ["4:7 Here belongs just one of management, or name with email."],
  ],
  [
    "an account that is both",
    "version: 1\nroot:\n  accounts:\n    - { management: true, name: a, email: a@b.cd }\n",
    ["4:7 Here belongs just one of"],
  ],
  [
    "no content of a policy",
    policy(""),
    ["3:5 Here belongs just one of document, or file, or guardrail."],
  ],
  [
    "two contents of a policy",
    policy("    file: good.json\n    guardrail: deny-root\n"),
    ["3:5 Here belongs just one of"],
  ],
  ["a file", policy("    file: good.json\n"), []],
  [
    "a file that is not there",
    policy("    file: none.json\n"),
    ["5:11 There is no file none.json."],
  ],
  ["a file with a policy that is wrong", policy("    file: bad.json\n"), ["5:11 bad.json: 1:37: "]],
  [
    "a document that is wrong",
    policy("    document: { Version: '2012-10-17', Statement: [] }\n"),
    ["5:15 one: "],
  ],
  ["a guardrail", policy("    guardrail: deny-root\n"), []],
  [
    "a guardrail that is not there",
    policy("    guardrail: deny-all\n"),
    ["5:16 There is no guardrail deny-all."],
  ],
  [
    "a guardrail of the other type",
    policy("    guardrail: data-perimeter-rcp\n"),
    ["4:11 data-perimeter-rcp is a RESOURCE_CONTROL_POLICY."],
  ],
  [
    "a guardrail without its parameter",
    policy("    guardrail: data-perimeter-scp\n"),
    ["5:16 data-perimeter-scp needs the parameter organization"],
  ],
  [
    "a tag policy that is wrong",
    "version: 1\npolicies:\n  - name: t\n    type: TAG_POLICY\n    document: { tag: {} }\nroot: {}\n",
    ["5:15 t: 1:2: tag: There is no key tag here", "5:15 t: 1:1: : The key tags is missing."],
  ],
  [
    "a name twice",
    "version: 1\npolicies:\n  - { name: a, type: SERVICE_CONTROL_POLICY, file: good.json }\n  - { name: a, type: SERVICE_CONTROL_POLICY, file: good.json }\nroot: {}\n",
    ["4:13 Another policy is named a."],
  ],
  [
    "the name of AWS's own policy",
    "version: 1\npolicies:\n  - { name: FullAWSAccess, type: SERVICE_CONTROL_POLICY, file: good.json }\nroot: {}\n",
    ["3:13 Another policy is named FullAWSAccess."],
  ],
  [
    "a policy that is not there",
    "version: 1\nroot:\n  units:\n    - name: a\n      policies: [FullAWSAccess, gone]\n",
    ["5:33 There is no policy gone in this file."],
  ],
  [
    "an attachment twice",
    "version: 1\nroot:\n  policies: [FullAWSAccess, FullAWSAccess]\n",
    ["3:29 FullAWSAccess stands here twice."],
  ],
  [
    "more policies than there is room for",
    `version: 1\npolicies:\n${"abcde".replace(/./gu, "  - { name: $&, type: SERVICE_CONTROL_POLICY, file: good.json }\n")}root:\n  policies: [a, b, c, d, e]\n`,
    ["9:13 At most 4 policies of the type SERVICE_CONTROL_POLICY have room here."],
  ],
  [
    "no SCP at all",
    "version: 1\nroot:\n  fullAccess: false\n",
    ["3:15 Without FullAWSAccess a policy that allows something has to be listed."],
  ],
  [
    "units of one name",
    "version: 1\nroot:\n  units: [{ name: a }, { name: a }]\n",
    ["3:32 Another unit beside is named a."],
  ],
  [
    "a slash in a unit's name",
    "version: 1\nroot:\n  units: [{ name: a/b }]\n",
    ["3:19 A unit's name has no slash here."],
  ],
  [
    "units six deep",
    `version: 1\nroot: { units: [${"{ name: a, units: [".repeat(5)}{ name: a }${"] }".repeat(5)}] }\n`,
    ["2:112 Units are nested 5 deep at most."],
  ],
  [
    "units five deep",
    `version: 1\nroot: { units: [${"{ name: a, units: [".repeat(4)}{ name: a }${"] }".repeat(4)}] }\n`,
    [],
  ],
  [
    "an address twice",
    "version: 1\nroot:\n  accounts:\n    - { name: a, email: a@b.cd }\n    - { name: b, email: A@b.cd }\n",
    ["5:25 Another account has the address a@b.cd."],
  ],
  [
    "two management accounts",
    "version: 1\nroot:\n  accounts: [{ management: true }, { management: true }]\n",
    ["3:36 There is one management account."],
  ],
  [
    "a management account that is handed what is its own",
    "version: 1\nroot:\n  accounts:\n    - management: true\n      delegatedAdministrator: [sso.amazonaws.com]\n",
    ["5:31 The management account is no delegated administrator."],
  ],
];

describe("an organization's file", () => {
  test.each(cases)("%s", async (_, text, problems) => {
    const found = await problemsOf(text);
    expect(found).toHaveLength(problems.length);
    for (const [index, problem] of problems.entries()) expect(found[index]).toContain(problem);
  });

  test("the example is in order, and names what there is", async () => {
    const folder = new URL("../../../../examples/landing-zone/", import.meta.url);
    const beside = async (name: string) => readFileSync(new URL(name, folder), "utf8");
    const read = await readOrganizationFile(await beside("org.yaml"), beside);
    if (!read.ok) throw new Error(read.problems[0]?.message);
    expect(read.desired.units.map(({ key }) => key)).toContain("/Workloads/Production");
    expect(read.desired.accounts.map(({ key, parent }) => `${key} in ${parent}`)).toContain(
      "shop@example.com in /Workloads/Production",
    );
  });
});
