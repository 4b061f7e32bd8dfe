import { operation } from "../../../operation.ts";
import { page } from "../pagination.ts";
import {
  awsPolicyDetail,
  groupDetail,
  keyOf,
  localPolicyDetail,
  partsAfter,
  roleDetail,
  userDetail,
} from "./authorization-parts.ts";

export const getAccountAuthorizationDetails = operation("iam", "GetAccountAuthorizationDetails", {
  access: "read",
  run({ Filter = [], ...request }, scope) {
    const { items, end } = page(request, (after) => partsAfter(scope, Filter, after), keyOf);
    return {
      UserDetailList: items.flatMap((part) =>
        part.kind === "User" ? [userDetail(scope, part.user)] : [],
      ),
      GroupDetailList: items.flatMap((part) =>
        part.kind === "Group" ? [groupDetail(scope, part.group)] : [],
      ),
      RoleDetailList: items.flatMap((part) =>
        part.kind === "Role" ? [roleDetail(scope, part.role)] : [],
      ),
      Policies: items.flatMap((part) => {
        if (part.kind === "LocalManagedPolicy") return [localPolicyDetail(scope, part.policy)];
        return part.kind === "AWSManagedPolicy" ? [awsPolicyDetail(scope, part.policy)] : [];
      }),
      ...end,
    };
  },
});
