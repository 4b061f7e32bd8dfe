import { normalDocument } from "../../model/normal-document.ts";
import type { UserSnapshot } from "../../snapshot/index.ts";
import { iamArn } from "../apply-change.ts";
import type { Change, Fix, Holder } from "../change.ts";
import type { Fixer } from "../fixer.ts";
import { freeNames } from "../policy-names.ts";

/** What users have of their own, in one form. */
const ownSet = ({ attachedPolicies, inlinePolicies }: UserSnapshot): string =>
  [...attachedPolicies, ...inlinePolicies.map(({ document }) => normalDocument(document))]
    .toSorted()
    .join("\n");

const holderOf = ({ name }: UserSnapshot): Holder => ({ kind: "user", name });

/** Moves the policies of users to a group, one for all that have the same ones. */
export const userPoliciesToGroup: Fixer = {
  rules: ["02.user-direct", "02.user-no-group", "02.group-mine"],
  fixes({ model, findings }) {
    const { account, partition } = model;
    const name = freeNames(account);
    const users = account.users.filter((user) =>
      findings.some(({ subject }) => subject.arn === user.arn),
    );
    const alike = Map.groupBy(users, ownSet);
    return [...alike].flatMap(([own, members]): Fix[] => {
      const [first] = members;
      if (first === undefined || own === "") return [];
      const named =
        first.attachedPolicies[0]?.split("/").at(-1) ?? first.inlinePolicies[0]?.name ?? first.name;
      const group = name("group", `${named}-users`);
      const to: Holder = { kind: "group", name: group };
      const made = first.inlinePolicies.map(({ name: inline, document }) => {
        const policy = name("policy", inline);
        return { policy, document, arn: iamArn(partition, account.id, "policy", "/", policy) };
      });
      const changes: readonly Change[] = [
        { do: "create-group", name: group, path: "/" },
        ...made.map(
          ({ policy, document }): Change => ({
            do: "create-policy",
            name: policy,
            path: "/",
            document,
          }),
        ),
        ...[...first.attachedPolicies, ...made.map(({ arn }) => arn)].map(
          (arn): Change => ({ do: "attach-policy", to, arn }),
        ),
        ...members.flatMap((user): Change[] => [
          { do: "add-user-to-group", user: user.name, group },
          ...user.attachedPolicies.map(
            (arn): Change => ({ do: "detach-policy", from: holderOf(user), arn }),
          ),
          ...user.inlinePolicies.map(
            (policy): Change => ({
              do: "delete-inline-policy",
              in: holderOf(user),
              name: policy.name,
            }),
          ),
        ]),
      ];
      const undo: readonly Change[] = [
        ...members.flatMap((user): Change[] => [
          ...user.inlinePolicies.map(
            ({ name: inline, document }): Change => ({
              do: "put-inline-policy",
              in: holderOf(user),
              name: inline,
              document,
            }),
          ),
          ...user.attachedPolicies.map(
            (arn): Change => ({ do: "attach-policy", to: holderOf(user), arn }),
          ),
          { do: "remove-user-from-group", user: user.name, group },
        ]),
        ...[...first.attachedPolicies, ...made.map(({ arn }) => arn)].map(
          (arn): Change => ({ do: "detach-policy", from: to, arn }),
        ),
        ...made.map(({ arn }): Change => ({ do: "delete-policy", arn })),
        { do: "delete-group", name: group },
      ];
      const arns = new Set(members.map(({ arn }) => arn));
      return [
        {
          title: `Move the policies of ${members.map((user) => user.name).join(", ")} to the group ${group}`,
          findings: findings
            .filter(({ subject }) => arns.has(subject.arn))
            .map(({ fingerprint }) => fingerprint),
          changes,
          undo,
        },
      ];
    });
  },
};
