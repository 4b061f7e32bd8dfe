import type { ControlPolicySnapshot, OrganizationSnapshot } from "../../src/index.ts";

export const management = "999999999999";
export const member = "111122223333";
export const sibling = "222233334444";

const full = (id: string, type: string, more: object, targets: readonly string[]) => ({
  id,
  name: id.slice(2),
  type,
  awsManaged: true,
  document: JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "*", Resource: "*", ...more },
  }),
  targets,
});

const everywhere = ["r-root", "ou-work", "ou-deep", "ou-still", management, member, sibling];

/** A root with the unit of work, in it the deep unit with one member; another member beside, and a unit without any. */
export const organization = (
  policies: readonly ControlPolicySnapshot[] = [],
  types: readonly string[] = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"],
): OrganizationSnapshot => ({
  id: "o-a1b2c3d4e5",
  managementAccount: management,
  featureSet: "ALL",
  coverage: {},
  units: [
    { id: "ou-deep", name: "deep", parent: "ou-work" },
    { id: "r-root", name: "Root" },
    { id: "ou-work", name: "work", parent: "r-root" },
    { id: "ou-still", name: "still", parent: "r-root" },
  ],
  accounts: [
    { id: management, parent: "r-root" },
    { id: member, parent: "ou-deep" },
    { id: sibling, parent: "ou-work" },
  ],
  enabledPolicyTypes: types,
  policies: [
    full("p-FullAWSAccess", "SERVICE_CONTROL_POLICY", {}, everywhere),
    full("p-RCPFullAWSAccess", "RESOURCE_CONTROL_POLICY", { Principal: "*" }, everywhere),
    ...policies,
  ],
});

/** A policy of control that is attached somewhere. */
export const controlPolicy = (
  statements: readonly object[],
  targets: readonly string[],
  type: "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY" = "SERVICE_CONTROL_POLICY",
  id = "p-there",
): ControlPolicySnapshot => ({
  id,
  name: id.slice(2),
  type,
  awsManaged: false,
  document: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
  targets,
});

/** A call of a role of the member as CloudTrail records it. */
export const record = (
  eventSource: string,
  eventName: string,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  eventVersion: "1.11",
  userIdentity: {
    type: "AssumedRole",
    principalId: "AROAWORKER:w",
    arn: `arn:aws:sts::${member}:assumed-role/worker/w`,
    accountId: member,
    sessionContext: {
      sessionIssuer: {
        type: "Role",
        principalId: "AROAWORKER",
        arn: `arn:aws:iam::${member}:role/worker`,
        accountId: member,
        userName: "worker",
      },
      attributes: { creationDate: "2026-06-01T11:00:00Z", mfaAuthenticated: "false" },
    },
  },
  eventTime: "2026-06-01T12:00:00Z",
  eventSource: `${eventSource}.amazonaws.com`,
  eventName,
  awsRegion: "us-east-1",
  sourceIPAddress: "203.0.113.9",
  userAgent: "aws-cli",
  requestParameters: null,
  responseElements: null,
  eventID: `${eventSource}-${eventName}`,
  eventType: "AwsApiCall",
  recipientAccountId: member,
  ...more,
});
