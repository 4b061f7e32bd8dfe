import {
  GetAccountAuthorizationDetailsCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
} from "@aws-sdk/client-iam";
import {
  isAnswer,
  managedPolicyOf,
  policyVersionOf,
  readAuthorizationDetails,
  textOf,
} from "../../answers/index.ts";
import { missingPolicies, putAuthorizationDetails } from "../../draft/index.ts";
import type { Asking } from "../asking.ts";
import { forEach, type Session, type Source } from "../source.ts";

const mostItems = 1000;

/** Users, groups, roles and policies. Policies that are in use as boundaries only the details leave out: they are fetched one by one. */
export const authorizationDetails: Source = {
  input: "authorization-details",
  actions: ["iam:GetAccountAuthorizationDetails", "iam:GetPolicy", "iam:GetPolicyVersion"],
  async nameUsers({ account, clients }, asking) {
    const names = new Set<string>();
    const pages = asking.pages("iam:GetAccountAuthorizationDetails", (Marker, options) =>
      clients.iam.send(
        new GetAccountAuthorizationDetailsCommand({ MaxItems: mostItems, Marker }),
        options,
      ),
    );
    for await (const answer of pages) {
      const page = readAuthorizationDetails(answer);
      putAuthorizationDetails(account, page);
      for (const { name } of page.users ?? []) names.add(name);
    }
    if (asking.coverage().state === "complete") account.userNames = names;
  },
  ofUsers: true,
  async collect(session, asking) {
    await forEach(session, missingPolicies(session.account), (arn) =>
      fetchPolicy(session, asking, arn),
    );
  },
};

async function fetchPolicy(
  { account, clients }: Session,
  asking: Asking,
  arn: string,
): Promise<void> {
  const found = await asking.ask("iam:GetPolicy", (options) =>
    clients.iam.send(new GetPolicyCommand({ PolicyArn: arn }), options),
  );
  const policy = found?.["Policy"];
  if (!isAnswer(policy)) return;
  const VersionId = textOf(policy["DefaultVersionId"]);
  const version = await asking.ask("iam:GetPolicyVersion", (options) =>
    clients.iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId }), options),
  );
  const content = version?.["PolicyVersion"];
  const versions = isAnswer(content) ? [policyVersionOf(content)] : [];
  account.policies.set(arn, { ...managedPolicyOf(policy), versions });
}
