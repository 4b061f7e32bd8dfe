import { accountOfAccessKeyId } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../operation.ts";

/** Needs no permission: a caller may always ask who it is ("GetCallerIdentity"). */
export const getCallerIdentity = operation("sts", "GetCallerIdentity", {
  access: "read",
  action: "none",
  run: (_input, { caller, account }) => ({
    UserId: caller.userId,
    Account: account.accountId,
    Arn: caller.arn,
  }),
});

export const getAccessKeyInfo = operation("sts", "GetAccessKeyInfo", {
  access: "read",
  run({ AccessKeyId }, { waived, account }) {
    const found = accountOfAccessKeyId(AccessKeyId);
    if (found === undefined && !waived.has("known-key-id")) {
      throw serviceError(
        "ValidationError",
        `Invalid value for parameter AccessKeyId: ${AccessKeyId}`,
      );
    }
    return { Account: found ?? account.accountId };
  },
});
