import { roles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { listedRole } from "../entity-answers.ts";
import { pageOfTable } from "../pagination.ts";

export const listRoles = operation("iam", "ListRoles", {
  access: "read",
  run({ PathPrefix = "/", ...request }, scope) {
    const { items, end } = pageOfTable(scope.account, roles, request, ({ path }) =>
      path.startsWith(PathPrefix),
    );
    return { Roles: items.map((role) => listedRole(scope, role)), ...end };
  },
});
