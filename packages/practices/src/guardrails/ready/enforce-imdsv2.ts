import type { Guardrail } from "../guardrail.ts";
import { exempt } from "../parameters.ts";

/** "Require IMDSv2" ("Example policies for working with the Amazon EC2 API"). */
export const enforceImdsv2: Guardrail = {
  id: "enforce-imdsv2",
  title: "Instances hand out credentials by IMDSv2 only",
  kind: "scp",
  reason:
    "The first version of the metadata service gives an instance's credentials to whoever makes it fetch a URL. Credentials that were got so are worth nothing either.",
  parameters: [exempt],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "RequireTokens",
        Effect: "Deny",
        Action: "ec2:RunInstances",
        Resource: "arn:*:ec2:*:*:instance/*",
        Condition: { StringNotEquals: { "ec2:MetadataHttpTokens": "required" } },
      },
      {
        Sid: "LimitHops",
        Effect: "Deny",
        Action: "ec2:RunInstances",
        Resource: "arn:*:ec2:*:*:instance/*",
        Condition: { NumericGreaterThan: { "ec2:MetadataHttpPutResponseHopLimit": "2" } },
      },
      {
        Sid: "CredentialsOfIMDSv2Only",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { NumericLessThan: { "ec2:RoleDelivery": "2.0" } },
      },
      {
        Sid: "KeepOptions",
        Effect: "Deny",
        Action: ["ec2:ModifyInstanceMetadataDefaults", "ec2:ModifyInstanceMetadataOptions"],
        Resource: "*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": ["{{exempt}}"] } },
      },
    ],
  },
  cases: [
    {
      about: "without tokens",
      caller: "role",
      action: "ec2:RunInstances",
      resource: "arn:aws:ec2:us-east-1:111122223333:instance/*",
      context: { "ec2:MetadataHttpTokens": "optional" },
      allowed: false,
    },
    {
      about: "not said",
      caller: "break-glass",
      action: "ec2:RunInstances",
      resource: "arn:aws:ec2:us-east-1:111122223333:instance/*",
      allowed: false,
    },
    {
      about: "with tokens",
      caller: "role",
      action: "ec2:RunInstances",
      resource: "arn:aws:ec2:us-east-1:111122223333:instance/*",
      context: { "ec2:MetadataHttpTokens": "required", "ec2:MetadataHttpPutResponseHopLimit": "2" },
      allowed: true,
    },
    {
      about: "too many hops",
      caller: "role",
      action: "ec2:RunInstances",
      resource: "arn:aws:ec2:us-east-1:111122223333:instance/*",
      context: { "ec2:MetadataHttpTokens": "required", "ec2:MetadataHttpPutResponseHopLimit": "3" },
      allowed: false,
    },
    {
      about: "the image that is run",
      caller: "role",
      action: "ec2:RunInstances",
      resource: "arn:aws:ec2:us-east-1::image/ami-1",
      allowed: true,
    },
    {
      about: "credentials of the first version",
      caller: "role",
      action: "s3:GetObject",
      resource: "arn:aws:s3:::ours/x",
      context: { "ec2:RoleDelivery": "1.0" },
      allowed: false,
    },
    {
      about: "credentials of the second",
      caller: "role",
      action: "s3:GetObject",
      resource: "arn:aws:s3:::ours/x",
      context: { "ec2:RoleDelivery": "2.0" },
      allowed: true,
    },
    {
      about: "changing the options",
      caller: "role",
      action: "ec2:ModifyInstanceMetadataOptions",
      allowed: false,
    },
    {
      about: "changing them when exempt",
      caller: "organization-access",
      action: "ec2:ModifyInstanceMetadataOptions",
      allowed: true,
    },
  ],
};
