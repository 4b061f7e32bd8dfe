import type { ContextValue, RequestPrincipal } from "./request.ts";

/** The context keys that say who calls. */
type PrincipalKeys = Readonly<Record<string, ContextValue>>;

const signed = { "aws:PrincipalIsAWSService": "false" } as const;

/**
 * The context keys that a principal says by itself ("AWS global condition context keys"); its tags, its session and its
 * organization say others. Of somebody who has no role yet AWS documents the provider only.
 */
export function principalKeys(principal: RequestPrincipal): PrincipalKeys {
  switch (principal.kind) {
    case "root":
      return {
        ...signed,
        "aws:PrincipalArn": principal.arn,
        "aws:PrincipalAccount": principal.account,
        "aws:PrincipalType": "Account",
        "aws:userid": principal.account,
      };
    case "user":
      return {
        ...signed,
        "aws:PrincipalArn": principal.arn,
        "aws:PrincipalAccount": principal.account,
        "aws:PrincipalType": "User",
        "aws:userid": principal.id,
        "aws:username": principal.arn.slice(principal.arn.lastIndexOf("/") + 1),
      };
    case "role-session":
      return {
        ...signed,
        "aws:PrincipalArn": principal.roleArn,
        "aws:PrincipalAccount": principal.account,
        "aws:PrincipalType": "AssumedRole",
        "aws:userid": principal.id,
      };
    case "federated-user":
      return {
        ...signed,
        "aws:PrincipalArn": principal.arn,
        "aws:PrincipalAccount": principal.account,
        "aws:PrincipalType": "FederatedUser",
        "aws:userid": principal.id,
      };
    case "federated":
      return { "aws:FederatedProvider": principal.provider };
    case "service":
      return {
        "aws:PrincipalIsAWSService": "true",
        "aws:PrincipalServiceName": principal.name,
        "aws:PrincipalServiceNamesList": [principal.name],
        "aws:PrincipalType": "Service",
      };
    case "anonymous":
      return { "aws:PrincipalType": "Anonymous", "aws:userid": "anonymous" };
  }
}
