import type { RequestPrincipal } from "../../src/index.ts";

const account = "111122223333";
const userArn = `arn:aws:iam::${account}:user/alice`;

/** The callers that cases name. All of them but the outsiders belong to account 111122223333. */
export const principals = {
  root: { kind: "root", account, arn: `arn:aws:iam::${account}:root` },
  user: { kind: "user", account, arn: userArn, id: "AIDAALICE" },
  session: {
    kind: "role-session",
    account,
    arn: `arn:aws:sts::${account}:assumed-role/dev/laptop`,
    roleArn: `arn:aws:iam::${account}:role/dev`,
    roleId: "AROADEV",
    id: "AROADEV:laptop",
  },
  "federated-user": {
    kind: "federated-user",
    account,
    arn: `arn:aws:sts::${account}:federated-user/carol`,
    userArn,
    userId: "AIDAALICE",
    id: `${account}:carol`,
  },
  "federated-root": {
    kind: "federated-user",
    account,
    arn: `arn:aws:sts::${account}:federated-user/carol`,
    userArn: `arn:aws:iam::${account}:root`,
    userId: account,
    id: `${account}:carol`,
  },
  saml: { kind: "federated", provider: `arn:aws:iam::${account}:saml-provider/idp` },
  oidc: { kind: "federated", provider: `arn:aws:iam::${account}:oidc-provider/idp.example.com` },
  service: { kind: "service", name: "sns.amazonaws.com" },
  anonymous: { kind: "anonymous" },
} as const satisfies Record<string, RequestPrincipal>;

export type PrincipalName = keyof typeof principals;

export const isPrincipalName = (name: string): name is PrincipalName =>
  Object.hasOwn(principals, name);
