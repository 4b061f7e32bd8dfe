import {
  conflictingDuties,
  conflictingDutiesOverRoles,
} from "../../src/rules/separation-of-duties/conflicting-duties.ts";
import { identityAdministratorAtWork } from "../../src/rules/separation-of-duties/identity-administrator-at-work.ts";
import { judgeOfItself } from "../../src/rules/separation-of-duties/judge-of-itself.ts";
import { keyKeeper } from "../../src/rules/separation-of-duties/key-keeper.ts";
import { missingDutyRole } from "../../src/rules/separation-of-duties/missing-duty-role.ts";
import { overloadedRole } from "../../src/rules/separation-of-duties/overloaded-role.ts";
import {
  accountId,
  administratorAccess,
  documentOf,
  madeActivity,
  madeRole,
  madeUser,
  trusting,
} from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const inline = (...statements: readonly object[]) => [
  { name: "own", document: documentOf(...statements) },
];
const grant = (action: string | readonly string[], resource = "*") => ({
  Effect: "Allow",
  Action: action,
  Resource: resource,
});
const deny = (action: string) => ({ Effect: "Deny", Action: action, Resource: "*" });
const trustsAccount = trusting({ AWS: `arn:aws:iam::${accountId}:root` });
const key = `arn:aws:kms:us-east-1:${accountId}:key/1`;

export const separationCases: readonly RuleCases[] = [
  {
    rule: conflictingDuties,
    cases: [
      {
        name: "grants and deploys",
        account: {
          users: [
            madeUser("ann", {
              inlinePolicies: inline(grant(["iam:PutRolePolicy", "lambda:UpdateFunctionCode"])),
            }),
          ],
        },
        finds: [{ on: "ann", part: "grant-deploy", says: "iam:PutRolePolicy" }],
      },
      {
        name: "one of them is denied",
        account: {
          users: [
            madeUser("ann", {
              inlinePolicies: inline(
                grant(["iam:PutRolePolicy", "lambda:UpdateFunctionCode"]),
                deny("iam:*"),
              ),
            }),
          ],
        },
        finds: [],
      },
      {
        name: "an administrator is another rule's",
        account: {
          users: [madeUser("ann", { attachedPolicies: [administratorAccess.arn] })],
          policies: [administratorAccess],
        },
        finds: [],
      },
      {
        name: "approves its own code",
        account: {
          users: [
            madeUser("ann", {
              inlinePolicies: inline(
                grant("codecommit:GitPush"),
                grant("codepipeline:PutApprovalResult"),
              ),
            }),
          ],
        },
        finds: [{ on: "ann", part: "code-approve" }],
      },
    ],
  },
  {
    rule: conflictingDutiesOverRoles,
    cases: [
      {
        name: "two roles that one user may assume",
        account: {
          users: [madeUser("ann", { inlinePolicies: inline(grant("sts:AssumeRole")) })],
          roles: [
            madeRole("granter", {
              trustPolicy: trustsAccount,
              inlinePolicies: inline(grant("iam:CreateUser")),
            }),
            madeRole("privileger", {
              trustPolicy: trustsAccount,
              inlinePolicies: inline(grant("iam:AddUserToGroup")),
            }),
          ],
        },
        finds: [{ on: "ann", part: "user-privilege", says: "as privileger" }],
      },
      {
        name: "it may assume one of them only",
        account: {
          users: [
            madeUser("ann", {
              inlinePolicies: inline(
                grant("sts:AssumeRole", `arn:aws:iam::${accountId}:role/granter`),
              ),
            }),
          ],
          roles: [
            madeRole("granter", {
              trustPolicy: trustsAccount,
              inlinePolicies: inline(grant("iam:CreateUser")),
            }),
            madeRole("privileger", {
              trustPolicy: trustsAccount,
              inlinePolicies: inline(grant("iam:AddUserToGroup")),
            }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: judgeOfItself,
    cases: [
      {
        name: "stops the trail",
        account: { roles: [madeRole("ops", { inlinePolicies: inline(grant("cloudtrail:*")) })] },
        finds: [{ on: "ops", says: "cloudtrail:StopLogging" }],
      },
      {
        name: "reads it",
        account: {
          roles: [
            madeRole("ops", {
              inlinePolicies: inline(grant(["cloudtrail:Get*", "cloudtrail:LookupEvents"])),
            }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: keyKeeper,
    cases: [
      {
        name: "both on one key",
        account: {
          roles: [
            madeRole("ops", {
              inlinePolicies: inline(grant(["kms:PutKeyPolicy", "kms:Decrypt"], key)),
            }),
          ],
        },
        finds: [{ on: "ops", says: key }],
      },
      {
        name: "on different keys",
        account: {
          roles: [
            madeRole("ops", {
              inlinePolicies: inline(
                grant("kms:PutKeyPolicy", key),
                grant("kms:Decrypt", `${key}2`),
              ),
            }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: identityAdministratorAtWork,
    cases: [
      {
        name: "grants, and changes data",
        account: {
          roles: [madeRole("ops", { inlinePolicies: inline(grant("iam:PutRolePolicy")) })],
          activity: madeActivity(`arn:aws:iam::${accountId}:role/ops`, "dynamodb:PutItem"),
        },
        finds: [{ on: "ops", says: "dynamodb:PutItem" }],
      },
      {
        name: "grants, and reads",
        account: {
          roles: [madeRole("ops", { inlinePolicies: inline(grant("iam:PutRolePolicy")) })],
          activity: madeActivity(
            `arn:aws:iam::${accountId}:role/ops`,
            "dynamodb:GetItem",
            "iam:PutRolePolicy",
          ),
        },
        finds: [],
      },
      {
        name: "changes data, and grants nothing",
        account: {
          roles: [madeRole("ops")],
          activity: madeActivity(`arn:aws:iam::${accountId}:role/ops`, "dynamodb:PutItem"),
        },
        finds: [],
      },
    ],
  },
  {
    rule: overloadedRole,
    cases: [
      {
        name: "two services",
        account: {
          roles: [
            madeRole("shared", {
              trustPolicy: trusting({ Service: ["ec2.amazonaws.com", "lambda.amazonaws.com"] }),
            }),
          ],
        },
        finds: [{ on: "shared", says: "2 services" }],
      },
      {
        name: "people and a service",
        account: {
          roles: [
            madeRole("shared", {
              trustPolicy: trusting({ Service: "ec2.amazonaws.com", AWS: accountId }),
            }),
          ],
        },
        finds: [{ on: "shared", says: "people and services" }],
      },
      {
        name: "it does many things",
        account: {
          roles: [madeRole("shared")],
          activity: madeActivity(`arn:aws:iam::${accountId}:role/shared`, "s3:A", "sqs:A", "sns:A"),
        },
        thresholds: { roleServices: 3 },
        finds: [{ on: "shared", says: "uses 3 services" }],
      },
      { name: "one service", account: { roles: [madeRole("own")] }, finds: [] },
    ],
  },
  {
    rule: missingDutyRole,
    cases: [
      {
        name: "neither",
        account: { roles: [madeRole("ops")] },
        finds: [{ on: accountId, says: "AWSSupportAccess" }],
      },
      {
        name: "both",
        account: {
          roles: [
            madeRole("support", { attachedPolicies: ["arn:aws:iam::aws:policy/AWSSupportAccess"] }),
            madeRole("audit", { attachedPolicies: ["arn:aws:iam::aws:policy/SecurityAudit"] }),
          ],
        },
        finds: [],
      },
    ],
  },
];
