import { groups } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { wireGroup } from "../entity-answers.ts";
import { pageOfTable } from "../pagination.ts";

export const listGroups = operation("iam", "ListGroups", {
  access: "read",
  run({ PathPrefix = "/", ...request }, scope) {
    const { items, end } = pageOfTable(scope.account, groups, request, ({ path }) =>
      path.startsWith(PathPrefix),
    );
    return { Groups: items.map((group) => wireGroup(scope, group)), ...end };
  },
});
