import { type Command, InvalidArgumentError, Option } from "commander";
import { accountId } from "../options.ts";

/** What the options of simulate and explain say. */
export interface SituationOptions {
  readonly accountDetails?: string;
  readonly policy: readonly string[];
  readonly boundary?: string;
  readonly session?: readonly string[];
  readonly resourcePolicy?: string;
  readonly endpointPolicy?: string;
  /** By level, from the root of the organization. */
  readonly scp?: readonly (readonly string[])[];
  readonly rcp?: readonly (readonly string[])[];
  readonly principal?: string;
  readonly principalId?: string;
  readonly resourceAccount?: string;
  readonly context: readonly (readonly [key: string, value: string])[];
}

type Entry = readonly [key: string, value: string];

function contextEntry(text: string, before: readonly Entry[] = []): readonly Entry[] {
  const at = text.indexOf("=");
  if (at <= 0 || !text.slice(0, at).includes(":")) {
    throw new InvalidArgumentError("A key and its value are wanted: aws:SourceIp=203.0.113.7");
  }
  return [...before, [text.slice(0, at), text.slice(at + 1)]];
}

const level = (
  text: string,
  before: readonly (readonly string[])[] = [],
): readonly (readonly string[])[] => [...before, text.split(",").filter(Boolean)];

/** An action that can be asked for: a service and a name, no pattern. */
export function actionName(text: string): string {
  if (!/^[a-zA-Z0-9-]+:[a-zA-Z0-9]+$/.test(text)) {
    throw new InvalidArgumentError("An action is a service and a name, as in s3:GetObject.");
  }
  return text;
}

/** A resource that can be asked for. */
export function resourceName(text: string): string {
  if (text !== "*" && !/^arn:[^:]*:[^:]*:[^:]*:[^:]*:./s.test(text)) {
    throw new InvalidArgumentError("A resource is an ARN, or * for actions without one.");
  }
  return text;
}

/** Reads each value of an option that takes several. */
export const each =
  (read: (text: string) => string) =>
  (text: string, before: readonly string[] = []): readonly string[] => [...before, read(text)];

/** The options that say who asks and which policies bear on it. */
export function addSituationOptions(command: Command): void {
  command
    .addOption(
      new Option(
        "--principal <arn>",
        "who asks: the ARN of a user, role, session or root user, a service, or * for anybody",
      ),
    )
    .addOption(
      new Option("--policy <file...>", "identity-based policies of the principal").default([]),
    )
    .addOption(
      new Option(
        "--account-details <file>",
        "the principal's policies, boundary and tags, from aws iam get-account-authorization-details",
      ),
    )
    .addOption(new Option("--boundary <file>", "its permissions boundary"))
    .addOption(new Option("--session <file...>", "session policies"))
    .addOption(
      new Option(
        "--resource-policy <file>",
        "the policy of the resource, or the trust policy of a role",
      ),
    )
    .addOption(new Option("--endpoint-policy <file>", "the policy of the VPC endpoint"))
    .addOption(
      new Option(
        "--scp <files>",
        "service control policies of one level, parted by commas; again for each level, from the root; FullAWSAccess is AWS's",
      ).argParser(level),
    )
    .addOption(
      new Option(
        "--rcp <files>",
        "resource control policies of one level, beside AWS's RCPFullAWSAccess; again for each level",
      ).argParser(level),
    )
    .addOption(
      new Option(
        "--context <key=value...>",
        "what the request brings; a key again for several values",
      )
        .argParser(contextEntry)
        .default([]),
    )
    .addOption(new Option("--principal-id <id>", "the unique id of the user or role: AIDA…, AROA…"))
    .addOption(
      new Option(
        "--resource-account <id>",
        "the account of the resource; that in its ARN, or the principal's, otherwise",
      ).argParser(accountId),
    );
}
