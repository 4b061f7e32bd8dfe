import type { Guardrail } from "../guardrail.ts";

/** Encryption at rest ("Example SCPs for AWS Organizations"). */
export const denyUnencryptedStorage: Guardrail = {
  id: "deny-unencrypted-storage",
  title: "No storage without encryption",
  kind: "scp",
  reason:
    "A volume, database or file system is encrypted when it is made or not at all. Amazon S3 encrypts by itself.",
  parameters: [],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "DenyUnencryptedVolumes",
        Effect: "Deny",
        Action: ["ec2:CreateVolume", "ec2:RunInstances"],
        Resource: "arn:*:ec2:*:*:volume/*",
        Condition: { Bool: { "ec2:Encrypted": "false" } },
      },
      {
        Sid: "DenyUnencryptedDatabases",
        Effect: "Deny",
        Action: ["rds:CreateDBCluster", "rds:CreateDBInstance"],
        Resource: "*",
        Condition: { Bool: { "rds:StorageEncrypted": "false" } },
      },
      {
        Sid: "DenyUnencryptedFileSystems",
        Effect: "Deny",
        Action: "elasticfilesystem:CreateFileSystem",
        Resource: "*",
        Condition: { Bool: { "elasticfilesystem:Encrypted": "false" } },
      },
      {
        Sid: "KeepEncryptionByDefault",
        Effect: "Deny",
        Action: "ec2:DisableEbsEncryptionByDefault",
        Resource: "*",
      },
    ],
  },
  cases: [
    {
      about: "a plain volume",
      caller: "role",
      action: "ec2:CreateVolume",
      resource: "arn:aws:ec2:us-east-1:111122223333:volume/vol-1",
      context: { "ec2:Encrypted": "false" },
      allowed: false,
    },
    {
      about: "an encrypted volume",
      caller: "role",
      action: "ec2:CreateVolume",
      resource: "arn:aws:ec2:us-east-1:111122223333:volume/vol-1",
      context: { "ec2:Encrypted": "true" },
      allowed: true,
    },
    {
      about: "an instance itself",
      caller: "role",
      action: "ec2:RunInstances",
      resource: "arn:aws:ec2:us-east-1:111122223333:instance/i-1",
      allowed: true,
    },
    {
      about: "a plain database",
      caller: "role",
      action: "rds:CreateDBInstance",
      context: { "rds:StorageEncrypted": "false" },
      allowed: false,
    },
    {
      about: "an encrypted database",
      caller: "role",
      action: "rds:CreateDBInstance",
      context: { "rds:StorageEncrypted": "true" },
      allowed: true,
    },
    {
      about: "a plain file system",
      caller: "root",
      action: "elasticfilesystem:CreateFileSystem",
      context: { "elasticfilesystem:Encrypted": "false" },
      allowed: false,
    },
    {
      about: "the default off",
      caller: "break-glass",
      action: "ec2:DisableEbsEncryptionByDefault",
      allowed: false,
    },
  ],
};
