import { accounts, users, type VirtualMfaDevice, virtualMfaDevices } from "@ostiary/directory";
import { operation, type Scope } from "../../../operation.ts";
import { pageOfTable } from "../pagination.ts";
import { pathTarget } from "../targets.ts";
import { listedUser } from "../users/user-answer.ts";

/** Whose device it is; of the root user, which has no name and no path, the account tells. */
function assignedUser(scope: Scope, userId: string) {
  const { account, arn } = scope;
  const user = account.get(users, userId);
  if (user !== undefined) return listedUser(scope, user);
  const created = account.get(accounts, userId)?.createDate;
  return {
    Path: undefined,
    UserName: undefined,
    UserId: userId,
    Arn: arn.root(account.accountId),
    CreateDate: created === undefined ? undefined : new Date(created),
  };
}

/** Without tags and seeds ("ListVirtualMFADevices"). */
const listedDevice = (scope: Scope, { id, assignment }: VirtualMfaDevice) => ({
  SerialNumber: id,
  ...(assignment !== undefined && {
    User: assignedUser(scope, assignment.userId),
    EnableDate: new Date(assignment.enableDate),
  }),
});

export const listVirtualMfaDevices = operation("iam", "ListVirtualMFADevices", {
  access: "read",
  resource: (_input, scope) => pathTarget(scope, "mfa", undefined),
  run({ AssignmentStatus = "Any", ...request }, scope) {
    const { items, end } = pageOfTable(
      scope.account,
      virtualMfaDevices,
      request,
      ({ assignment }) =>
        AssignmentStatus === "Any" ||
        (AssignmentStatus === "Assigned") === (assignment !== undefined),
    );
    return { VirtualMFADevices: items.map((device) => listedDevice(scope, device)), ...end };
  },
});
