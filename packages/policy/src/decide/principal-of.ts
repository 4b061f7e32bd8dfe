import type { RequestPrincipal } from "./request.ts";

/** Stands for a unique id that is not known. */
export const unknownId = "unknown";
const simulatedSession = "simulated";

const arnForm = /^(arn:aws[a-z-]*):(iam|sts)::([0-9]{12}):(.+)$/;

/**
 * The principal that a text names: the ARN of a user, a role, a session, a root user or a provider, a service as policies name it,
 * an account id (its root user), or `*` for the anonymous. A role stands for a session of it. A session's ARN does not have the path
 * of its role, so the role is taken to have none. `id` is the unique id of the user or the role, which no ARN has. Undefined where
 * the text names nobody.
 */
export function principalOf(text: string, id = unknownId): RequestPrincipal | undefined {
  if (text === "*") return { kind: "anonymous" };
  if (/^[0-9]{12}$/.test(text)) {
    return { kind: "root", account: text, arn: `arn:aws:iam::${text}:root` };
  }
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/.test(text)) {
    return { kind: "service", name: text };
  }
  const [, partition = "", service, account = "", resource = ""] = arnForm.exec(text) ?? [];
  const [type = "", ...names] = resource.split("/");
  const [first = "", last = ""] = [names[0], names.at(-1)];
  const named = names.length > 0 && names.every((name) => name !== "");
  switch (`${service}:${type}`) {
    case "iam:root":
      return resource === "root" ? { kind: "root", account, arn: text } : undefined;
    case "iam:user":
      return named ? { kind: "user", account, arn: text, id } : undefined;
    case "iam:role":
      return named ? sessionOf(partition, account, text, last, simulatedSession, id) : undefined;
    case "iam:saml-provider":
    case "iam:oidc-provider":
      return named ? { kind: "federated", provider: text } : undefined;
    case "sts:assumed-role": {
      const role = `${partition}:iam::${account}:role/${first}`;
      return named && names.length === 2
        ? sessionOf(partition, account, role, first, last, id)
        : undefined;
    }
    case "sts:federated-user":
      return named && names.length === 1
        ? {
            kind: "federated-user",
            account,
            arn: text,
            userArn: `${partition}:iam::${account}:user/${unknownId}`,
            userId: unknownId,
            id: `${account}:${first}`,
          }
        : undefined;
    default:
      return undefined;
  }
}

const sessionOf = (
  partition: string,
  account: string,
  roleArn: string,
  role: string,
  session: string,
  roleId: string,
): RequestPrincipal => ({
  kind: "role-session",
  account,
  arn: `${partition}:sts::${account}:assumed-role/${role}/${session}`,
  roleArn,
  roleId,
  id: `${roleId}:${session}`,
});
