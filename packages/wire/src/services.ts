/** The services that are served, by the name that IAM actions and this code give them. */
export type ServiceName =
  | "iam"
  | "sts"
  | "organizations"
  | "sso-admin"
  | "identitystore"
  | "access-analyzer"
  | "sso-oidc"
  | "sso"
  | "cloudtrail";

/** How a service speaks. */
export interface ServiceTraits {
  readonly protocol: "query" | "json" | "rest";
  /** The service in the scope of a signature. */
  readonly signingName: string;
  readonly version: string;
  /** Query: the namespace of answers. */
  readonly xmlNamespace?: string;
  /** JSON: what stands before the operation in X-Amz-Target. */
  readonly targetPrefix?: string;
  /** JSON: the content type's version. */
  readonly jsonVersion?: "1.0" | "1.1";
  /** Validation errors name the member alone, as IAM's do; others show its value too. */
  readonly hidesValues?: true;
  /** Validation errors are InvalidInputException with a reason, as those of Organizations are; others quote the constraint. */
  readonly tellsReasons?: true;
  /** The source of events in audit records. */
  readonly eventSource: string;
  readonly load: () => Promise<object>;
}

/** Every service; the client of each is imported when the first request for it comes. */
export const services: Readonly<Record<ServiceName, ServiceTraits>> = Object.freeze({
  iam: {
    protocol: "query",
    signingName: "iam",
    version: "2010-05-08",
    xmlNamespace: "https://iam.amazonaws.com/doc/2010-05-08/",
    hidesValues: true,
    eventSource: "iam.amazonaws.com",
    load: () => import("@aws-sdk/client-iam"),
  },
  sts: {
    protocol: "query",
    signingName: "sts",
    version: "2011-06-15",
    xmlNamespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    eventSource: "sts.amazonaws.com",
    load: () => import("@aws-sdk/client-sts"),
  },
  organizations: {
    protocol: "json",
    signingName: "organizations",
    version: "2016-11-28",
    targetPrefix: "AWSOrganizationsV20161128",
    jsonVersion: "1.1",
    tellsReasons: true,
    eventSource: "organizations.amazonaws.com",
    load: () => import("@aws-sdk/client-organizations"),
  },
  "sso-admin": {
    protocol: "json",
    signingName: "sso",
    version: "2020-07-20",
    targetPrefix: "SWBExternalService",
    jsonVersion: "1.1",
    eventSource: "sso.amazonaws.com",
    load: () => import("@aws-sdk/client-sso-admin"),
  },
  identitystore: {
    protocol: "json",
    signingName: "identitystore",
    version: "2020-06-15",
    targetPrefix: "AWSIdentityStore",
    jsonVersion: "1.1",
    eventSource: "identitystore.amazonaws.com",
    load: () => import("@aws-sdk/client-identitystore"),
  },
  "access-analyzer": {
    protocol: "rest",
    signingName: "access-analyzer",
    version: "2019-11-01",
    eventSource: "access-analyzer.amazonaws.com",
    load: () => import("@aws-sdk/client-accessanalyzer"),
  },
  "sso-oidc": {
    protocol: "rest",
    signingName: "sso-oauth",
    version: "2019-06-10",
    eventSource: "sso.amazonaws.com",
    load: () => import("@aws-sdk/client-sso-oidc"),
  },
  sso: {
    protocol: "rest",
    signingName: "awsssoportal",
    version: "2019-06-10",
    eventSource: "sso.amazonaws.com",
    load: () => import("@aws-sdk/client-sso"),
  },
  cloudtrail: {
    protocol: "json",
    signingName: "cloudtrail",
    version: "2013-11-01",
    targetPrefix: "CloudTrail_20131101",
    jsonVersion: "1.1",
    eventSource: "cloudtrail.amazonaws.com",
    load: () => import("@aws-sdk/client-cloudtrail"),
  },
});
