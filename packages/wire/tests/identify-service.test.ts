import { expect, test } from "vitest";
import { identifyService, type ServiceName, type WireRequest } from "../src/index.ts";
import { formRequest, jsonRequest, restRequest } from "./requests.ts";

const cases: readonly (readonly [
  string,
  WireRequest,
  scope: string | undefined,
  ServiceName | undefined,
])[] = [
  ["the scope of a signature", formRequest("Action=ListUsers"), "iam", "iam"],
  ["the scope sso", jsonRequest("", "{}"), "sso", "sso-admin"],
  ["the scope sso-oauth", restRequest("POST", "/token?aws_iam=t"), "sso-oauth", "sso-oidc"],
  [
    "the scope access-analyzer",
    restRequest("GET", "/analyzer"),
    "access-analyzer",
    "access-analyzer",
  ],
  ["a scope of another service", formRequest("Action=x"), "s3", undefined],
  ["a target", jsonRequest("SWBExternalService.ListInstances", "{}"), "sso", "sso-admin"],
  [
    "a target without a signature",
    jsonRequest("AWSIdentityStore.ListUsers", "{}"),
    undefined,
    "identitystore",
  ],
  [
    "a target with a package",
    jsonRequest("com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.ListTrails", "{}"),
    undefined,
    "cloudtrail",
  ],
  ["an unknown target", jsonRequest("DynamoDB_20120810.ListTables", "{}"), undefined, undefined],
  [
    "a form's Version",
    formRequest("Action=AssumeRoleWithSAML&Version=2011-06-15"),
    undefined,
    "sts",
  ],
  [
    "a Version behind an assertion",
    formRequest(`SAMLAssertion=${"A".repeat(100_000)}&Version=2011-06-15`),
    undefined,
    "sts",
  ],
  ["a Version at the head", formRequest("Version=2010-05-08&Action=GetUser"), undefined, "iam"],
  [
    "a query's Version",
    { ...formRequest(""), method: "GET", query: "Action=x&Version=2011-06-15" },
    undefined,
    "sts",
  ],
  ["the path of a token", restRequest("POST", "/token", "{}"), undefined, "sso-oidc"],
  [
    "the path of a device",
    restRequest("POST", "/device_authorization", "{}"),
    undefined,
    "sso-oidc",
  ],
  [
    "the path of role credentials",
    restRequest("GET", "/federation/credentials?x=y"),
    undefined,
    "sso",
  ],
  ["nothing", restRequest("GET", "/"), undefined, undefined],
];

test.each(cases)("%s", (_, request, scope, service) => {
  expect(identifyService(request, scope)).toBe(service);
});
