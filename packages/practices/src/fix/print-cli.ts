import type { Change, Holder } from "./change.ts";
import type { ProvedFix } from "./proved-fix.ts";

/** A text as one word of a POSIX shell. */
const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

const compact = (document: string): string => JSON.stringify(JSON.parse(document));

const command = (
  operation: string,
  options: Readonly<Record<string, string | number | undefined>>,
): string =>
  [
    `aws iam ${operation}`,
    ...Object.entries(options).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name} ${quoted(String(value))}`],
    ),
  ].join(" ");

const named = ({ kind, name }: Holder): Readonly<Record<string, string>> => ({
  [`${kind}-name`]: name,
});

/** A flag that is on or off. */
const flag = (name: string, on: boolean): string => (on ? ` --${name}` : ` --no-${name}`);

/** The call of the AWS CLI that makes a change. */
export function cliCommand(change: Change): string {
  switch (change.do) {
    case "create-policy":
      return command("create-policy", {
        "policy-name": change.name,
        path: change.path === "/" ? undefined : change.path,
        "policy-document": compact(change.document),
      });
    case "delete-policy":
      return command("delete-policy", { "policy-arn": change.arn });
    case "create-policy-version":
      return `${command("create-policy-version", { "policy-arn": change.arn, "policy-document": compact(change.document) })} --set-as-default`;
    case "attach-policy":
      return command(`attach-${change.to.kind}-policy`, {
        ...named(change.to),
        "policy-arn": change.arn,
      });
    case "detach-policy":
      return command(`detach-${change.from.kind}-policy`, {
        ...named(change.from),
        "policy-arn": change.arn,
      });
    case "put-inline-policy":
      return command(`put-${change.in.kind}-policy`, {
        ...named(change.in),
        "policy-name": change.name,
        "policy-document": compact(change.document),
      });
    case "delete-inline-policy":
      return command(`delete-${change.in.kind}-policy`, {
        ...named(change.in),
        "policy-name": change.name,
      });
    case "create-group":
      return command("create-group", {
        "group-name": change.name,
        path: change.path === "/" ? undefined : change.path,
      });
    case "delete-group":
      return command("delete-group", { "group-name": change.name });
    case "add-user-to-group":
      return command("add-user-to-group", { "user-name": change.user, "group-name": change.group });
    case "remove-user-from-group":
      return command("remove-user-from-group", {
        "user-name": change.user,
        "group-name": change.group,
      });
    case "set-key-status":
      return command("update-access-key", {
        "user-name": change.user,
        "access-key-id": change.accessKeyId,
        status: change.active ? "Active" : "Inactive",
      });
    case "delete-login-profile":
      return command("delete-login-profile", { "user-name": change.user });
    case "set-trust-policy":
      return command("update-assume-role-policy", {
        "role-name": change.role,
        "policy-document": compact(change.document),
      });
    case "set-boundary":
      return command(`put-${change.on.kind}-permissions-boundary`, {
        ...named(change.on),
        "permissions-boundary": change.arn,
      });
    case "set-session-duration":
      return command("update-role", {
        "role-name": change.role,
        "max-session-duration": change.seconds,
      });
    case "set-password-policy": {
      const { policy } = change;
      return (
        command("update-account-password-policy", {
          "minimum-password-length": policy.minimumPasswordLength,
          "max-password-age": policy.maxPasswordAge,
          "password-reuse-prevention": policy.passwordReusePrevention,
        }) +
        flag("require-symbols", policy.requireSymbols) +
        flag("require-numbers", policy.requireNumbers) +
        flag("require-uppercase-characters", policy.requireUppercaseCharacters) +
        flag("require-lowercase-characters", policy.requireLowercaseCharacters) +
        flag("allow-users-to-change-password", policy.allowUsersToChangePassword)
      );
    }
  }
}

/** Text in a comment of a shell script: it stays in its line. */
const comment = (text: string): string => `# ${text.replace(/[\r\n]+/gu, " ")}`;

/** What is known of a fix, in lines. */
export function proofLines({ noNewAccess, usedAccess, changes }: ProvedFix): readonly string[] {
  if (changes.length === 0) return [];
  const { replayed, lost, notJudged, because } = usedAccess;
  return [
    noNewAccess.proved
      ? "No new access: proved."
      : `No new access: not proved. ${noNewAccess.because.slice(0, 3).join("; ")}`,
    because === undefined
      ? `Used access: ${replayed - lost.length} of ${replayed} recorded uses stay allowed${notJudged === 0 ? "" : `; ${notJudged} could not be judged`}.`
      : `Used access: not judged. ${because}`,
    ...lost
      .slice(0, 5)
      .map(({ principal, action, resource }) => `  lost: ${principal} ${action} on ${resource}`),
  ];
}

/** Fixes as a script for the AWS CLI, each with its proof and with what takes it back. */
export function cliScript(fixes: readonly ProvedFix[]): string {
  const parts = fixes.flatMap((fix) => [
    "",
    comment(fix.title),
    ...proofLines(fix).map(comment),
    ...(fix.steps ?? []).map((step) => comment(`By hand: ${step}`)),
    ...fix.changes.map(cliCommand),
    ...(fix.undo.length === 0
      ? []
      : [comment("To take it back:"), ...fix.undo.map((change) => comment(cliCommand(change)))]),
    ...(fix.notUndone === undefined ? [] : [comment(fix.notUndone)]),
  ]);
  return [
    "#!/bin/sh",
    "# Read it before you run it: it changes the account that your credentials are of.",
    "set -eu",
    ...parts,
    "",
  ].join("\n");
}
