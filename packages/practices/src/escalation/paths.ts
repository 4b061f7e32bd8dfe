/**
 * The known ways to more permissions, after pathfinding.cloud (DataDog, Apache-2.0), whose ids they carry, and the AWS documentation of each
 * action. A row names actions; the engine decides whether a principal may do them, on what, and under which conditions.
 */

/** A principal changes what it may itself. */
export interface SelfPath {
  readonly id: string;
  readonly actions: readonly string[];
  /** What the action is done to. */
  readonly on: "self" | "own-policy" | "own-group" | "other-version" | "any-group";
  readonly of: "user" | "role" | "both";
}

/** A principal becomes another one by what it does to it. */
export interface AccessPath {
  readonly id: string;
  readonly actions: readonly string[];
  readonly target: "user" | "role";
  /** What the target must have, or lack. */
  readonly where?: "no-password" | "password";
}

/** A principal gives a role to something new that runs what it says. */
export interface PassPath {
  readonly id: string;
  /** The service that the role must trust. */
  readonly service: string;
  readonly actions: readonly string[];
}

/** A principal takes over something that runs with a role already. */
export interface TakeoverPath {
  readonly id: string;
  readonly service: string;
  readonly actions: readonly string[];
  /** What must be there: `a Lambda function`. */
  readonly what: string;
  /** The catalogue's name of its type, by which a snapshot may hold it. */
  readonly type: string;
}

export const selfPaths: readonly SelfPath[] = [
  { id: "iam-001", actions: ["iam:CreatePolicyVersion"], on: "own-policy", of: "both" },
  { id: "iam-005", actions: ["iam:PutRolePolicy"], on: "self", of: "role" },
  { id: "iam-007", actions: ["iam:PutUserPolicy"], on: "self", of: "user" },
  { id: "iam-008", actions: ["iam:AttachUserPolicy"], on: "self", of: "user" },
  { id: "iam-009", actions: ["iam:AttachRolePolicy"], on: "self", of: "role" },
  { id: "iam-010", actions: ["iam:AttachGroupPolicy"], on: "own-group", of: "user" },
  { id: "iam-011", actions: ["iam:PutGroupPolicy"], on: "own-group", of: "user" },
  { id: "iam-013", actions: ["iam:AddUserToGroup"], on: "any-group", of: "user" },
  {
    id: "iam-set-default",
    actions: ["iam:SetDefaultPolicyVersion"],
    on: "other-version",
    of: "both",
  },
];

export const accessPaths: readonly AccessPath[] = [
  { id: "iam-002", actions: ["iam:CreateAccessKey"], target: "user" },
  { id: "iam-004", actions: ["iam:CreateLoginProfile"], target: "user", where: "no-password" },
  { id: "iam-006", actions: ["iam:UpdateLoginProfile"], target: "user", where: "password" },
  { id: "iam-012", actions: ["iam:UpdateAssumeRolePolicy"], target: "role" },
];

export const passPaths: readonly PassPath[] = [
  {
    id: "apprunner-001",
    service: "tasks.apprunner.amazonaws.com",
    actions: ["apprunner:CreateService"],
  },
  {
    id: "bedrock-001",
    service: "bedrock-agentcore.amazonaws.com",
    actions: [
      "bedrock-agentcore:CreateCodeInterpreter",
      "bedrock-agentcore:StartCodeInterpreterSession",
      "bedrock-agentcore:InvokeCodeInterpreter",
    ],
  },
  {
    id: "cloudformation-001",
    service: "cloudformation.amazonaws.com",
    actions: ["cloudformation:CreateStack"],
  },
  {
    id: "cloudformation-003",
    service: "cloudformation.amazonaws.com",
    actions: ["cloudformation:CreateStackSet", "cloudformation:CreateStackInstances"],
  },
  {
    id: "codebuild-001",
    service: "codebuild.amazonaws.com",
    actions: ["codebuild:CreateProject", "codebuild:StartBuild"],
  },
  {
    id: "codebuild-004",
    service: "codebuild.amazonaws.com",
    actions: ["codebuild:CreateProject", "codebuild:StartBuildBatch"],
  },
  {
    id: "datapipeline-001",
    service: "datapipeline.amazonaws.com",
    actions: [
      "datapipeline:CreatePipeline",
      "datapipeline:PutPipelineDefinition",
      "datapipeline:ActivatePipeline",
    ],
  },
  { id: "ec2-001", service: "ec2.amazonaws.com", actions: ["ec2:RunInstances"] },
  { id: "ec2-003", service: "ec2.amazonaws.com", actions: ["ec2:RequestSpotInstances"] },
  {
    id: "ecs-003",
    service: "ecs-tasks.amazonaws.com",
    actions: ["ecs:RegisterTaskDefinition", "ecs:CreateService"],
  },
  {
    id: "ecs-004",
    service: "ecs-tasks.amazonaws.com",
    actions: ["ecs:RegisterTaskDefinition", "ecs:RunTask"],
  },
  {
    id: "ecs-005",
    service: "ecs-tasks.amazonaws.com",
    actions: ["ecs:RegisterTaskDefinition", "ecs:StartTask"],
  },
  { id: "glue-001", service: "glue.amazonaws.com", actions: ["glue:CreateDevEndpoint"] },
  {
    id: "glue-003",
    service: "glue.amazonaws.com",
    actions: ["glue:CreateJob", "glue:StartJobRun"],
  },
  {
    id: "glue-004",
    service: "glue.amazonaws.com",
    actions: ["glue:CreateJob", "glue:CreateTrigger"],
  },
  {
    id: "glue-005",
    service: "glue.amazonaws.com",
    actions: ["glue:UpdateJob", "glue:StartJobRun"],
  },
  {
    id: "glue-006",
    service: "glue.amazonaws.com",
    actions: ["glue:UpdateJob", "glue:CreateTrigger"],
  },
  {
    id: "lambda-001",
    service: "lambda.amazonaws.com",
    actions: ["lambda:CreateFunction", "lambda:InvokeFunction"],
  },
  {
    id: "lambda-002",
    service: "lambda.amazonaws.com",
    actions: ["lambda:CreateFunction", "lambda:CreateEventSourceMapping"],
  },
  {
    id: "lambda-006",
    service: "lambda.amazonaws.com",
    actions: ["lambda:CreateFunction", "lambda:AddPermission"],
  },
  {
    id: "sagemaker-001",
    service: "sagemaker.amazonaws.com",
    actions: ["sagemaker:CreateNotebookInstance"],
  },
  {
    id: "sagemaker-002",
    service: "sagemaker.amazonaws.com",
    actions: ["sagemaker:CreateTrainingJob"],
  },
  {
    id: "sagemaker-003",
    service: "sagemaker.amazonaws.com",
    actions: ["sagemaker:CreateProcessingJob"],
  },
];

