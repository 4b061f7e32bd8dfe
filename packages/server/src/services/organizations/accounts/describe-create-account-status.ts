import { createAccountStatuses } from "@ostiary/directory";
import { createAccountStatusAnswer } from "../answers.ts";
import { notFound } from "../errors.ts";
import { organizationRead } from "../organization-operation.ts";

export const describeCreateAccountStatus = organizationRead("DescribeCreateAccountStatus", {
  audience: "delegates",
  run({ CreateAccountRequestId }, { own }) {
    const status = own.management.get(createAccountStatuses, CreateAccountRequestId);
    if (status === undefined) throw notFound("CreateAccountStatus");
    return { CreateAccountStatus: createAccountStatusAnswer(status) };
  },
});
