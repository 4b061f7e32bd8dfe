import {
  escalationChain,
  privilegeEscalation,
} from "../../src/rules/least-privilege/privilege-escalation.ts";
import {
  accountId,
  administratorAccess,
  allowing,
  controlPolicy,
  documentOf,
  fullAccess,
  madeGroup,
  madePolicy,
  madeRole,
  madeUser,
  policyArn,
  trusting,
} from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const admin = { attachedPolicies: [administratorAccess.arn] };
const userMay = (actions: string | readonly string[], resource?: string, condition?: object) =>
  madeUser("ann", {
    inlinePolicies: [{ name: "own", document: allowing(actions, resource, condition) }],
  });
const policies = [administratorAccess];
const boss = madeUser("boss", admin);
const ownArn = `arn:aws:iam::${accountId}:user/ann`;
const serviceRole = (service: string) =>
  madeRole("service", { ...admin, trustPolicy: trusting({ Service: service }) });
const pass = (...actions: readonly string[]) => ["iam:PassRole", ...actions];
const trustsAccount = trusting({ AWS: `arn:aws:iam::${accountId}:root` });

export const escalationCases: readonly RuleCases[] = [
  {
    rule: privilegeEscalation,
    cases: [
      {
        name: "a new version of an attached policy",
        account: {
          users: [madeUser("ann", { attachedPolicies: [policyArn("own")] })],
          policies: [madePolicy("own", allowing("iam:CreatePolicyVersion"))],
        },
        finds: [{ on: "ann", says: "iam:CreatePolicyVersion" }],
      },
      {
        name: "a new version of a policy that is not its own",
        account: {
          users: [userMay("iam:CreatePolicyVersion")],
          policies: [madePolicy("other", allowing("s3:*"))],
        },
        finds: [],
      },
      {
        name: "another version of its own policy that is there",
        account: {
          users: [madeUser("ann", { attachedPolicies: [policyArn("own")] })],
          policies: [
            {
              ...madePolicy("own", ""),
              versions: [
                {
                  versionId: "v2",
                  isDefault: true,
                  document: allowing("iam:SetDefaultPolicyVersion"),
                },
                { versionId: "v1", isDefault: false, document: allowing("*") },
              ],
            },
          ],
        },
        finds: [{ on: "ann", says: "iam:SetDefaultPolicyVersion" }],
      },
      {
        name: "a version that is not there yet",
        account: {
          users: [madeUser("ann", { attachedPolicies: [policyArn("own")] })],
          policies: [madePolicy("own", allowing("iam:SetDefaultPolicyVersion"))],
        },
        finds: [{ on: "ann", dependsOn: "another version of the policy own" }],
      },
      {
        name: "a policy to itself",
        account: { users: [userMay("iam:AttachUserPolicy", ownArn)] },
        finds: [{ on: "ann" }],
      },
      {
        name: "a policy to others only",
        account: { users: [userMay("iam:AttachUserPolicy", `arn:aws:iam::${accountId}:user/bob`)] },
        finds: [],
      },
      {
        name: "a policy that grants little",
        account: {
          users: [
            userMay("iam:AttachUserPolicy", "*", {
              ArnEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/ReadOnlyAccess" },
            }),
          ],
        },
        finds: [],
      },
      {
        name: "its boundary holds whatever it grants itself",
        account: {
          users: [{ ...userMay("iam:PutUserPolicy"), permissionsBoundary: policyArn("bound") }],
          policies: [madePolicy("bound", allowing(["iam:PutUserPolicy", "s3:*"]))],
        },
        finds: [],
      },
      {
        name: "a control policy holds it",
        account: { users: [userMay("iam:PutUserPolicy")] },
        organization: {
          policies: [
            fullAccess,
            controlPolicy(
              "no-iam",
              documentOf({ Effect: "Deny", Action: "iam:*", Resource: "*" }),
              ["r-ab12"],
            ),
          ],
        },
        finds: [],
      },
      {
        name: "an old session only, which nobody has",
        account: {
          users: [madeUser("ann", { attachedPolicies: [policyArn("own")] })],
          policies: [
            madePolicy(
              "own",
              allowing("iam:CreatePolicyVersion", "*", {
                DateLessThan: { "aws:TokenIssueTime": "2020-01-01T00:00:01Z" },
              }),
            ),
          ],
        },
        finds: [],
      },
      {
        name: "a new session",
        account: {
          users: [madeUser("ann", { attachedPolicies: [policyArn("own")] })],
          policies: [
            madePolicy(
              "own",
              allowing("iam:CreatePolicyVersion", "*", {
                DateGreaterThan: { "aws:TokenIssueTime": "2020-01-01T00:00:01Z" },
              }),
            ),
          ],
        },
        finds: [{ on: "ann" }],
      },
      {
        name: "a tag that it has not",
        account: {
          users: [
            userMay("iam:PutUserPolicy", "*", { StringEquals: { "aws:PrincipalTag/team": "iam" } }),
          ],
        },
        finds: [],
      },
      {
        name: "its group's policies",
        account: {
          users: [madeUser("ann", { groups: ["team"] })],
          groups: [
            madeGroup("team", {
              inlinePolicies: [{ name: "own", document: allowing("iam:PutGroupPolicy") }],
            }),
          ],
        },
        finds: [{ on: "ann", says: "iam:PutGroupPolicy" }],
      },
      {
        name: "into the administrators' group",
        account: {
          users: [userMay("iam:AddUserToGroup")],
          groups: [madeGroup("admins", admin)],
          policies,
        },
        finds: [{ on: "ann", says: "iam:AddUserToGroup" }],
      },
      {
        name: "into a group whose policies let it grant itself anything",
        account: {
          users: [userMay("iam:AddUserToGroup")],
          groups: [
            madeGroup("sre", {
              inlinePolicies: [{ name: "own", document: allowing(["iam:*", "ec2:*"]) }],
            }),
          ],
        },
        finds: [{ on: "ann", says: "iam:AddUserToGroup, then iam:PutUserPolicy" }],
      },
      {
        name: "an administrator's new key",
        account: { users: [userMay("iam:CreateAccessKey"), boss], policies },
        finds: [{ on: "ann", says: "iam:CreateAccessKey" }],
      },
      {
        name: "its own key alone",
        account: {
          users: [userMay("iam:CreateAccessKey", `arn:aws:iam::*:user/\${aws:username}`), boss],
          policies,
        },
        finds: [],
      },
      {
        name: "a password where there is none, and only there",
        account: {
          users: [
            userMay("iam:UpdateLoginProfile"),
            madeUser("boss", { ...admin, credentials: { password: false } }),
          ],
          policies,
        },
        finds: [],
      },
      {
        name: "a role that trusts the account",
        account: {
          users: [userMay("sts:AssumeRole")],
          roles: [madeRole("deploy", { ...admin, trustPolicy: trustsAccount })],
          policies,
        },
        finds: [{ on: "ann", says: "sts:AssumeRole" }],
      },
      {
        name: "a role that trusts the account, and nothing grants it",
        account: {
          users: [userMay("s3:*")],
          roles: [madeRole("deploy", { ...admin, trustPolicy: trustsAccount })],
          policies,
        },
        finds: [],
      },
      {
        name: "a role that names it",
        account: {
          users: [madeUser("ann")],
          roles: [madeRole("deploy", { ...admin, trustPolicy: trusting({ AWS: ownArn }) })],
          policies,
        },
        finds: [{ on: "ann" }],
      },
      {
        name: "a role whose trust it rewrites",
        account: {
          users: [userMay("iam:UpdateAssumeRolePolicy")],
          roles: [madeRole("deploy", admin)],
          policies,
        },
        finds: [{ on: "ann", says: "then sts:AssumeRole" }],
      },
      {
        name: "a role that it can give policies and assume",
        account: {
          users: [userMay(["iam:AttachRolePolicy", "sts:AssumeRole"])],
          roles: [madeRole("job", { trustPolicy: trustsAccount })],
        },
        finds: [],
      },
      {
        name: "a role by a new function",
        account: {
          users: [userMay(pass("lambda:CreateFunction", "lambda:InvokeFunction"))],
          roles: [serviceRole("lambda.amazonaws.com")],
          policies,
        },
        finds: [{ on: "ann", says: "lambda:InvokeFunction" }],
      },
      {
        name: "a role that trusts another service",
        account: {
          users: [userMay(pass("lambda:CreateFunction", "lambda:InvokeFunction"))],
          roles: [serviceRole("ec2.amazonaws.com")],
          policies,
        },
        finds: [],
      },
      {
        name: "passing to another service alone",
        account: {
          users: [
            madeUser("ann", {
              inlinePolicies: [
                {
                  name: "own",
                  document: documentOf(
                    {
                      Effect: "Allow",
                      Action: "iam:PassRole",
                      Resource: "*",
                      Condition: {
                        StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
                      },
                    },
                    { Effect: "Allow", Action: "ec2:RunInstances", Resource: "*" },
                  ),
                },
              ],
            }),
          ],
          roles: [serviceRole("ec2.amazonaws.com")],
          policies,
        },
        finds: [],
      },
      {
        name: "two policies together",
        account: {
          users: [madeUser("ann", { attachedPolicies: [policyArn("run"), policyArn("pass")] })],
          roles: [serviceRole("ec2.amazonaws.com")],
          policies: [
            ...policies,
            madePolicy("run", allowing("ec2:RunInstances")),
            madePolicy("pass", allowing("iam:PassRole")),
          ],
        },
        finds: [{ on: "ann" }],
      },
      {
        name: "an instance that may be there",
        account: {
          users: [userMay("ssm:SendCommand")],
          roles: [serviceRole("ec2.amazonaws.com")],
          policies,
        },
        finds: [
          {
            on: "ann",
            says: "may be able to",
            dependsOn: "an instance that Systems Manager runs on that runs with the role service",
          },
        ],
      },
      {
        name: "a function that is there",
        account: {
          users: [userMay("lambda:UpdateFunctionCode")],
          roles: [serviceRole("lambda.amazonaws.com")],
          policies,
          resourcePolicies: [
            {
              arn: `arn:aws:lambda:us-east-1:${accountId}:function:job`,
              type: "lambda:function",
              document: "",
              role: "service",
            },
          ],
        },
        finds: [{ on: "ann", says: "function:job" }],
      },
      {
        name: "denied by another policy",
        account: {
          users: [
            madeUser("ann", {
              attachedPolicies: [policyArn("own")],
              inlinePolicies: [
                {
                  name: "no",
                  document: documentOf({ Effect: "Deny", Action: "iam:*", Resource: "*" }),
                },
              ],
            }),
          ],
          policies: [madePolicy("own", allowing("iam:*"))],
        },
        finds: [],
      },
    ],
  },
  {
    rule: escalationChain,
    cases: [
      {
        name: "over a role to an administrator's key",
        account: {
          users: [userMay("sts:AssumeRole"), boss],
          roles: [
            madeRole("middle", {
              trustPolicy: trustsAccount,
              inlinePolicies: [
                { name: "own", document: allowing("iam:CreateAccessKey", boss.arn) },
              ],
            }),
          ],
          policies,
        },
        finds: [{ on: "ann", says: "iam:CreateAccessKey" }],
      },
      {
        name: "a role that it arms and assumes",
        account: {
          users: [userMay(["iam:AttachRolePolicy", "sts:AssumeRole"])],
          roles: [madeRole("job", { trustPolicy: trustsAccount })],
        },
        finds: [{ on: "ann", says: "iam:AttachRolePolicy by" }],
      },
      {
        name: "over a role that has nothing",
        account: {
          users: [userMay("sts:AssumeRole"), boss],
          roles: [madeRole("middle", { trustPolicy: trustsAccount })],
          policies,
        },
        finds: [],
      },
    ],
  },
];
