import { describe, expect, test } from "vitest";
import { principalKeys, principalOf } from "../src/index.ts";

const account = "111122223333";

describe("the principal that a text names", () => {
  test.each([
    ["*", { kind: "anonymous" }],
    [account, { kind: "root", account, arn: `arn:aws:iam::${account}:root` }],
    [`arn:aws:iam::${account}:root`, { kind: "root", account }],
    [`arn:aws:iam::${account}:user/team/alice`, { kind: "user", account }],
    [
      `arn:aws-cn:iam::${account}:role/team/dev`,
      {
        kind: "role-session",
        arn: `arn:aws-cn:sts::${account}:assumed-role/dev/simulated`,
        roleArn: `arn:aws-cn:iam::${account}:role/team/dev`,
      },
    ],
    [
      `arn:aws:sts::${account}:assumed-role/dev/laptop`,
      { kind: "role-session", roleArn: `arn:aws:iam::${account}:role/dev`, id: "unknown:laptop" },
    ],
    [
      `arn:aws:sts::${account}:federated-user/carol`,
      {
        kind: "federated-user",
        account,
        userArn: `arn:aws:iam::${account}:user/unknown`,
        userId: "unknown",
        id: `${account}:carol`,
      },
    ],
    [`arn:aws:iam::${account}:saml-provider/idp`, { kind: "federated" }],
    [
      `arn:aws:iam::${account}:oidc-provider/idp.example.com/path`,
      { kind: "federated", provider: `arn:aws:iam::${account}:oidc-provider/idp.example.com/path` },
    ],
    [
      "spot.eu-central-1.amazonaws.com.cn",
      { kind: "service", name: "spot.eu-central-1.amazonaws.com.cn" },
    ],
    ["sns.amazonaws.com", { kind: "service", name: "sns.amazonaws.com" }],
  ])("%s", (text, expected) => {
    expect(principalOf(text)).toMatchObject(expected);
  });

  test.each([
    "",
    "alice",
    "11112222333",
    `arn:aws:iam::${account}:group/admins`,
    `arn:aws:iam::${account}:user`,
    `arn:aws:iam::${account}:user/`,
    `arn:aws:iam::${account}:rooted`,
    `arn:aws:sts::${account}:assumed-role/dev`,
    `arn:aws:iam::1:user/alice`,
    "arn:aws:s3:::bucket",
    "example.com",
    `1${account}`,
    `${account}1`,
    "SNS.amazonaws.com",
    "sns.amazonaws.com.example",
    "-.amazonaws.com/x",
    "a/sns.amazonaws.com",
    `arn:aws:iam::${account}:user//alice`,
    `arn:aws:iam::${account}:root/x`,
    `arn:aws:iam::${account}:federated-user/carol`,
    `arn:aws:sts::${account}:federated-user/carol/x`,
    `arn:aws:sts::${account}:assumed-role/dev/laptop/x`,
    `arn:aws:sts::${account}:user/alice`,
    `arn:aws:iam::${account}:user/a\nb`,
  ])("%j names nobody", (text) => {
    expect(principalOf(text)).toBeUndefined();
  });
});

describe("the keys that a principal says by itself", () => {
  const keysOf = (text: string, id?: string) => {
    const principal = principalOf(text, id);
    return principal && principalKeys(principal);
  };

  test("of a user", () => {
    const arn = `arn:aws:iam::${account}:user/team/alice`;
    expect(keysOf(arn, "AIDAALICE")).toEqual({
      "aws:PrincipalArn": arn,
      "aws:PrincipalAccount": account,
      "aws:PrincipalType": "User",
      "aws:PrincipalIsAWSService": "false",
      "aws:userid": "AIDAALICE",
      "aws:username": "alice",
    });
  });

  test("of a session, which goes by the ARN of its role", () => {
    expect(keysOf(`arn:aws:sts::${account}:assumed-role/dev/laptop`, "AROADEV")).toMatchObject({
      "aws:PrincipalArn": `arn:aws:iam::${account}:role/dev`,
      "aws:PrincipalType": "AssumedRole",
      "aws:userid": "AROADEV:laptop",
    });
  });

  test("of the root user, and of a federated one", () => {
    expect(keysOf(account)).toEqual({
      "aws:PrincipalArn": `arn:aws:iam::${account}:root`,
      "aws:PrincipalAccount": account,
      "aws:PrincipalType": "Account",
      "aws:PrincipalIsAWSService": "false",
      "aws:userid": account,
    });
    const carol = `arn:aws:sts::${account}:federated-user/carol`;
    expect(keysOf(carol)).toEqual({
      "aws:PrincipalArn": carol,
      "aws:PrincipalAccount": account,
      "aws:PrincipalType": "FederatedUser",
      "aws:PrincipalIsAWSService": "false",
      "aws:userid": `${account}:carol`,
    });
  });

  test("of somebody who has no role yet, for whom a provider vouches", () => {
    const provider = `arn:aws:iam::${account}:saml-provider/idp`;
    expect(keysOf(provider)).toEqual({ "aws:FederatedProvider": provider });
  });

  test("of a service", () => {
    expect(keysOf("sns.amazonaws.com")).toEqual({
      "aws:PrincipalIsAWSService": "true",
      "aws:PrincipalServiceName": "sns.amazonaws.com",
      "aws:PrincipalServiceNamesList": ["sns.amazonaws.com"],
      "aws:PrincipalType": "Service",
    });
  });

  test("of the anonymous, who have signed nothing", () => {
    expect(keysOf("*")).toEqual({ "aws:PrincipalType": "Anonymous", "aws:userid": "anonymous" });
  });
});
