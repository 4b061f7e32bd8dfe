/** One side of a pair of duties: whoever may do one of the actions holds it. */
export interface Duty {
  readonly name: string;
  readonly actions: readonly string[];
}

/** Two duties that nobody should hold together. */
export interface DutyPair {
  readonly id: string;
  readonly first: Duty;
  readonly second: Duty;
  /** What one person could do with both. */
  readonly why: string;
}

const grantPermissions: Duty = {
  name: "grant permissions",
  actions: [
    "iam:AttachRolePolicy",
    "iam:AttachUserPolicy",
    "iam:PutRolePolicy",
    "iam:PutUserPolicy",
    "iam:CreatePolicyVersion",
  ],
};
const runWorkloads: Duty = {
  name: "deploy workloads",
  actions: [
    "lambda:UpdateFunctionCode",
    "ecs:UpdateService",
    "ec2:RunInstances",
    "cloudformation:UpdateStack",
  ],
};
const changeTheTrail: Duty = {
  name: "change the audit trail",
  actions: [
    "cloudtrail:StopLogging",
    "cloudtrail:DeleteTrail",
    "cloudtrail:UpdateTrail",
    "cloudtrail:PutEventSelectors",
  ],
};

/** The pairs that are looked for; a user may bring others. */
export const defaultDuties: readonly DutyPair[] = [
  {
    id: "grant-deploy",
    first: grantPermissions,
    second: runWorkloads,
    why: "gives a workload whatever permission it likes, and deploys it",
  },
  {
    id: "code-approve",
    first: {
      name: "write code",
      actions: ["codecommit:GitPush", "codebuild:UpdateProject", "codepipeline:UpdatePipeline"],
    },
    second: {
      name: "approve a deployment",
      actions: ["codepipeline:PutApprovalResult", "codecommit:UpdatePullRequestApprovalState"],
    },
    why: "approves its own code",
  },
  {
    id: "key-decrypt",
    first: {
      name: "administer keys",
      actions: ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DisableKey"],
    },
    second: { name: "decrypt", actions: ["kms:Decrypt"] },
    why: "opens for itself what it only keeps the key of",
  },
  {
    id: "data-backup",
    first: {
      name: "write data",
      actions: ["dynamodb:DeleteItem", "rds:DeleteDBInstance", "s3:DeleteObject"],
    },
    second: {
      name: "delete backups",
      actions: [
        "backup:DeleteRecoveryPoint",
        "backup:DeleteBackupVault",
        "rds:DeleteDBSnapshot",
        "dynamodb:DeleteBackup",
      ],
    },
    why: "destroys data and what it could be restored from",
  },
  {
    id: "audit-workload",
    first: changeTheTrail,
    second: runWorkloads,
    why: "changes a workload, and what would tell of it",
  },
  {
    id: "organization-member",
    first: {
      name: "change the organization's policies",
      actions: [
        "organizations:AttachPolicy",
        "organizations:DetachPolicy",
        "organizations:UpdatePolicy",
      ],
    },
    second: grantPermissions,
    why: "lifts the guardrail and grants what it held back",
  },
  {
    id: "billing-pay",
    first: {
      name: "change who is paid",
      actions: ["aws-portal:ModifyPaymentMethods", "payments:UpdatePaymentPreferences"],
    },
    second: { name: "pay", actions: ["payments:MakePayment", "aws-portal:ModifyBilling"] },
    why: "makes a payee and pays it",
  },
  {
    id: "user-privilege",
    first: { name: "create users", actions: ["iam:CreateUser"] },
    second: {
      name: "give privileges to users",
      actions: ["iam:AttachUserPolicy", "iam:PutUserPolicy", "iam:AddUserToGroup"],
    },
    why: "makes somebody who may do anything, and acts as him",
  },
  {
    id: "network-data",
    first: {
      name: "manage the network's edge",
      actions: ["ec2:AuthorizeSecurityGroupIngress", "ec2:CreateRoute", "ec2:ModifyVpcEndpoint"],
    },
    second: {
      name: "own data stores",
      actions: ["rds:ModifyDBInstance", "s3:PutBucketPolicy", "dynamodb:PutResourcePolicy"],
    },
    why: "opens the way to data, and the data",
  },
  {
    id: "request-approve",
    first: { name: "request access", actions: ["sso:CreateAccountAssignment"] },
    second: {
      name: "approve access",
      actions: ["sso:PutInlinePolicyToPermissionSet", "sso:AttachManagedPolicyToPermissionSet"],
    },
    why: "decides what it assigns to itself",
  },
];
