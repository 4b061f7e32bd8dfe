import { type Answer, isAnswer, textOf } from "../answers/index.ts";
import type { NamedArns } from "./named-arns.ts";

/** Who called. */
export interface TrailCaller {
  /** A user, role, root, federated user, identity provider, or another account. Absent: nobody that can be told. */
  readonly arn?: string;
  /** The host of a service that called as itself. */
  readonly service?: string;
  /** Absent: not known, as with long-term keys, which can't have used MFA. */
  readonly mfa?: boolean;
  readonly isRoot: boolean;
  readonly isUser: boolean;
}

const nobody = { isRoot: false, isUser: false } as const;

const at = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>((inside, name) => (isAnswer(inside) ? inside[name] : undefined), value);

/** A session's role: the one that issued it, or by its name in the session's ARN. */
function roleOf(identity: Answer, arns: NamedArns): string | undefined {
  const issuer = textOf(at(identity, "sessionContext", "sessionIssuer", "arn"));
  if (issuer !== undefined) return issuer;
  const [, partition = "aws", account = "", name = ""] =
    /^arn:([^:]*):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(textOf(identity["arn"]) ?? "") ?? [];
  if (name === "") return undefined;
  return arns.find("role", name) ?? `arn:${partition}:iam::${account}:role/${name}`;
}

function mfaOf(identity: Answer): boolean | undefined {
  const context = identity["sessionContext"];
  const said = at(context, "attributes", "mfaAuthenticated");
  if (said === "true" || said === true) return true;
  if (said === "false" || said === false) return false;
  return context === undefined ? false : undefined;
}

/** Reads a record's userIdentity ("CloudTrail userIdentity element"). */
export function callerOf(identity: Answer, arns: NamedArns): TrailCaller {
  const mfa = mfaOf(identity);
  const known = mfa === undefined ? {} : { mfa };
  const arn = textOf(identity["arn"]);
  const account = textOf(identity["accountId"]);
  switch (identity["type"]) {
    case "Root":
      return {
        arn: `arn:${arns.partition}:iam::${account ?? ""}:root`,
        ...known,
        isRoot: true,
        isUser: false,
      };
    case "IAMUser": {
      const name = textOf(identity["userName"]);
      const user = arn ?? (name === undefined ? undefined : arns.find("user", name));
      return { ...(user !== undefined && { arn: user }), ...known, isRoot: false, isUser: true };
    }
    case "AssumedRole":
    case "Role": {
      const role = roleOf(identity, arns) ?? (arn?.includes(":role/") ? arn : undefined);
      return { ...(role !== undefined && { arn: role }), ...known, ...nobody };
    }
    case "FederatedUser": {
      const issuer = textOf(at(identity, "sessionContext", "sessionIssuer", "arn")) ?? arn;
      return { ...(issuer !== undefined && { arn: issuer }), ...known, ...nobody };
    }
    case "SAMLUser":
    case "WebIdentityUser": {
      const provider = textOf(identity["identityProvider"]);
      return { ...(provider !== undefined && { arn: provider }), ...nobody };
    }
    case "IdentityCenterUser": {
      const user = textOf(at(identity, "onBehalfOf", "userId"));
      if (user === undefined) return nobody;
      return { arn: `arn:${arns.partition}:identitystore:::user/${user}`, ...nobody };
    }
    case "AWSAccount":
      if (account === undefined) return nobody;
      return { arn: arn ?? `arn:${arns.partition}:iam::${account}:root`, ...nobody };
    case "AWSService": {
      const service = textOf(identity["invokedBy"]);
      return { ...(service !== undefined && { service }), ...nobody };
    }
    default:
      return arn !== undefined && /:iam::\d{12}:(user|role)\//.test(arn)
        ? { arn, ...known, ...nobody }
        : nobody;
  }
}
