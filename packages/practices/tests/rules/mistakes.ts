import { noControlPolicy } from "../../src/rules/mistakes/no-control-policy.ts";
import { controlPolicy, documentOf, fullAccess } from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const document = documentOf({
  Effect: "Deny",
  Action: "organizations:LeaveOrganization",
  Resource: "*",
});

export const mistakeCases: readonly RuleCases[] = [
  {
    rule: noControlPolicy,
    cases: [
      {
        name: "FullAWSAccess alone",
        organization: { policies: [fullAccess] },
        finds: [{ on: "o-abcde12345" }],
      },
      {
        name: "one of its own",
        organization: {
          policies: [fullAccess, controlPolicy("stay", document, ["r-ab12"])],
        },
        finds: [],
      },
      {
        name: "one that is attached to nothing",
        organization: {
          policies: [fullAccess, controlPolicy("stay", document, [])],
        },
        finds: [{ on: "o-abcde12345" }],
      },
    ],
  },
];
