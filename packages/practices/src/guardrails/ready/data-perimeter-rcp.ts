import type { Guardrail } from "../guardrail.ts";
import { exampleOrganization, organization } from "../parameters.ts";

/** The identity perimeter on resources, and against confused deputies ("Resource control policy examples"). */
export const dataPerimeterRcp: Guardrail = {
  id: "data-perimeter-rcp",
  title: "Our resources are used by our identities only",
  kind: "rcp",
  reason:
    "One resource policy that trusts too much opens a bucket, queue, key or role to the world. Services of AWS are let in where they act for the organization.",
  parameters: [
    organization,
    {
      name: "partners",
      says: "ids of accounts outside the organization that may come in",
      form: /^\d{12}$/,
      default: ["000000000000"],
    },
  ],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "OurIdentitiesOnly",
        Effect: "Deny",
        Principal: "*",
        Action: [
          "dynamodb:*",
          "ecr:*",
          "kms:*",
          "s3:*",
          "secretsmanager:*",
          "sqs:*",
          "sts:AssumeRole",
          "sts:SetContext",
          "sts:SetSourceIdentity",
          "sts:TagSession",
        ],
        Resource: "*",
        Condition: {
          StringNotEqualsIfExists: {
            "aws:PrincipalOrgID": "{{organization}}",
            "aws:PrincipalAccount": ["{{partners}}"],
          },
          BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        },
      },
      {
        Sid: "NoConfusedDeputies",
        Effect: "Deny",
        Principal: "*",
        Action: ["kms:*", "s3:*", "secretsmanager:*", "sqs:*", "sts:AssumeRole"],
        Resource: "*",
        Condition: {
          StringNotEqualsIfExists: {
            "aws:SourceOrgID": "{{organization}}",
            "aws:SourceAccount": ["{{partners}}"],
          },
          Null: { "aws:SourceAccount": "false" },
          Bool: { "aws:PrincipalIsAWSService": "true" },
        },
      },
    ],
  },
  example: exampleOrganization,
  cases: [
    {
      about: "an outsider",
      caller: "outsider",
      action: "s3:GetObject",
      resource: "arn:aws:s3:::ours/x",
      context: { "aws:PrincipalOrgID": "o-zzzzzzzzzz", "aws:PrincipalAccount": "444455556666" },
      allowed: false,
    },
    {
      about: "an outsider of no organization",
      caller: "outsider",
      action: "sts:AssumeRole",
      resource: "arn:aws:iam::111122223333:role/deploy",
      context: { "aws:PrincipalAccount": "444455556666" },
      allowed: false,
    },
    {
      about: "one of ours",
      caller: "role",
      action: "s3:GetObject",
      resource: "arn:aws:s3:::ours/x",
      context: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
      allowed: true,
    },
    {
      about: "a service for us",
      caller: "service",
      action: "s3:PutObject",
      resource: "arn:aws:s3:::ours/x",
      context: {
        "aws:PrincipalIsAWSService": "true",
        "aws:SourceAccount": "111122223333",
        "aws:SourceOrgID": "o-a1b2c3d4e5",
      },
      allowed: true,
    },
    {
      about: "a service for somebody else",
      caller: "service",
      action: "s3:PutObject",
      resource: "arn:aws:s3:::ours/x",
      context: { "aws:PrincipalIsAWSService": "true", "aws:SourceAccount": "444455556666" },
      allowed: false,
    },
    {
      about: "a service for nobody it names",
      caller: "service",
      action: "s3:PutObject",
      resource: "arn:aws:s3:::ours/x",
      context: { "aws:PrincipalIsAWSService": "true" },
      allowed: true,
    },
    {
      about: "what is federated, where the trust policy alone decides",
      caller: "outsider",
      action: "sts:AssumeRoleWithWebIdentity",
      resource: "arn:aws:iam::111122223333:role/deploy",
      allowed: true,
    },
  ],
};
