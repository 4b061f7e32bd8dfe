import { daysSince } from "../../audit/ages.ts";
import type { AccountModel } from "../../model/account-model.ts";
import type { ReadPolicy } from "../../model/read-policy.ts";
import { includesPattern } from "../../proof/pattern-inclusion.ts";
import type { ActionUse } from "../../snapshot/index.ts";
import type { Fix } from "../change.ts";
import { editedDocument } from "../edited-document.ts";
import type { Fixer } from "../fixer.ts";
import { policyChange } from "../policy-change.ts";

/** What the holders of a policy did; undefined where one of them is not known, or did nothing. */
function usesOf(model: AccountModel, policy: ReadPolicy): readonly ActionUse[] | undefined {
  const activity = new Map(
    (model.account.activity?.principals ?? []).map((one) => [one.arn, one.actions]),
  );
  const holders = model.principals.filter(
    ({ policies, snapshot }) =>
      policies.some(({ holder, name }) => holder === policy.holder && name === policy.name) &&
      snapshot.permissionsBoundary !== policy.holder,
  );
  const uses = holders.map(({ arn }) => activity.get(arn));
  if (holders.length === 0) return undefined;
  return uses.every((one) => one !== undefined) ? uses.flat() : undefined;
}

const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");

/** The actions and resources of a statement that were used; undefined where none was. */
function narrowed(statement: Record<string, unknown>, uses: readonly ActionUse[]) {
  const { Effect, Action, Resource } = statement;
  if (Effect !== "Allow" || Action === undefined || Resource === undefined) return statement;
  const granted = listOf(Action);
  const used = uses.filter(({ action }) =>
    granted.some((pattern) => includesPattern(pattern.toLowerCase(), action.toLowerCase())),
  );
  if (used.length === 0) return undefined;
  const actions = [...new Set(used.map(({ action }) => action))].toSorted();
  const known = used.every(
    ({ resources, moreResources, unknownResources }) =>
      resources.length > 0 && moreResources === undefined && unknownResources === undefined,
  );
  const resources = [...new Set(used.flatMap((use) => use.resources))].toSorted();
  const wide = listOf(Resource).includes("*");
  return {
    ...statement,
    Action: actions,
    Resource: wide && known && resources.length <= 20 ? resources : Resource,
  };
}

/** Takes from policies what their holders did not use in a long window, and names the resources that they used. */
export const usedPermissions: Fixer = {
  rules: [
    "03.service-star",
    "03.unused-action",
    "03.resource-star",
    "03.exfil",
    "03.exposure",
    "12.workload-wide",
  ],
  fixes({ model, findings, thresholds }) {
    const { activity } = model.account;
    const window = activity && daysSince(activity.from, Date.parse(activity.to));
    if (window === undefined || window < thresholds.unusedPermissionDays) return [];
    return [...model.customerPolicies, ...model.inlinePolicies].flatMap((policy): Fix[] => {
      const own = findings.filter(
        ({ subject, evidence }) =>
          subject.arn === policy.holder ||
          evidence.some(
            (one) =>
              one.kind === "statement" &&
              one.statement.holder === policy.holder &&
              one.statement.policy === policy.name,
          ),
      );
      const uses = own.length === 0 ? undefined : usesOf(model, policy);
      if (uses === undefined) return [];
      const found = policyChange(model, policy.holder, policy.name, (document) =>
        editedDocument(document, (statement) => narrowed(statement, uses)),
      );
      if (found === undefined) return [];
      return [
        {
          title: `Keep in ${policy.name} what was used in ${window} days`,
          findings: own.map(({ fingerprint }) => fingerprint),
          changes: [found.change],
          undo: [found.undo],
        },
      ];
    });
  },
};
