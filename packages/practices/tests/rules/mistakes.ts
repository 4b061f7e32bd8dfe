import { noControlPolicy } from "../../src/rules/mistakes/no-control-policy.ts";
import { allowing } from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const full = {
  id: "p-FullAWSAccess",
  name: "FullAWSAccess",
  type: "SERVICE_CONTROL_POLICY",
  awsManaged: true,
  document: allowing("*"),
  targets: ["r-ab12"],
};

export const mistakeCases: readonly RuleCases[] = [
  {
    rule: noControlPolicy,
    cases: [
      {
        name: "FullAWSAccess alone",
        organization: { policies: [full] },
        finds: [{ on: "o-abcde12345" }],
      },
      {
        name: "one of its own",
        organization: {
          policies: [full, { ...full, id: "p-own", name: "own", awsManaged: false }],
        },
        finds: [],
      },
      {
        name: "one that is attached to nothing",
        organization: {
          policies: [{ ...full, id: "p-own", name: "own", awsManaged: false, targets: [] }],
        },
        finds: [{ on: "o-abcde12345" }],
      },
    ],
  },
];
