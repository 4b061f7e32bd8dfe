import type { Guardrail } from "../guardrail.ts";
import { exempt } from "../parameters.ts";

/** Storage that the world can read ("Example SCPs for AWS Organizations"). */
export const denyPublicStorage: Guardrail = {
  id: "deny-public-storage",
  title: "Nothing stored becomes public",
  kind: "scp",
  reason:
    "Most leaks are a bucket, snapshot, image or function that somebody opened to everyone. The blocks on public access stay on, and public access lists are refused.",
  parameters: [exempt],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "KeepPublicAccessBlocked",
        Effect: "Deny",
        Action: [
          "ec2:DisableImageBlockPublicAccess",
          "ec2:DisableSnapshotBlockPublicAccess",
          "s3:PutAccountPublicAccessBlock",
          "s3:PutBucketPublicAccessBlock",
          "s3:PutAccessPointPublicAccessBlock",
        ],
        Resource: "*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": ["{{exempt}}"] } },
      },
      {
        Sid: "DenyPublicLists",
        Effect: "Deny",
        Action: ["s3:PutBucketAcl", "s3:PutObject", "s3:PutObjectAcl", "s3:CreateBucket"],
        Resource: "*",
        Condition: {
          StringEquals: {
            "s3:x-amz-acl": ["public-read", "public-read-write", "authenticated-read"],
          },
        },
      },
      {
        Sid: "DenyPublicFunctions",
        Effect: "Deny",
        Action: [
          "lambda:AddPermission",
          "lambda:CreateFunctionUrlConfig",
          "lambda:UpdateFunctionUrlConfig",
        ],
        Resource: "*",
        Condition: { StringEquals: { "lambda:FunctionUrlAuthType": "NONE" } },
      },
    ],
  },
  cases: [
    {
      about: "lifting the block",
      caller: "role",
      action: "s3:PutBucketPublicAccessBlock",
      resource: "arn:aws:s3:::ours",
      allowed: false,
    },
    {
      about: "who is exempt",
      caller: "organization-access",
      action: "s3:PutAccountPublicAccessBlock",
      allowed: true,
    },
    {
      about: "a public list",
      caller: "role",
      action: "s3:PutObject",
      resource: "arn:aws:s3:::ours/x",
      context: { "s3:x-amz-acl": "public-read" },
      allowed: false,
    },
    {
      about: "a public list by who is exempt",
      caller: "break-glass",
      action: "s3:PutObjectAcl",
      resource: "arn:aws:s3:::ours/x",
      context: { "s3:x-amz-acl": "public-read" },
      allowed: false,
    },
    {
      about: "an object",
      caller: "role",
      action: "s3:PutObject",
      resource: "arn:aws:s3:::ours/x",
      allowed: true,
    },
    {
      about: "a private list",
      caller: "role",
      action: "s3:PutObject",
      resource: "arn:aws:s3:::ours/x",
      context: { "s3:x-amz-acl": "private" },
      allowed: true,
    },
    {
      about: "a function for everyone",
      caller: "role",
      action: "lambda:CreateFunctionUrlConfig",
      context: { "lambda:FunctionUrlAuthType": "NONE" },
      allowed: false,
    },
    {
      about: "a function for who signs",
      caller: "role",
      action: "lambda:CreateFunctionUrlConfig",
      context: { "lambda:FunctionUrlAuthType": "AWS_IAM" },
      allowed: true,
    },
  ],
};
