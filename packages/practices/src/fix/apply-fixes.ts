import type { IAMClient } from "@aws-sdk/client-iam";
import type { Change, Holder } from "./change.ts";

type Input = Readonly<Record<string, unknown>>;

const named = ({ kind, name }: Holder): Input => ({
  [`${kind[0]?.toUpperCase()}${kind.slice(1)}Name`]: name,
});
const title = (kind: Holder["kind"]): "User" | "Group" | "Role" =>
  kind === "user" ? "User" : kind === "group" ? "Group" : "Role";

/** The operation of IAM and its input that make a change. */
export function callOf(change: Change): { readonly operation: string; readonly input: Input } {
  switch (change.do) {
    case "create-policy":
      return {
        operation: "CreatePolicy",
        input: { PolicyName: change.name, Path: change.path, PolicyDocument: change.document },
      };
    case "delete-policy":
      return { operation: "DeletePolicy", input: { PolicyArn: change.arn } };
    case "create-policy-version":
      return {
        operation: "CreatePolicyVersion",
        input: { PolicyArn: change.arn, PolicyDocument: change.document, SetAsDefault: true },
      };
    case "attach-policy":
      return {
        operation: `Attach${title(change.to.kind)}Policy`,
        input: { ...named(change.to), PolicyArn: change.arn },
      };
    case "detach-policy":
      return {
        operation: `Detach${title(change.from.kind)}Policy`,
        input: { ...named(change.from), PolicyArn: change.arn },
      };
    case "put-inline-policy":
      return {
        operation: `Put${title(change.in.kind)}Policy`,
        input: { ...named(change.in), PolicyName: change.name, PolicyDocument: change.document },
      };
    case "delete-inline-policy":
      return {
        operation: `Delete${title(change.in.kind)}Policy`,
        input: { ...named(change.in), PolicyName: change.name },
      };
    case "create-group":
      return { operation: "CreateGroup", input: { GroupName: change.name, Path: change.path } };
    case "delete-group":
      return { operation: "DeleteGroup", input: { GroupName: change.name } };
    case "add-user-to-group":
      return {
        operation: "AddUserToGroup",
        input: { UserName: change.user, GroupName: change.group },
      };
    case "remove-user-from-group":
      return {
        operation: "RemoveUserFromGroup",
        input: { UserName: change.user, GroupName: change.group },
      };
    case "set-key-status":
      return {
        operation: "UpdateAccessKey",
        input: {
          UserName: change.user,
          AccessKeyId: change.accessKeyId,
          Status: change.active ? "Active" : "Inactive",
        },
      };
    case "delete-login-profile":
      return { operation: "DeleteLoginProfile", input: { UserName: change.user } };
    case "set-trust-policy":
      return {
        operation: "UpdateAssumeRolePolicy",
        input: { RoleName: change.role, PolicyDocument: change.document },
      };
    case "set-boundary":
      return {
        operation: `Put${title(change.on.kind)}PermissionsBoundary`,
        input: { ...named(change.on), PermissionsBoundary: change.arn },
      };
    case "set-session-duration":
      return {
        operation: "UpdateRole",
        input: { RoleName: change.role, MaxSessionDuration: change.seconds },
      };
    case "set-password-policy": {
      const { policy } = change;
      return {
        operation: "UpdateAccountPasswordPolicy",
        input: {
          MinimumPasswordLength: policy.minimumPasswordLength,
          RequireSymbols: policy.requireSymbols,
          RequireNumbers: policy.requireNumbers,
          RequireUppercaseCharacters: policy.requireUppercaseCharacters,
          RequireLowercaseCharacters: policy.requireLowercaseCharacters,
          AllowUsersToChangePassword: policy.allowUsersToChangePassword,
          MaxPasswordAge: policy.maxPasswordAge,
          PasswordReusePrevention: policy.passwordReusePrevention,
          HardExpiry: policy.hardExpiry,
        },
      };
    }
  }
}

/** Something that sends a call of IAM. */
export type Send = (operation: string, input: Input) => Promise<unknown>;

/** Sends calls by the AWS SDK. */
export async function sendWith(client: IAMClient): Promise<Send> {
  const sdk: Record<string, unknown> = await import("@aws-sdk/client-iam");
  return async (operation, input) => {
    const command = sdk[`${operation}Command`];
    if (typeof command !== "function") throw new Error(`The SDK has no ${operation}.`);
    return await client.send(Reflect.construct(command, [input]));
  };
}

/** Makes changes one after the other, and says of each when it is made. The first that fails ends it, by its error. */
export async function applyChanges(
  changes: readonly Change[],
  send: Send,
  made: (change: Change) => void | Promise<void> = () => {},
): Promise<void> {
  for (const change of changes) {
    const { operation, input } = callOf(change);
    await send(operation, input);
    await made(change);
  }
}
