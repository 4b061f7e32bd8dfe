import { expect, test } from "vitest";
import { loadService, serviceError, writeError, writeOutput } from "../../src/index.ts";

const iam = await loadService("iam");

const body = (name: string, output: object): string => {
  const operation = iam.operations.get(name);
  if (operation === undefined) throw new Error(`There is no operation ${name}.`);
  return writeOutput(iam, operation, output, "id").body;
};

const response = (name: string, result: string): string =>
  `<${name}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/">${result}` +
  `<ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></${name}Response>`;

const cases: readonly (readonly [
  rule: string,
  operation: string,
  output: object,
  result: string,
])[] = [
  ["an operation without output has no result", "DeleteUser", {}, ""],
  [
    "an empty list is an empty element",
    "ListUsers",
    { Users: [], IsTruncated: false },
    "<ListUsersResult><Users></Users><IsTruncated>false</IsTruncated></ListUsersResult>",
  ],
  [
    "an absent member is left out",
    "ListUsers",
    { Users: undefined, Marker: null },
    "<ListUsersResult></ListUsersResult>",
  ],
  [
    "a carriage return is escaped, a line feed is not",
    "ListUsers",
    { Marker: `\r\n\t<&>"'` },
    `<ListUsersResult><Marker>&#xD;\n\t&lt;&amp;&gt;&quot;'</Marker></ListUsersResult>`,
  ],
  [
    "what XML cannot carry is shown as U+FFFD",
    "ListUsers",
    { Marker: "a\u0000\ud800\uffffb😀" },
    "<ListUsersResult><Marker>a\ufffd\ufffd\ufffdb😀</Marker></ListUsersResult>",
  ],
  [
    "dates are to the second",
    "GetSSHPublicKey",
    { SSHPublicKey: { UploadDate: new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 678)) } },
    "<GetSSHPublicKeyResult><SSHPublicKey><UploadDate>2026-01-02T03:04:05Z</UploadDate></SSHPublicKey></GetSSHPublicKeyResult>",
  ],
  [
    "maps are entries",
    "GetAccountSummary",
    { SummaryMap: { Users: 1 } },
    "<GetAccountSummaryResult><SummaryMap><entry><key>Users</key><value>1</value></entry></SummaryMap></GetAccountSummaryResult>",
  ],
  [
    "blobs are base64",
    "GetCredentialReport",
    { Content: new Uint8Array([0, 255]) },
    "<GetCredentialReportResult><Content>AP8=</Content></GetCredentialReportResult>",
  ],
];

test.each(cases)("%s", (_, operation, output, result) => {
  expect(body(operation, output)).toBe(response(operation, result));
});

test("an answer says which request it is for, as XML", () => {
  const operation = iam.operations.get("DeleteUser");
  if (operation === undefined) throw new Error("There is no DeleteUser.");
  expect(writeOutput(iam, operation, {}, "id")).toMatchObject({
    status: 200,
    headers: { "content-type": "text/xml", "x-amzn-requestid": "id" },
  });
});

const wrong: readonly (readonly [string, object])[] = [
  ["ListUsers", { Users: {} }],
  ["ListUsers", { Users: ["x"] }],
  ["ListUsers", { Marker: {} }],
  ["GetUser", { User: { CreateDate: "2026-01-02" } }],
  ["GetUser", { User: [] }],
  ["GetCredentialReport", { Content: "text" }],
  ["GetAccountSummary", { SummaryMap: [] }],
];

test.each(wrong)("an output of %s that isn't of its shape is a defect", (operation, output) => {
  expect(() => body(operation, output)).toThrow(TypeError);
});

test("an error has its type, its code and its message", () => {
  const error = serviceError("NoSuchEntity", "The user with name <bob> cannot be found.");
  expect(writeError(iam, error, "id")).toEqual({
    status: 404,
    headers: { "content-type": "text/xml", "x-amzn-requestid": "id" },
    body:
      '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>NoSuchEntity</Code>' +
      "<Message>The user with name &lt;bob&gt; cannot be found.</Message></Error><RequestId>id</RequestId></ErrorResponse>",
  });
});
