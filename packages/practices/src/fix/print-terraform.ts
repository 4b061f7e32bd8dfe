import type { Change, Holder } from "./change.ts";
import { cliCommand, proofLines } from "./print-cli.ts";
import type { ProvedFix } from "./proved-fix.ts";

/** A text in HCL; `${` and `%{` would be read as expressions. */
const text = (value: string): string =>
  JSON.stringify(value).replace(/[$%](?=\{)/gu, (sign) => sign + sign);

const label = (...parts: readonly string[]): string =>
  parts
    .join("_")
    .replace(/[^A-Za-z0-9_-]/gu, "_")
    .replace(/^(?=[^A-Za-z_])/u, "_");

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

function block(type: string, name: string, attributes: Attributes): string {
  const lines = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [`  ${key} = ${typeof value === "string" ? text(value) : String(value)}`],
  );
  return [`resource "${type}" "${name}" {`, ...lines, "}"].join("\n");
}

const last = (arn: string): string => arn.split("/").at(-1) ?? arn;

const holder = ({ kind, name }: Holder): Attributes => ({ [kind]: name });

/** The resource that a change makes; undefined for what Terraform does by taking a resource away, or cannot do. */
function resourceOf(change: Change): string | undefined {
  switch (change.do) {
    case "create-policy":
      return block("aws_iam_policy", label(change.name), {
        name: change.name,
        path: change.path,
        policy: change.document,
      });
    case "attach-policy":
      return block(
        `aws_iam_${change.to.kind}_policy_attachment`,
        label(change.to.name, last(change.arn)),
        {
          ...holder(change.to),
          policy_arn: change.arn,
        },
      );
    case "put-inline-policy":
      return block(`aws_iam_${change.in.kind}_policy`, label(change.in.name, change.name), {
        ...holder(change.in),
        name: change.name,
        policy: change.document,
      });
    case "create-group":
      return block("aws_iam_group", label(change.name), { name: change.name, path: change.path });
    case "add-user-to-group":
      return [
        `resource "aws_iam_user_group_membership" "${label(change.user, change.group)}" {`,
        `  user   = ${text(change.user)}`,
        `  groups = [${text(change.group)}]`,
        "}",
      ].join("\n");
    case "set-password-policy": {
      const { policy } = change;
      return block("aws_iam_account_password_policy", "account", {
        minimum_password_length: policy.minimumPasswordLength,
        require_symbols: policy.requireSymbols,
        require_numbers: policy.requireNumbers,
        require_uppercase_characters: policy.requireUppercaseCharacters,
        require_lowercase_characters: policy.requireLowercaseCharacters,
        allow_users_to_change_password: policy.allowUsersToChangePassword,
        max_password_age: policy.maxPasswordAge,
        password_reuse_prevention: policy.passwordReusePrevention,
        hard_expiry: policy.hardExpiry,
      });
    }
    case "delete-policy":
    case "create-policy-version":
    case "detach-policy":
    case "delete-inline-policy":
    case "delete-group":
    case "remove-user-from-group":
    case "set-key-status":
    case "delete-login-profile":
    case "set-trust-policy":
    case "set-boundary":
    case "set-session-duration":
      return undefined;
  }
}

const comment = (line: string): string => `# ${line.replace(/[\r\n]+/gu, " ")}`;

/**
 * Fixes as Terraform: what is made, as resources. What is changed or taken away is told as the call of the AWS CLI: where Terraform has the thing in
 * its state, change or remove its resource instead.
 */
export const terraformCode = (fixes: readonly ProvedFix[]): string =>
  fixes
    .flatMap((fix) => [
      comment(fix.title),
      ...proofLines(fix).map(comment),
      ...(fix.steps ?? []).map((step) => comment(`By hand: ${step}`)),
      ...fix.changes.map(
        (change) =>
          resourceOf(change) ?? comment(`Change or remove its resource, or: ${cliCommand(change)}`),
      ),
      "",
    ])
    .join("\n");