export const takeoverPaths: readonly TakeoverPath[] = [
  {
    id: "apprunner-002",
    service: "tasks.apprunner.amazonaws.com",
    actions: ["apprunner:UpdateService"],
    what: "an App Runner service",
    type: "apprunner:service",
  },
  {
    id: "bedrock-002",
    service: "bedrock-agentcore.amazonaws.com",
    actions: [
      "bedrock-agentcore:StartCodeInterpreterSession",
      "bedrock-agentcore:InvokeCodeInterpreter",
    ],
    what: "a code interpreter",
    type: "bedrock-agentcore:code-interpreter",
  },
  {
    id: "cloudformation-002",
    service: "cloudformation.amazonaws.com",
    actions: ["cloudformation:UpdateStack"],
    what: "a stack",
    type: "cloudformation:stack",
  },
  {
    id: "cloudformation-004",
    service: "cloudformation.amazonaws.com",
    actions: ["cloudformation:UpdateStackSet"],
    what: "a stack set",
    type: "cloudformation:stackset",
  },
  {
    id: "cloudformation-005",
    service: "cloudformation.amazonaws.com",
    actions: ["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"],
    what: "a stack",
    type: "cloudformation:stack",
  },
  {
    id: "codebuild-002",
    service: "codebuild.amazonaws.com",
    actions: ["codebuild:StartBuild"],
    what: "a build project",
    type: "codebuild:project",
  },
  {
    id: "codebuild-003",
    service: "codebuild.amazonaws.com",
    actions: ["codebuild:StartBuildBatch"],
    what: "a build project",
    type: "codebuild:project",
  },
  {
    id: "ec2instanceconnect-003",
    service: "ec2.amazonaws.com",
    actions: ["ec2-instance-connect:SendSSHPublicKey"],
    what: "an instance that can be reached",
    type: "ec2:instance",
  },
  {
    id: "ec2-002",
    service: "ec2.amazonaws.com",
    actions: ["ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"],
    what: "an instance",
    type: "ec2:instance",
  },
  {
    id: "ec2-004",
    service: "ec2.amazonaws.com",
    actions: ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"],
    what: "a launch template in use",
    type: "ec2:launch-template",
  },
  {
    id: "glue-002",
    service: "glue.amazonaws.com",
    actions: ["glue:UpdateDevEndpoint"],
    what: "a development endpoint",
    type: "glue:devendpoint",
  },
  {
    id: "lambda-003",
    service: "lambda.amazonaws.com",
    actions: ["lambda:UpdateFunctionCode"],
    what: "a function",
    type: "lambda:function",
  },
  {
    id: "sagemaker-004",
    service: "sagemaker.amazonaws.com",
    actions: ["sagemaker:CreatePresignedNotebookInstanceUrl"],
    what: "a notebook instance",
    type: "sagemaker:notebook-instance",
  },
  {
    id: "sagemaker-005",
    service: "sagemaker.amazonaws.com",
    actions: [
      "sagemaker:CreateNotebookInstanceLifecycleConfig",
      "sagemaker:StopNotebookInstance",
      "sagemaker:UpdateNotebookInstance",
      "sagemaker:StartNotebookInstance",
    ],
    what: "a notebook instance",
    type: "sagemaker:notebook-instance",
  },
  {
    id: "ssm-001",
    service: "ec2.amazonaws.com",
    actions: ["ssm:StartSession"],
    what: "an instance that Systems Manager runs on",
    type: "ec2:instance",
  },
  {
    id: "ssm-002",
    service: "ec2.amazonaws.com",
    actions: ["ssm:SendCommand"],
    what: "an instance that Systems Manager runs on",
    type: "ec2:instance",
  },
];

/** Changes to what a target may, after which whoever becomes it has everything: iam-014 to iam-021 with what leads to the target. */
export const armingActions: Readonly<Record<"user" | "role", readonly string[]>> = {
  user: ["iam:AttachUserPolicy", "iam:PutUserPolicy"],
  role: ["iam:AttachRolePolicy", "iam:PutRolePolicy"],
};
