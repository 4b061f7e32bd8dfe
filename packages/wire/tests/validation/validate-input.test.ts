import { describe, expect, test } from "vitest";
import { ServiceError } from "../../src/errors.ts";
import { loadService, type ServiceModel, validateInput, writeError } from "../../src/index.ts";
import { refusal } from "../requests.ts";

const asServed = await loadService("iam");
/** IAM as a service that shows the values, for the rules of how they are shown. */
const { hidesValues: _, ...iam } = asServed;
const sts = await loadService("sts");
const organizationsAsServed = await loadService("organizations");
const { tellsReasons: _reasons, ...organizations } = organizationsAsServed;
const ssoAdmin = await loadService("sso-admin");
const identitystore = await loadService("identitystore");
const cloudtrail = await loadService("cloudtrail");
const sso = await loadService("sso");
const analyzer = await loadService("access-analyzer");

const validate = (model: ServiceModel, name: string, input: Record<string, unknown>) => {
  const operation = model.operations.get(name);
  if (operation === undefined) throw new Error(`There is no operation ${name}.`);
  return refusal(() => validateInput(model, operation, input));
};

const long = (length: number): string => "a".repeat(length);
const one = "ValidationError: 1 validation error detected: ";
const two = "ValidationError: 2 validation errors detected: ";
const failed = "failed to satisfy constraint: ";
const tagValue = "Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*";
const tagKeys =
  "Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or " +
  "equal to 1, Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+]";

const cases: readonly (readonly [
  rule: string,
  ServiceModel,
  string,
  Record<string, unknown>,
  string,
])[] = [
  [
    "a valid input",
    iam,
    "CreateUser",
    { UserName: "Bob_+=,.@-1", Path: "/a/b/", Tags: [{ Key: "é ", Value: "" }] },
    "accepted",
  ],
  [
    "a length above",
    iam,
    "CreateUser",
    { UserName: long(65) },
    `${one}Value '${long(65)}' at 'userName' ${failed}Member must have length less than or equal to 64`,
  ],
  [
    "a length below, and a pattern",
    iam,
    "GetUser",
    { UserName: "" },
    `${two}Value '' at 'userName' ${failed}Member must have length greater than or equal to 1; Value '' at 'userName' ${failed}Member must satisfy regular expression pattern: [\\w+=,.@-]+`,
  ],
  [
    "a pattern",
    iam,
    "CreateUser",
    { UserName: "a b" },
    `${one}Value 'a b' at 'userName' ${failed}Member must satisfy regular expression pattern: [\\w+=,.@-]+`,
  ],
  [
    "a pattern holds for all of a value",
    iam,
    "CreateUser",
    { UserName: "a\n" },
    `${one}Value 'a\n' at 'userName' ${failed}Member must satisfy regular expression pattern: [\\w+=,.@-]+`,
  ],
  [
    "a required member",
    iam,
    "CreateUser",
    {},
    `${one}Value null at 'userName' ${failed}Member must not be null`,
  ],
  [
    "a required member inside",
    iam,
    "CreateUser",
    { UserName: "a", Tags: [{ Key: "k", Value: "v" }, { Key: "k" }] },
    `${one}Value null at 'tags.2.member.value' ${failed}Member must not be null`,
  ],
  [
    "a member of a list's item",
    iam,
    "CreateUser",
    { UserName: "a", Tags: [{ Key: "k", Value: "D&T" }] },
    `${one}Value 'D&T' at 'tags.1.member.value' ${failed}${tagValue}`,
  ],
  [
    "a list of texts",
    iam,
    "UntagUser",
    { UserName: "a", TagKeys: ["good", "b&d"] },
    `${one}Value '[good, b&d]' at 'tagKeys' ${failed}${tagKeys}`,
  ],
  [
    "an enum",
    iam,
    "UpdateAccessKey",
    { AccessKeyId: "AKIAAAAAAAAAAAAAAAAA", Status: "active" },
    `${one}Value 'active' at 'status' ${failed}Member must satisfy enum value set: [Active, Inactive, Expired]`,
  ],
  [
    "a range below",
    iam,
    "ListUsers",
    { MaxItems: 0 },
    `${one}Value '0' at 'maxItems' ${failed}Member must have value greater than or equal to 1`,
  ],
  [
    "a range above",
    iam,
    "ListUsers",
    { MaxItems: 1001 },
    `${one}Value '1001' at 'maxItems' ${failed}Member must have value less than or equal to 1000`,
  ],
  ["a list that is too long", sts, "GetCallerIdentity", {}, "accepted"],
  [
    "two members, in the model's order",
    iam,
    "CreateUser",
    { UserName: "a b", Path: "x" },
    `${two}Value 'x' at 'path' ${failed}Member must satisfy regular expression pattern: (\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F); Value 'a b' at 'userName' ${failed}Member must satisfy regular expression pattern: [\\w+=,.@-]+`,
  ],
  [
    "an ARN that is too short",
    sts,
    "AssumeRole",
    { RoleArn: "arn", RoleSessionName: "ab" },
    `${one}Value 'arn' at 'roleArn' ${failed}Member must have length greater than or equal to 20`,
  ],
  [
    "a fraction for an integer",
    iam,
    "ListUsers",
    { MaxItems: 1.5 },
    "MalformedInput: The value of maxItems is not an integer.",
  ],
  [
    "a number beyond an integer",
    iam,
    "ListUsers",
    { MaxItems: 2 ** 31 },
    "MalformedInput: The value of maxItems is not an integer.",
  ],
  [
    "a list of structures is named only",
    iam,
    "CreateUser",
    { UserName: "a", Tags: Array.from({ length: 51 }, () => ({ Key: "k", Value: "secret" })) },
    `${one}Value '[${Array.from({ length: 51 }, () => "Tag").join(", ")}]' at 'tags' ${failed}Member must have length less than or equal to 50`,
  ],
  [
    "the lower-case of an acronym",
    iam,
    "CreateSAMLProvider",
    { Name: "a", SAMLMetadataDocument: "x" },
    `${one}Value 'x' at 'sAMLMetadataDocument' ${failed}Member must have length greater than or equal to 1000`,
  ],
  [
    "an empty list",
    organizations,
    "DescribeEffectivePolicy",
    {},
    `${one}Value null at 'policyType' ${failed}Member must not be null`,
  ],
  [
    "an array of an unknown value",
    cloudtrail,
    "LookupEvents",
    { LookupAttributes: [{ AttributeKey: "x", AttributeValue: "y" }] },
    `${one}Value 'x' at 'lookupAttributes.1.member.attributeKey' ${failed}Member must satisfy enum value set: [EventId, EventName, ReadOnly, Username, ResourceType, ResourceName, EventSource, AccessKeyId]`,
  ],
  [
    "the structure inside a map",
    analyzer,
    "CreateArchiveRule",
    { analyzerName: "a", ruleName: "r", filter: { k: { eq: [] } } },
    `${one}Value '[]' at 'filter.k.member.eq' ${failed}Member must have length greater than or equal to 1`,
  ],
];

