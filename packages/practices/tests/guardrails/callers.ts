import type { RequestPrincipal } from "@ostiary/policy";
import type { GuardrailCaller } from "../../src/index.ts";

const account = "111122223333";

const role = (name: string, of = account): RequestPrincipal => ({
  kind: "role-session",
  account: of,
  arn: `arn:aws:sts::${of}:assumed-role/${name}/session`,
  roleArn: `arn:aws:iam::${of}:role/${name}`,
  roleId: `AROA${name}`,
  id: `AROA${name}:session`,
});

const root: RequestPrincipal = { kind: "root", account, arn: `arn:aws:iam::${account}:root` };
const user: RequestPrincipal = {
  kind: "user",
  account,
  arn: `arn:aws:iam::${account}:user/alice`,
  id: "AIDAALICE",
};

interface Caller {
  readonly principal: RequestPrincipal;
  readonly context: Readonly<Record<string, string>>;
}

const roleCaller = (name: string, of = account): Caller => ({
  principal: role(name, of),
  context: {
    "aws:PrincipalArn": `arn:aws:iam::${of}:role/${name}`,
    "aws:PrincipalType": "AssumedRole",
    "aws:MultiFactorAuthPresent": "false",
  },
});

/** The callers of cases, with what each request of theirs brings. */
export const callers: Readonly<Record<GuardrailCaller, Caller>> = {
  root: {
    principal: root,
    context: { "aws:PrincipalArn": root.arn, "aws:PrincipalType": "Account" },
  },
  "assumed-root": {
    principal: root,
    context: {
      "aws:PrincipalArn": root.arn,
      "aws:PrincipalType": "Account",
      "aws:AssumedRoot": "true",
    },
  },
  user: { principal: user, context: { "aws:PrincipalArn": user.arn, "aws:PrincipalType": "User" } },
  "user-with-mfa": {
    principal: user,
    context: {
      "aws:PrincipalArn": user.arn,
      "aws:PrincipalType": "User",
      "aws:MultiFactorAuthPresent": "true",
    },
  },
  role: roleCaller("worker"),
  "break-glass": roleCaller("break-glass"),
  "organization-access": roleCaller("OrganizationAccountAccessRole"),
  outsider: roleCaller("stranger", "444455556666"),
  service: {
    principal: { kind: "service", name: "logging.s3.amazonaws.com" },
    context: { "aws:PrincipalType": "Service" },
  },
};
