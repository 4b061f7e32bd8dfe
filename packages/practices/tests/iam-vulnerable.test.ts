import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type AuditFinding, audit, readSnapshot, rules } from "../src/index.ts";

const sample = fileURLToPath(new URL("samples/iam-vulnerable.json", import.meta.url));
const escalation = rules.filter(({ id }) => id === "03.privesc-self" || id === "03.privesc-chain");

/** The escalations of every principal of the sample, by the principal's name. */
const found = new Map<string, AuditFinding>();

beforeAll(async () => {
  const snapshot = await readSnapshot([sample], { takenAt: "2026-06-01T00:00:00.000Z" });
  for (const result of audit(snapshot, { rules: escalation }).results) {
    if (result.state !== "assessed") throw new Error(`${result.rule} was not assessed.`);
    for (const finding of result.findings) found.set(finding.subject.name, finding);
  }
});

/** The nine users by whom tools are tried, and whether each is an escalation. */
const users = [
  ["fn1-privesc3-partial-user", true],
  ["fn2-exploitableResourceConstraint-user", true],
  ["fn3-exploitableConditionConstraint-user", true],
  ["fn4-exploitableNotAction-user", true],
  ["fp1-allow-and-deny-user", false],
  ["fp2-allow-and-deny-multiple-policies-user", false],
  ["fp3-deny-iam-user", false],
  ["fp4-nonExploitableResourceConstraint-user", false],
  ["fp5-nonExploitableConditionConstraint-user", false],
] as const;

test.each(users)("%s: %s", (name, isEscalation) => {
  expect(found.get(name)?.dependsOn).toBeUndefined();
  expect(found.has(name)).toBe(isEscalation);
});

/** What takes part in each path, and what it depends on that the sample doesn't hold. */
const paths: readonly (readonly [principal: string, by: string, dependsOn?: string])[] = [
  ["privesc-AssumeRole-starting-role", "sts:AssumeRole; then sts:AssumeRole"],
  ["privesc-CloudFormationUpdateStack-user", "cloudformation:UpdateStack", "a stack"],
  ["privesc-codeBuildCreateProjectPassRole-user", "codebuild:CreateProject"],
  ["privesc-ec2InstanceConnect-user", "ec2-instance-connect:SendSSHPublicKey", "an instance"],
  ["privesc-sageMakerCreateNotebookPassRole-user", "sagemaker:CreateNotebookInstance"],
  [
    "privesc-sageMakerCreatePresignedNotebookURL-user",
    "sagemaker:CreatePresignedNotebookInstanceUrl",
    "a notebook instance",
  ],
  ["privesc-sageMakerCreateProcessingJobPassRole-user", "sagemaker:CreateProcessingJob"],
  ["privesc-sageMakerCreateTrainingJobPassRole-user", "sagemaker:CreateTrainingJob"],
  ["privesc-ssmSendCommand-user", "ssm:SendCommand", "an instance"],
  ["privesc-ssmStartSession-user", "ssm:StartSession", "an instance"],
  ["privesc1-CreateNewPolicyVersion-user", "iam:CreatePolicyVersion"],
  [
    "privesc2-SetExistingDefaultPolicyVersion-user",
    "iam:SetDefaultPolicyVersion",
    "another version",
  ],
  ["privesc3-CreateEC2WithExistingInstanceProfile-user", "ec2:RunInstances"],
  ["privesc4-CreateAccessKey-user", "iam:CreateAccessKey"],
  ["privesc5-CreateLoginProfile-user", "iam:CreateLoginProfile"],
  ["privesc6-UpdateLoginProfile-user", "iam:UpdateLoginProfile"],
  ["privesc7-AttachUserPolicy-user", "iam:AttachUserPolicy"],
  ["privesc8-AttachGroupPolicy-user", "iam:AttachGroupPolicy"],
  ["privesc9-AttachRolePolicy-role", "iam:AttachRolePolicy"],
  ["privesc10-PutUserPolicy-user", "iam:PutUserPolicy"],
  ["privesc11-PutGroupPolicy-user", "iam:PutGroupPolicy"],
  ["privesc12-PutRolePolicy-role", "iam:PutRolePolicy"],
  ["privesc13-AddUserToGroup-user", "iam:AddUserToGroup"],
  ["privesc14-UpdatingAssumeRolePolicy-user", "iam:UpdateAssumeRolePolicy"],
  ["privesc15-PassExistingRoleToNewLambdaThenInvoke-user", "lambda:CreateFunction"],
  ["privesc16-PassRoleToNewLambdaThenTriggerWithNewDynamo-user", "lambda:CreateFunction"],
  ["privesc17-EditExistingLambdaFunctionWithRole-user", "lambda:UpdateFunctionCode", "a function"],
  ["privesc18-PassExistingRoleToNewGlueDevEndpoint-user", "glue:CreateDevEndpoint"],
  [
    "privesc19-UpdateExistingGlueDevEndpoint-user",
    "glue:UpdateDevEndpoint",
    "a development endpoint",
  ],
  ["privesc20-PassExistingRoleToCloudFormation-user", "cloudformation:CreateStack"],
  ["privesc21-PassExistingRoleToNewDataPipeline-user", "datapipeline:CreatePipeline"],
];

describe("the 31 paths", () => {
  test.each(paths.map((path) => [path[0], path] as const))("%s", (name, [, by, dependsOn]) => {
    expect(found.get(name)?.message).toContain(by);
    if (dependsOn === undefined) expect(found.get(name)?.dependsOn).toBeUndefined();
    else expect(found.get(name)?.dependsOn).toContain(dependsOn);
  });
});
