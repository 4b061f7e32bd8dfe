import type { RequestPrincipal } from "@ostiary/policy";
import { type JsonObject, objectAt, textAt } from "./json-value.ts";

/** Who made a recorded request, with the keys that say so. */
export interface EventCaller {
  readonly principal: RequestPrincipal;
  readonly arn: string;
  readonly type: string;
  readonly userId?: string;
  readonly userName?: string;
  readonly serviceLinked: boolean;
}

const principalTypes = {
  Root: "Account",
  IAMUser: "User",
  AssumedRole: "AssumedRole",
  FederatedUser: "FederatedUser",
} as const;

/** The caller of a record ("CloudTrail userIdentity element"); undefined where it does not say who. */
export function callerOfEvent(identity: JsonObject): EventCaller | undefined {
  const type = textAt(identity, "type");
  const arn = textAt(identity, "arn");
  const account = textAt(identity, "accountId");
  const userId = textAt(identity, "principalId");
  if (type === "AWSService") {
    const name = textAt(identity, "invokedBy") ?? "an AWS service";
    return {
      principal: { kind: "service", name },
      arn: name,
      type: "Service",
      serviceLinked: false,
    };
  }
  if (arn === undefined || account === undefined || userId === undefined) return undefined;
  const common = { userId, serviceLinked: false };
  switch (type) {
    case "Root":
      return {
        ...common,
        principal: { kind: "root", account, arn },
        arn,
        type: principalTypes.Root,
      };
    case "IAMUser": {
      const userName = textAt(identity, "userName");
      return {
        ...common,
        principal: { kind: "user", account, arn, id: userId },
        arn,
        type: principalTypes.IAMUser,
        ...(userName !== undefined && { userName }),
      };
    }
    case "AssumedRole":
    case "FederatedUser": {
      const issuer = objectAt(objectAt(identity, "sessionContext"), "sessionIssuer");
      const issuerArn = textAt(issuer, "arn");
      const issuerId = textAt(issuer, "principalId");
      if (issuerArn === undefined || issuerId === undefined) return undefined;
      if (type === "FederatedUser") {
        const of = { userArn: issuerArn, userId: issuerId };
        const principal = { kind: "federated-user", account, arn, ...of, id: userId } as const;
        return { ...common, principal, arn: issuerArn, type: principalTypes.FederatedUser };
      }
      const role = { roleArn: issuerArn, roleId: issuerId };
      const principal = { kind: "role-session", account, arn, ...role, id: userId } as const;
      const serviceLinked = issuerArn.includes(":role/aws-service-role/");
      return { userId, serviceLinked, principal, arn: issuerArn, type: principalTypes.AssumedRole };
    }
    default:
      return undefined;
  }
}
