import { roles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { listedRole } from "../entity-answers.ts";
import { pageOfTable } from "../pagination.ts";
import { pathTarget } from "../targets.ts";

export const listRoles = operation("iam", "ListRoles", {
  access: "read",
  resource: ({ PathPrefix }, scope) => pathTarget(scope, "role", PathPrefix),
  run({ PathPrefix = "", ...request }, scope) {
    const { items, end } = pageOfTable(scope.account, roles, request, ({ path }) =>
      path.startsWith(PathPrefix),
    );
    return { Roles: items.map((role) => listedRole(scope, role)), ...end };
  },
});
