import { accountAnswer } from "../answers.ts";
import { entityTarget, requireMember } from "../entities.ts";
import { organizationRead } from "../organization-operation.ts";

export const describeAccount = organizationRead("DescribeAccount", {
  audience: "delegates",
  resource: ({ AccountId }, { own }) => entityTarget(own, AccountId),
  run: ({ AccountId }, { own }) => ({
    Account: accountAnswer(own, requireMember(own, AccountId)),
  }),
});
