const account = "111122223333";

/** Who called, in CloudTrail's forms ("CloudTrail userIdentity element"). */
export const identities = {
  user: {
    type: "IAMUser",
    principalId: "AIDAANA",
    arn: `arn:aws:iam::${account}:user/team/ana`,
    accountId: account,
    userName: "ana",
  },
  userWithMfa: {
    type: "IAMUser",
    arn: `arn:aws:iam::${account}:user/team/ana`,
    accountId: account,
    userName: "ana",
    sessionContext: { attributes: { mfaAuthenticated: "true" } },
  },
  session: {
    type: "AssumedRole",
    principalId: "AROA:session",
    arn: `arn:aws:sts::${account}:assumed-role/deploy/session`,
    accountId: account,
    sessionContext: {
      sessionIssuer: { type: "Role", arn: `arn:aws:iam::${account}:role/ci/deploy` },
      attributes: { mfaAuthenticated: "false" },
    },
  },
  sessionWithoutIssuer: {
    type: "AssumedRole",
    arn: `arn:aws:sts::${account}:assumed-role/deploy/session`,
    accountId: account,
  },
  root: {
    type: "Root",
    principalId: account,
    arn: `arn:aws:iam::${account}:root`,
    accountId: account,
  },
  federated: {
    type: "FederatedUser",
    arn: `arn:aws:sts::${account}:federated-user/bob`,
    accountId: account,
    sessionContext: {
      sessionIssuer: { type: "IAMUser", arn: `arn:aws:iam::${account}:user/broker` },
    },
  },
  webIdentity: {
    type: "WebIdentityUser",
    identityProvider: `arn:aws:iam::${account}:oidc-provider/token.example.com`,
  },
  otherAccount: { type: "AWSAccount", principalId: "AIDAOTHER", accountId: "444455556666" },
  service: { type: "AWSService", invokedBy: "ec2.amazonaws.com" },
  centre: { type: "IdentityCenterUser", accountId: account, onBehalfOf: { userId: "u-1" } },
  nobody: { type: "Unknown" },
} as const;

/** A CloudTrail record of a user's call, unless `more` says otherwise. */
export const trailRecord = (source: string, eventName: string, more: object = {}) => ({
  eventVersion: "1.08",
  userIdentity: identities.user,
  eventTime: "2026-01-02T03:04:05Z",
  eventSource: `${source}.amazonaws.com`,
  eventName,
  awsRegion: "eu-west-1",
  sourceIPAddress: "192.0.2.1",
  userAgent: "aws-cli/2",
  requestParameters: null,
  responseElements: null,
  eventID: "e",
  eventType: "AwsApiCall",
  managementEvent: true,
  recipientAccountId: account,
  eventCategory: "Management",
  ...more,
});
