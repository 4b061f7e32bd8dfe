import { type InstanceProfile, instanceProfiles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { wireInstanceProfile } from "../entity-answers.ts";
import { pageOfTable } from "../pagination.ts";
import { pathTarget } from "../targets.ts";

export const listInstanceProfiles = operation("iam", "ListInstanceProfiles", {
  access: "read",
  resource: ({ PathPrefix }, scope) => pathTarget(scope, "instance-profile", PathPrefix),
  run({ PathPrefix = "", ...request }, scope) {
    const inPath = ({ path }: InstanceProfile): boolean => path.startsWith(PathPrefix);
    const { items, end } = pageOfTable(scope.account, instanceProfiles, request, inPath);
    return {
      InstanceProfiles: items.map((profile) => wireInstanceProfile(scope, profile)),
      ...end,
    };
  },
});