test("IAM names the member and hides its value", () => {
  expect(validate(asServed, "CreateUser", { UserName: long(65) })).toBe(
    `${one}Value at 'userName' ${failed}Member must have length less than or equal to 64`,
  );
  expect(validate(asServed, "CreateUser", {})).toBe(
    `${one}Value at 'userName' ${failed}Member must not be null`,
  );
});

test.each(cases)("%s", (_, model, name, input, message) => {
  expect(validate(model, name, input)).toBe(message);
});

const secrets: readonly (readonly [string, ServiceModel, string, Record<string, unknown>])[] = [
  [
    "a password",
    iam,
    "ChangePassword",
    { OldPassword: "hunter2\u2603", NewPassword: "hunter2\u2603" },
  ],
  [
    "a private key",
    iam,
    "UploadServerCertificate",
    { ServerCertificateName: "a", CertificateBody: "b", PrivateKey: "hunter2\u2603" },
  ],
  [
    "a code of a device",
    iam,
    "EnableMFADevice",
    {
      UserName: "a",
      SerialNumber: "arn:aws:iam::1:mfa/a",
      AuthenticationCode1: "hunter2",
      AuthenticationCode2: "hunter2",
    },
  ],
  ["a code for a session", sts, "GetSessionToken", { TokenCode: "hunter2" }],
  [
    "a web identity token",
    sts,
    "AssumeRoleWithWebIdentity",
    { RoleArn: "arn:aws:iam::123456789012:role/a", RoleSessionName: "ab", WebIdentityToken: "xx" },
  ],
  [
    "a person's name",
    identitystore,
    "CreateUser",
    { IdentityStoreId: "d-1234567890", UserName: "hunter2".repeat(200) },
  ],
  ["an e-mail address", organizations, "CreateAccount", { AccountName: "a", Email: "hunter2" }],
  [
    "a list that holds something sensitive",
    ssoAdmin,
    "CreateInstance",
    { Name: "hunter2\u2603 ok", ClientToken: "bad token" },
  ],
];

