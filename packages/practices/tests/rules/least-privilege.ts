import { effectiveAdministrator } from "../../src/rules/least-privilege/effective-administrator.ts";
import {
  administratorAccess,
  allowing,
  controlPolicy,
  documentOf,
  fullAccess,
  madeGroup,
  madePolicy,
  madeUser,
  policyArn,
} from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const admin = administratorAccess.arn;

export const leastPrivilegeCases: readonly RuleCases[] = [
  {
    rule: effectiveAdministrator,
    cases: [
      {
        name: "a user in a group of administrators",
        account: {
          users: [madeUser("ann", { groups: ["admins"] })],
          groups: [madeGroup("admins", { attachedPolicies: [admin] })],
          policies: [administratorAccess],
        },
        finds: [{ on: "ann" }],
      },
      {
        name: "everything by two policies together",
        account: {
          users: [
            madeUser("ann", {
              inlinePolicies: [{ name: "half", document: allowing(["iam:*", "s3:*", "kms:*"]) }],
              attachedPolicies: [policyArn("rest")],
            }),
          ],
          policies: [
            madePolicy(
              "rest",
              documentOf({ Effect: "Allow", NotAction: ["iam:*", "s3:*"], Resource: "*" }),
            ),
          ],
        },
        finds: [{ on: "ann" }],
      },
      {
        name: "an administrator behind MFA is still one",
        account: {
          users: [
            madeUser("ann", {
              inlinePolicies: [
                {
                  name: "mfa",
                  document: allowing("*", "*", { Bool: { "aws:MultiFactorAuthPresent": "true" } }),
                },
              ],
            }),
          ],
        },
        finds: [{ on: "ann", says: "multifactorauthpresent" }],
      },
      {
        name: "held by a boundary",
        account: {
          users: [
            madeUser("ann", { attachedPolicies: [admin], permissionsBoundary: policyArn("bound") }),
          ],
          policies: [administratorAccess, madePolicy("bound", allowing("s3:*"))],
        },
        finds: [],
      },
      {
        name: "held by a service control policy",
        account: {
          users: [madeUser("ann", { attachedPolicies: [admin] })],
          policies: [administratorAccess],
        },
        organization: {
          policies: [
            fullAccess,
            controlPolicy(
              "no-iam",
              documentOf({ Effect: "Deny", Action: "iam:*", Resource: "*" }),
              ["ou-ab12-workload"],
            ),
          ],
        },
        finds: [],
      },
      {
        name: "a boundary that was not read",
        account: {
          users: [
            madeUser("ann", { attachedPolicies: [admin], permissionsBoundary: policyArn("gone") }),
          ],
          policies: [administratorAccess],
        },
        finds: [{ on: "ann", dependsOn: policyArn("gone") }],
      },
    ],
  },
];
