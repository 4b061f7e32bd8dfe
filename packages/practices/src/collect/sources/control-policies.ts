import {
  DescribePolicyCommand,
  ListPoliciesCommand,
  ListTargetsForPolicyCommand,
  PolicyType,
} from "@aws-sdk/client-organizations";
import {
  type Answer,
  answersIn,
  controlPolicyOf,
  isAnswer,
  organizationIn,
  textOf,
} from "../../answers/index.ts";
import { draftOrganization } from "../../draft/index.ts";
import type { Asking } from "../asking.ts";
import { forEach, type Session, type Source } from "../source.ts";
import { noOrganization } from "./organization.ts";

/** Types that an endpoint does not know, or that the organization has never enabled, have no policies. */
const none = {
  ...noOrganization,
  PolicyTypeNotEnabledException: {},
  PolicyTypeNotAvailableForOrganizationException: {},
  InvalidInputException: {},
  ValidationException: {},
};

async function complete(session: Session, asking: Asking, summary: Answer): Promise<void> {
  const { clients, snapshot } = session;
  const policy = controlPolicyOf(summary);
  const described = await asking.ask("organizations:DescribePolicy", (options) =>
    clients.organizations.send(new DescribePolicyCommand({ PolicyId: policy.id }), options),
  );
  const content = described?.["Policy"];
  const targets: string[] = [];
  const pages = asking.pages("organizations:ListTargetsForPolicy", (NextToken, options) =>
    clients.organizations.send(
      new ListTargetsForPolicyCommand({ PolicyId: policy.id, NextToken }),
      options,
    ),
  );
  for await (const page of pages) {
    targets.push(...answersIn(page["Targets"]).flatMap(({ TargetId }) => textOf(TargetId) ?? []));
  }
  const document = isAnswer(content) ? (textOf(content["Content"]) ?? "") : "";
  const draft = draftOrganization(snapshot);
  draft.described ??= organizationIn(textOf(summary["Arn"]));
  draft.policies.set(policy.id, { ...policy, document, targets });
}

/** The organization's policies of every type, with the roots, units and accounts that they are attached to. */
export const controlPolicies: Source = {
  input: "control-policies",
  actions: [
    "organizations:ListPolicies",
    "organizations:DescribePolicy",
    "organizations:ListTargetsForPolicy",
  ],
  ofOrganization: true,
  async collect(session, asking) {
    const found: Answer[] = [];
    for (const Filter of Object.values(PolicyType)) {
      const pages = asking.pages(
        "organizations:ListPolicies",
        (NextToken, options) =>
          session.clients.organizations.send(
            new ListPoliciesCommand({ Filter, NextToken }),
            options,
          ),
        none,
      );
      for await (const page of pages) found.push(...answersIn(page["Policies"]));
    }
    if (asking.coverage().state === "absent") return;
    draftOrganization(session.snapshot).policiesKnown = true;
    await forEach(session, found, (summary) => complete(session, asking, summary));
  },
};
