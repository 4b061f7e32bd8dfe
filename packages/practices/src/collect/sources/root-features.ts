import { ListOrganizationsFeaturesCommand } from "@aws-sdk/client-iam";
import { textsIn } from "../../answers/index.ts";
import { draftOrganization } from "../../draft/index.ts";
import type { Source } from "../source.ts";

/** What says that no root features can be on: no organization, or one in which IAM is not trusted ("ListOrganizationsFeatures", errors). */
const none = {
  OrganizationNotFoundException: {},
  OrganizationNotInAllFeaturesModeException: {},
  ServiceAccessNotEnabledException: {},
};

/** Whether root of member accounts is managed centrally. */
export const rootFeatures: Source = {
  input: "root-features",
  actions: ["iam:ListOrganizationsFeatures"],
  ofOrganization: true,
  async collect({ snapshot, clients }, asking) {
    const answer = await asking.ask(
      "iam:ListOrganizationsFeatures",
      (options) => clients.iam.send(new ListOrganizationsFeaturesCommand({}), options),
      none,
    );
    if (answer === undefined) return;
    draftOrganization(snapshot).rootFeatures = textsIn(answer["EnabledFeatures"]);
  },
};
