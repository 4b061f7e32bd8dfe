import { groups } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { wireGroup } from "../entity-answers.ts";
import { pageOfTable } from "../pagination.ts";
import { pathTarget } from "../targets.ts";

export const listGroups = operation("iam", "ListGroups", {
  access: "read",
  resource: ({ PathPrefix }, scope) => pathTarget(scope, "group", PathPrefix),
  run({ PathPrefix = "", ...request }, scope) {
    const { items, end } = pageOfTable(scope.account, groups, request, ({ path }) =>
      path.startsWith(PathPrefix),
    );
    return { Groups: items.map((group) => wireGroup(scope, group)), ...end };
  },
});
