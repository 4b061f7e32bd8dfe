import type { Guardrail } from "../guardrail.ts";

/** "Require encryption in transit" ("Resource control policy examples"). */
export const denyUnencryptedTransport: Guardrail = {
  id: "deny-unencrypted-transport",
  title: "Data is reached by TLS only",
  kind: "rcp",
  reason: "What is read or written in the clear is read by whoever stands between.",
  parameters: [],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: ["kms:*", "s3:*", "secretsmanager:*", "sqs:*", "sts:*"],
        Resource: "*",
        Condition: { BoolIfExists: { "aws:SecureTransport": "false" } },
      },
      {
        Sid: "Tls12OrNewer",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: "*",
        Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
      },
    ],
  },
  cases: [
    {
      about: "in the clear",
      caller: "role",
      action: "s3:GetObject",
      resource: "arn:aws:s3:::ours/x",
      context: { "aws:SecureTransport": "false" },
      allowed: false,
    },
    {
      about: "by TLS",
      caller: "role",
      action: "s3:GetObject",
      resource: "arn:aws:s3:::ours/x",
      context: { "aws:SecureTransport": "true", "s3:TlsVersion": "1.3" },
      allowed: true,
    },
    {
      about: "by old TLS",
      caller: "role",
      action: "s3:GetObject",
      resource: "arn:aws:s3:::ours/x",
      context: { "aws:SecureTransport": "true", "s3:TlsVersion": "1.1" },
      allowed: false,
    },
    {
      about: "a queue in the clear",
      caller: "outsider",
      action: "sqs:SendMessage",
      resource: "arn:aws:sqs:us-east-1:111122223333:q",
      context: { "aws:SecureTransport": "false" },
      allowed: false,
    },
  ],
};
