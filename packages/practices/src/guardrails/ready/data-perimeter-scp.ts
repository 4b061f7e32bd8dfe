import type { Guardrail } from "../guardrail.ts";
import { exampleOrganization, exempt, organization } from "../parameters.ts";

/** The resource perimeter on identities ("Establishing a data perimeter on AWS"). */
export const dataPerimeterScp: Guardrail = {
  id: "data-perimeter-scp",
  title: "Our identities use our resources only",
  kind: "scp",
  reason:
    "Data leaves by credentials of the organization that write to somebody else's bucket, queue or key. What a service does on a caller's behalf is let through, and so are AWS's own buckets for those who are exempt.",
  parameters: [organization, exempt],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "OurResourcesOnly",
        Effect: "Deny",
        Action: [
          "dynamodb:*",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
          "ecr:PutImage",
          "kinesis:PutRecord*",
          "kms:Decrypt",
          "kms:Encrypt",
          "kms:GenerateDataKey*",
          "lambda:InvokeFunction",
          "s3:GetObject*",
          "s3:ListBucket",
          "s3:PutObject*",
          "secretsmanager:GetSecretValue",
          "secretsmanager:PutSecretValue",
          "sns:Publish",
          "sqs:ReceiveMessage",
          "sqs:SendMessage",
          "sts:AssumeRole",
        ],
        Resource: "*",
        Condition: {
          StringNotEqualsIfExists: { "aws:ResourceOrgID": "{{organization}}" },
          BoolIfExists: { "aws:ViaAWSService": "false", "aws:PrincipalIsAWSService": "false" },
          ArnNotLikeIfExists: { "aws:PrincipalArn": ["{{exempt}}"] },
        },
      },
    ],
  },
  example: exampleOrganization,
  cases: [
    {
      about: "a foreign bucket",
      caller: "role",
      action: "s3:PutObject",
      resource: "arn:aws:s3:::theirs/x",
      context: { "aws:ResourceOrgID": "o-zzzzzzzzzz" },
      allowed: false,
    },
    {
      about: "a bucket of no organization",
      caller: "user",
      action: "s3:PutObject",
      resource: "arn:aws:s3:::theirs/x",
      allowed: false,
    },
    {
      about: "an own bucket",
      caller: "role",
      action: "s3:PutObject",
      resource: "arn:aws:s3:::ours/x",
      context: { "aws:ResourceOrgID": "o-a1b2c3d4e5" },
      allowed: true,
    },
    {
      about: "a service on the caller's behalf",
      caller: "role",
      action: "kms:Decrypt",
      context: { "aws:ViaAWSService": "true" },
      allowed: true,
    },
    {
      about: "a foreign role",
      caller: "role",
      action: "sts:AssumeRole",
      resource: "arn:aws:iam::444455556666:role/theirs",
      context: { "aws:ResourceOrgID": "o-zzzzzzzzzz" },
      allowed: false,
    },
    { about: "what holds no data", caller: "role", action: "ec2:DescribeInstances", allowed: true },
  ],
};
