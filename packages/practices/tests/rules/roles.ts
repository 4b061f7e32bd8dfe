import { confusedDeputy } from "../../src/rules/roles/confused-deputy.ts";
import { keyNotRole } from "../../src/rules/roles/key-not-role.ts";
import { longSession } from "../../src/rules/roles/long-session.ts";
import { trustAnybody } from "../../src/rules/roles/trust-anybody.ts";
import { userToRole } from "../../src/rules/roles/user-to-role.ts";
import {
  accountId,
  administratorAccess,
  daysBefore,
  documentOf,
  madeRole,
  madeUser,
  takenAt,
  trusting,
} from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const trusts = (principal: object | string, condition?: object) => ({
  roles: [madeRole("open", { trustPolicy: trusting(principal, condition) })],
});
const used = (agent: string) => ({
  from: daysBefore(30),
  to: takenAt,
  source: "cloudtrail" as const,
  events: 1,
  principals: [
    {
      arn: `arn:aws:iam::${accountId}:user/job`,
      actions: [
        {
          action: "s3:GetObject",
          count: 1,
          firstAt: daysBefore(2),
          lastAt: daysBefore(2),
          resources: [],
          userAgents: [agent],
        },
      ],
    },
  ],
});
const admin = { attachedPolicies: [administratorAccess.arn] };
const policies = [administratorAccess];

export const roleCases: readonly RuleCases[] = [
  {
    rule: trustAnybody,
    cases: [
      { name: "a star", account: trusts("*"), finds: [{ on: "open" }] },
      {
        name: "a star among AWS principals",
        account: trusts({ AWS: "*" }),
        finds: [{ on: "open" }],
      },
      {
        name: "a condition on what a caller chooses",
        account: trusts("*", { StringLike: { "sts:RoleSessionName": "ci-*" } }),
        finds: [{ on: "open", says: "by bringing sts:rolesessionname" }],
      },
      {
        name: "an external id",
        account: trusts("*", { StringEquals: { "sts:ExternalId": "blue" } }),
        finds: [],
      },
      {
        name: "an organization",
        account: trusts("*", { StringEquals: { "aws:PrincipalOrgID": "o-abcde12345" } }),
        finds: [],
      },
      {
        name: "an organization if there is one",
        account: trusts("*", { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-abcde12345" } }),
        finds: [{ on: "open" }],
      },
      {
        name: "one account",
        account: trusts("*", { StringEquals: { "aws:PrincipalAccount": accountId } }),
        finds: [],
      },
      {
        name: "a denial beside it",
        account: {
          roles: [
            madeRole("open", {
              trustPolicy: documentOf(
                { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" },
                {
                  Effect: "Deny",
                  Principal: "*",
                  Action: "sts:AssumeRole",
                  Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-abcde12345" } },
                },
              ),
            }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: confusedDeputy,
    cases: [
      {
        name: "no condition",
        account: trusts({ Service: "scheduler.amazonaws.com" }),
        finds: [{ on: "open", part: "scheduler.amazonaws.com" }],
      },
      {
        name: "the account",
        account: trusts(
          { Service: "scheduler.amazonaws.com" },
          { StringEquals: { "aws:SourceAccount": accountId } },
        ),
        finds: [],
      },
      {
        name: "a service that runs the account's own code",
        account: trusts({ Service: "lambda.amazonaws.com" }),
        finds: [],
      },
    ],
  },
  {
    rule: longSession,
    cases: [
      {
        name: "twelve hours of everything",
        account: { roles: [madeRole("open", { ...admin, maxSessionDuration: 43_200 })], policies },
        finds: [{ on: "open", says: "12 hours" }],
      },
      { name: "an hour", account: { roles: [madeRole("open", admin)], policies }, finds: [] },
      {
        name: "twelve hours of nothing",
        account: { roles: [madeRole("open", { maxSessionDuration: 43_200 })] },
        finds: [],
      },
    ],
  },
  {
    rule: keyNotRole,
    cases: [
      {
        name: "from a function",
        account: {
          users: [madeUser("job")],
          activity: used("Boto3/1.34 exec-env/AWS_Lambda_python3.12"),
        },
        finds: [{ on: "job", says: "AWS_Lambda" }],
      },
      {
        name: "from elsewhere",
        account: { users: [madeUser("job")], activity: used("aws-cli/2.15 Python/3.11 Linux") },
        finds: [],
      },
    ],
  },
  {
    rule: userToRole,
    cases: [
      {
        name: "a key and no password",
        account: {
          users: [
            madeUser("job", {
              credentials: {
                password: false,
                accessKeys: [
                  {
                    active: true,
                    accessKeyId: "AKIA1",
                    lastUse: { at: daysBefore(1), service: "s3" },
                  },
                ],
              },
            }),
          ],
        },
        finds: [{ on: "job", says: "s3" }],
      },
      {
        name: "a person",
        account: {
          users: [
            madeUser("ann", { credentials: { password: {}, accessKeys: [{ active: true }] } }),
          ],
        },
        finds: [],
      },
    ],
  },
];
