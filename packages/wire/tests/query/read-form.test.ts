import { describe, expect, test } from "vitest";
import { defaultLimits, loadService, readRequest } from "../../src/index.ts";
import { formRequest, refusal } from "../requests.ts";

const iam = await loadService("iam");
const version = `Version=${iam.version}`;
const read = (form: string) => readRequest(iam, formRequest(`${version}&${form}`)).input;

const cases: readonly (readonly [name: string, form: string, input: object])[] = [
  ["an empty list is a name without items", "Action=CreateUser&Tags=", { Tags: [] }],
  [
    "a list may have a hole",
    "Action=UntagUser&TagKeys.member.7=b&TagKeys.member.3=a",
    { TagKeys: ["a", "b"] },
  ],
  [
    "items are in numeric order",
    `Action=UntagUser${[10, 9, 1, 12, 2].map((n) => `&TagKeys.member.${n}=k${n}`).join("")}`,
    { TagKeys: ["k1", "k2", "k9", "k10", "k12"] },
  ],
  [
    "a huge number allocates nothing",
    "Action=UntagUser&TagKeys.member.999999999=a",
    { TagKeys: ["a"] },
  ],
  [
    "names that are no numbers are no items",
    "Action=UntagUser&TagKeys.member.x=a&TagKeys.member.1=b",
    { TagKeys: ["b"] },
  ],
  [
    "the last of two equal names wins",
    "Action=CreateUser&UserName=a&UserName=b",
    { UserName: "b" },
  ],
  [
    "unknown parameters are ignored",
    "Action=CreateUser&UserName=a&Nothing.member.1=x",
    { UserName: "a" },
  ],
  ["a plus is a blank", "Action=CreateUser&UserName=a+b%2Bc%20", { UserName: "a b+c " }],
  [
    "a text that looks like a number stays a text",
    "Action=CreateUser&UserName=0012",
    { UserName: "0012" },
  ],
  ["an empty value is an empty text", "Action=CreateUser&UserName", { UserName: "" }],
  [
    "structures lie in lists",
    "Action=CreateUser&Tags.member.1.Value=&Tags.member.1.Key=k",
    { Tags: [{ Key: "k", Value: "" }] },
  ],
  ["numbers are numbers", "Action=ListUsers&MaxItems=7", { MaxItems: 7 }],
  [
    "booleans are booleans",
    "Action=UpdateLoginProfile&PasswordResetRequired=True",
    { PasswordResetRequired: true },
  ],
  [
    "text beyond ASCII is UTF-8",
    "Action=CreateUser&UserName=%C3%A9%F0%9F%98%80",
    { UserName: "é😀" },
  ],
];

test.each(cases)("%s", (_, form, input) => {
  expect(read(form)).toEqual(input);
});

test("an operation may come by GET, with a signature beside it", () => {
  const query = `Action=GetUser&UserName=a&${version}&X-Amz-Signature=00&X-Amz-Date=1`;
  const request = { ...formRequest(""), method: "GET", query };
  expect(readRequest(iam, request)).toMatchObject({
    operation: { name: "GetUser" },
    input: { UserName: "a" },
  });
});

test("a form is no way to a prototype", () => {
  const form =
    "Action=CreateUser&__proto__.polluted=1&constructor.prototype.polluted=1&Tags.__proto__.1.Key=x";
  const input = read(form);
  expect(input).toEqual({ Tags: [] });
  expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
  expect("polluted" in {}).toBe(false);
});

test("the body goes before the query", () => {
  const query = `Action=GetUser&UserName=a&${version}`;
  expect(readRequest(iam, { ...formRequest("UserName=b"), query }).input).toEqual({
    UserName: "b",
  });
});

test("a query in which a name is twice is refused, as no signature covers which one is the last", () => {
  const query = `Action=GetUser&UserName=a&UserName=b&${version}`;
  expect(refusal(() => readRequest(iam, { ...formRequest(""), query }))).toBe(
    "MalformedInput: The parameter UserName is given more than once.",
  );
});

const refused: readonly (readonly [name: string, form: string, refusal: string])[] = [
  ["no Action", version, "MissingAction: The request must contain the parameter Action."],
  [
    "an unknown Action",
    `${version}&Action=Nothing`,
    "InvalidAction: Could not find operation Nothing for version 2010-05-08",
  ],
  [
    "a structure's name for an Action",
    `${version}&Action=User`,
    "InvalidAction: Could not find operation User for version 2010-05-08",
  ],
  [
    "a prototype's member for an Action",
    `${version}&Action=constructor`,
    "InvalidAction: Could not find operation constructor for version 2010-05-08",
  ],
  [
    "no Version",
    "Action=GetUser",
    "InvalidAction: Could not find operation GetUser for version NO_VERSION_SPECIFIED",
  ],
  [
    "another Version",
    "Action=GetUser&Version=2011-06-15",
    "InvalidAction: Could not find operation GetUser for version 2011-06-15",
  ],
  [
    "broken percent-encoding",
    `${version}&Action=GetUser&UserName=%zz`,
    "MalformedInput: The request contains a malformed percent-encoding.",
  ],
  [
    "bytes that are no UTF-8",
    `${version}&Action=GetUser&UserName=%ff`,
    "MalformedInput: The request contains a malformed percent-encoding.",
  ],
  [
    "a control character",
    `${version}&Action=GetUser&UserName=a%00`,
    "MalformedInput: The value of UserName is not free of characters that XML 1.0 does not allow.",
  ],
  [
    "a vertical tab",
    `${version}&Action=GetUser&UserName=%0b`,
    "MalformedInput: The value of UserName is not free of characters that XML 1.0 does not allow.",
  ],
  [
    "text for a number",
    `${version}&Action=ListUsers&MaxItems=ten`,
    "MalformedInput: The value of MaxItems is not a number.",
  ],
  [
    "text for a boolean",
    `${version}&Action=UpdateLoginProfile&PasswordResetRequired=1`,
    "MalformedInput: The value of PasswordResetRequired is not true or false.",
  ],
  [
    "a tree for a text",
    `${version}&Action=GetUser&UserName.x=1`,
    "MalformedInput: The value of UserName is not a simple value.",
  ],
  [
    "a text for a list",
    `${version}&Action=CreateUser&Tags=x`,
    "MalformedInput: The value of Tags is a simple value and must not be.",
  ],
  [
    "a text for a structure",
    `${version}&Action=CreateUser&Tags.member.1=x`,
    "MalformedInput: The value of Tags is a simple value and must not be.",
  ],
];

test.each(refused)("%s is refused", (_, form, message) => {
  expect(refusal(() => readRequest(iam, formRequest(form)))).toBe(message);
});

describe("bounds", () => {
  const limits = { ...defaultLimits, bodyBytes: 1_000, parameters: 10, depth: 5 };
  const within = (form: string) =>
    refusal(() => readRequest(iam, formRequest(`${version}&Action=GetUser&${form}`), limits));

  test("the size of a request, the number of its parameters and their depth are bounded", () => {
    expect(within("a=1")).toBe("accepted");
    expect(within("x".repeat(1_000))).toMatch(/^RequestEntityTooLarge: /);
    expect(within("a=&".repeat(11))).toBe(
      "MalformedInput: The request has more than 10 parameters.",
    );
    expect(within("a.a.a.a.a.a=1")).toBe(
      "MalformedInput: A parameter is nested deeper than 5 levels.",
    );
  });

  test("a body that isn't UTF-8 is refused", () => {
    expect(refusal(() => readRequest(iam, formRequest(new Uint8Array([0xff]))))).toBe(
      "MalformedInput: The request body is not UTF-8.",
    );
  });
});
