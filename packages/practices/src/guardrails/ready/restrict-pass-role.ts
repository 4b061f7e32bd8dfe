import type { Guardrail } from "../guardrail.ts";
import { exempt } from "../parameters.ts";

/** Who passes a role to a service can do what the role may ("Granting a user permissions to pass a role to an AWS service"). */
export const restrictPassRole: Guardrail = {
  id: "restrict-pass-role",
  title: "Roles are passed to known services only, and never the privileged ones",
  kind: "scp",
  reason:
    "Passing a strong role to a service that runs one's own code is the commonest way to more permissions than one was given.",
  parameters: [
    {
      name: "services",
      says: "services that roles may be passed to",
      form: /^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/,
      default: [
        "apigateway.amazonaws.com",
        "ec2.amazonaws.com",
        "ecs-tasks.amazonaws.com",
        "ecs.amazonaws.com",
        "events.amazonaws.com",
        "lambda.amazonaws.com",
        "scheduler.amazonaws.com",
        "states.amazonaws.com",
        "vpc-flow-logs.amazonaws.com",
      ],
    },
    {
      name: "privileged",
      says: "ARNs of roles that nobody passes, which may have wildcards",
      form: /^arn:[\w*-]+:iam::[\d*]+:role\/[\w+=,.@*?/-]+$/,
      default: [
        "arn:*:iam::*:role/OrganizationAccountAccessRole",
        "arn:*:iam::*:role/break-glass",
        "arn:*:iam::*:role/privileged/*",
        "arn:*:iam::*:role/aws-reserved/*",
      ],
    },
    exempt,
  ],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "KnownServicesOnly",
        Effect: "Deny",
        Action: "iam:PassRole",
        Resource: "arn:*:iam::*:role/*",
        Condition: {
          StringNotEquals: { "iam:PassedToService": ["{{services}}"] },
          ArnNotLike: { "aws:PrincipalArn": ["{{exempt}}"] },
        },
      },
      {
        Sid: "NotThePrivileged",
        Effect: "Deny",
        Action: "iam:PassRole",
        Resource: ["{{privileged}}"],
      },
    ],
  },
  cases: [
    {
      about: "a known service",
      caller: "role",
      action: "iam:PassRole",
      resource: "arn:aws:iam::111122223333:role/worker",
      context: { "iam:PassedToService": "lambda.amazonaws.com" },
      allowed: true,
    },
    {
      about: "another service",
      caller: "role",
      action: "iam:PassRole",
      resource: "arn:aws:iam::111122223333:role/worker",
      context: { "iam:PassedToService": "glue.amazonaws.com" },
      allowed: false,
    },
    {
      about: "a service that is not said",
      caller: "role",
      action: "iam:PassRole",
      resource: "arn:aws:iam::111122223333:role/worker",
      allowed: false,
    },
    {
      about: "a privileged role",
      caller: "break-glass",
      action: "iam:PassRole",
      resource: "arn:aws:iam::111122223333:role/privileged/admin",
      context: { "iam:PassedToService": "lambda.amazonaws.com" },
      allowed: false,
    },
    {
      about: "who is exempt",
      caller: "break-glass",
      action: "iam:PassRole",
      resource: "arn:aws:iam::111122223333:role/worker",
      context: { "iam:PassedToService": "glue.amazonaws.com" },
      allowed: true,
    },
  ],
};
