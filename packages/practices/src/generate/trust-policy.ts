import type { Where } from "./grants.ts";

/** Where credentials come from, by kind of workload. */
export type Workload =
  | { readonly for: "lambda"; readonly name: string }
  | { readonly for: "ecs"; readonly name: string }
  | { readonly for: "ec2"; readonly name: string }
  | {
      readonly for: "github";
      readonly name: string;
      readonly repository: string;
      readonly branch?: string;
    }
  | {
      readonly for: "oidc";
      readonly name: string;
      readonly issuer: string;
      readonly subject: string;
      readonly audience: string;
    }
  | {
      readonly for: "partner";
      readonly name: string;
      readonly accountId: string;
      readonly externalId: string;
    };

const github = "token.actions.githubusercontent.com";

const assume = (Principal: object, Condition?: object, Action = "sts:AssumeRole") => ({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal, Action, ...(Condition !== undefined && { Condition }) },
  ],
});

const byIssuer = ({ partition, account }: Where, host: string, condition: object): object =>
  assume(
    { Federated: `arn:${partition}:iam::${account}:oidc-provider/${host}` },
    condition,
    "sts:AssumeRoleWithWebIdentity",
  );

/** Who may assume the role of a workload, and nobody else. */
export function trustPolicyOf(workload: Workload, where: Where): object {
  const { partition, account, region } = where;
  switch (workload.for) {
    case "lambda":
      return assume({ Service: "lambda.amazonaws.com" });
    case "ecs":
      // Tasks bring what they run for ("IAM roles for Amazon ECS: confused deputy").
      return assume(
        { Service: "ecs-tasks.amazonaws.com" },
        {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": `arn:${partition}:ecs:${region}:${account}:*` },
        },
      );
    case "ec2":
      return assume({ Service: "ec2.amazonaws.com" });
    case "github": {
      const { repository, branch } = workload;
      const subject =
        branch === undefined
          ? `repo:${repository}:*`
          : `repo:${repository}:ref:refs/heads/${branch}`;
      return byIssuer(where, github, {
        StringEquals: {
          [`${github}:aud`]: "sts.amazonaws.com",
          ...(branch !== undefined && { [`${github}:sub`]: subject }),
        },
        ...(branch === undefined && { StringLike: { [`${github}:sub`]: subject } }),
      });
    }
    case "oidc": {
      const host = workload.issuer.replace(/^https:\/\//u, "").replace(/\/$/u, "");
      return byIssuer(where, host, {
        StringEquals: { [`${host}:aud`]: workload.audience, [`${host}:sub`]: workload.subject },
      });
    }
    case "partner":
      return assume(
        { AWS: `arn:${partition}:iam::${workload.accountId}:root` },
        { StringEquals: { "sts:ExternalId": workload.externalId } },
      );
  }
}
