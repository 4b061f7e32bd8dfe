import { sources } from "./sources/index.ts";

/** The least policy that `collectSnapshot` needs: every action that a source declares, and no more. */
export function collectPolicy(roleName?: string): object {
  const actions = [...new Set(sources.flatMap((source) => source.actions))].sort();
  return {
    Version: "2012-10-17",
    Statement: [
      { Sid: "Read", Effect: "Allow", Action: actions, Resource: "*" },
      ...(roleName === undefined
        ? []
        : [
            {
              Sid: "ReadOtherAccounts",
              Effect: "Allow",
              Action: "sts:AssumeRole",
              Resource: `arn:*:iam::*:role/${roleName}`,
            },
          ]),
    ],
  };
}
