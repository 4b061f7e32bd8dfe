import { registryId } from "@ostiary/directory";
import { memberArn } from "../../../organizations/arns.ts";
import { requestTags, tagsOnCreate } from "../../iam/tags.ts";
import { organizationWrite } from "../organization-operation.ts";
import { createMember } from "./create-member.ts";

export const createAccount = organizationWrite("CreateAccount", {
  audience: "management",
  context: ({ Tags }) => requestTags(Tags),
  also: ({ Tags }, { own }) => tagsOnCreate("organizations:TagResource", memberArn(own, "*"), Tags),
  accounts: () => [registryId],
  run: (input, scope) => ({ CreateAccountStatus: createMember(scope, input, false) }),
});
