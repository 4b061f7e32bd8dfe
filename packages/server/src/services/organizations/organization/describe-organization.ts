import { organizationAnswer } from "../answers.ts";
import { requireMember } from "../entities.ts";
import { organizationRead } from "../organization-operation.ts";

export const describeOrganization = organizationRead("DescribeOrganization", {
  audience: "members",
  run: (_, { own }) => ({
    Organization: organizationAnswer(own, requireMember(own, own.managementAccountId).email),
  }),
});
