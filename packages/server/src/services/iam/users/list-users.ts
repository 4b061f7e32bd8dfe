import { users } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { pageOfTable } from "../pagination.ts";
import { pathTarget } from "../targets.ts";
import { listedUser } from "../users/user-answer.ts";

export const listUsers = operation("iam", "ListUsers", {
  access: "read",
  resource: ({ PathPrefix }, scope) => pathTarget(scope, "user", PathPrefix),
  run({ PathPrefix = "", ...request }, scope) {
    const { items, end } = pageOfTable(scope.account, users, request, ({ path }) =>
      path.startsWith(PathPrefix),
    );
    return { Users: items.map((user) => listedUser(scope, user)), ...end };
  },
});