test.each(secrets.slice(0, 7))("%s is not shown", (_, model, name, input) => {
  const message = validate(model, name, input);
  expect(message).toMatch(/Value at '/);
  expect(message).not.toMatch(/hunter2|'xx'/);
});

test("a message is bounded, however large the input", () => {
  const TagKeys = Array.from({ length: 50 }, () => "&".repeat(100_000));
  const message = validate(iam, "UntagUser", { UserName: "a", TagKeys });
  expect(message.length).toBeLessThan(70_000);
});

test("a JSON service calls it ValidationException", () => {
  const operation = ssoAdmin.operations.get("ListInstances");
  if (operation === undefined) throw new Error("There is no ListInstances.");
  try {
    validateInput(ssoAdmin, operation, { MaxResults: 0 });
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const answer = writeError(ssoAdmin, error, "id");
    expect(answer.headers["x-amzn-errortype"]).toBe("ValidationException");
    expect(answer.body).toContain("1 validation error detected: Value '0' at 'maxResults'");
  }
});

describe("Organizations tells the reason of the first violation", () => {
  const tag = { Key: "k", Value: "v" };
  test.each([
    ["DescribePolicy", {}, "INPUT_REQUIRED"],
    ["DescribePolicy", { PolicyId: "none" }, "INVALID_PATTERN"],
    ["ListPolicies", { Filter: "NONE" }, "INVALID_ENUM"],
    ["ListAccounts", { MaxResults: 21 }, "MAX_VALUE_EXCEEDED"],
    ["ListAccounts", { MaxResults: 0 }, "MIN_VALUE_EXCEEDED"],
    ["CreateAccount", { AccountName: "a".repeat(51), Email: "a@b.cd" }, "MAX_LENGTH_EXCEEDED"],
    ["CreateAccount", { AccountName: "a", Email: "a@b" }, "MIN_LENGTH_EXCEEDED"],
    ["UntagResource", { ResourceId: "r-abcd", TagKeys: [""] }, "INVALID_LIST_MEMBER"],
    ["TagResource", { ResourceId: "none", Tags: [tag] }, "INVALID_PATTERN"],
  ] as const)("%s %j: %s", (name, input, Reason) => {
    const operation = organizationsAsServed.operations.get(name);
    if (operation === undefined) throw new Error(`There is no ${name}.`);
    expect(() => validateInput(organizationsAsServed, operation, input)).toThrow(
      expect.objectContaining({ code: "InvalidInputException", members: { Reason } }),
    );
  });
});

test("an operation that is younger than the constraints still has its required members", () => {
  const young = [...iam.operations.values()].filter(
    ({ name, input }) => input !== undefined && iam.constraints.inputs[name] === undefined,
  );
  expect(young.length).toBeGreaterThan(0);
  const required = young.filter(({ input }) => input?.members.some((member) => member.required));
  for (const { name } of required) {
    expect(validate(iam, name, {})).toMatch(/Member must not be null/);
  }
  expect(required.length).toBeGreaterThan(0);
});

test("the schemas and the constraints agree on what is required of a caller", async () => {
  const differing: string[] = [];
  for (const model of [
    iam,
    sts,
    organizations,
    ssoAdmin,
    identitystore,
    cloudtrail,
    sso,
    analyzer,
  ]) {
    for (const { name, input } of model.operations.values()) {
      const shape = model.constraints.shapes[model.constraints.inputs[name] ?? ""];
      if (shape === undefined || input === undefined) continue;
      const schema = input.members.filter(({ required }) => required).map((member) => member.name);
      if (schema.sort().join() !== [...(shape.required ?? [])].sort().join()) {
        differing.push(`${model.name}:${name}`);
      }
    }
  }
  expect(differing).toEqual([]);
});
