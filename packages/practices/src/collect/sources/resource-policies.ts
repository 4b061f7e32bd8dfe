import { DescribeResourcePolicyCommand } from "@aws-sdk/client-organizations";
import { isAnswer, textOf } from "../../answers/index.ts";
import type { Source } from "../source.ts";
import { noOrganization } from "./organization.ts";

/** The resource policies for which there is a client here. Those of buckets, queues, keys and functions are given in files. */
export const resourcePolicies: Source = {
  input: "resource-policies",
  actions: ["organizations:DescribeResourcePolicy"],
  async collect({ account, clients }, asking) {
    const answer = await asking.ask(
      "organizations:DescribeResourcePolicy",
      (options) => clients.organizations.send(new DescribeResourcePolicyCommand({}), options),
      { ...noOrganization, ResourcePolicyNotFoundException: {} },
    );
    if (answer === undefined) return;
    asking.gap(
      "Policies of buckets, queues, keys and other resources are not collected; give them in files.",
    );
    const policy = answer["ResourcePolicy"];
    const summary = isAnswer(policy) ? policy["ResourcePolicySummary"] : undefined;
    const found = isAnswer(policy) && isAnswer(summary);
    account.plain.resourcePolicies = found
      ? [
          {
            arn: textOf(summary["Arn"]) ?? "",
            type: "organizations:resourcepolicy",
            document: textOf(policy["Content"]) ?? "",
          },
        ]
      : [];
  },
};
