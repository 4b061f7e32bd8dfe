import { rootAccessKey } from "../../src/rules/root/root-access-key.ts";
import { rootCertificate } from "../../src/rules/root/root-certificate.ts";
import { rootDaily } from "../../src/rules/root/root-daily.ts";
import { rootNotCentral } from "../../src/rules/root/root-not-central.ts";
import { rootNotDenied } from "../../src/rules/root/root-not-denied.ts";
import { rootUsed } from "../../src/rules/root/root-used.ts";
import { rootWithVirtualMfa } from "../../src/rules/root/root-with-virtual-mfa.ts";
import { rootWithoutMfa } from "../../src/rules/root/root-without-mfa.ts";
import {
  accountId,
  controlPolicy,
  daysBefore,
  documentOf,
  fullAccess,
  takenAt,
} from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const rootArn = `arn:aws:iam::${accountId}:root`;
const activity = (...actions: readonly string[]) => ({
  from: daysBefore(30),
  to: takenAt,
  source: "cloudtrail" as const,
  events: actions.length,
  principals: [
    {
      arn: rootArn,
      actions: actions.map((action) => ({
        action,
        count: 2,
        firstAt: daysBefore(3),
        lastAt: daysBefore(2),
        resources: [],
      })),
    },
  ],
});

const denyRoot = (condition: object) =>
  documentOf({ Effect: "Deny", Action: "*", Resource: "*", Condition: condition });
const guarded = (condition: object) => ({
  policies: [fullAccess, controlPolicy("no-root", denyRoot(condition), ["ou-ab12-workload"])],
});

export const rootCases: readonly RuleCases[] = [
  {
    rule: rootAccessKey,
    cases: [
      {
        name: "an active key",
        account: { root: { accessKeys: [{ active: true, created: daysBefore(9) }] } },
        finds: [{ on: "root", says: daysBefore(9) }],
      },
      {
        name: "an inactive key",
        account: { root: { accessKeys: [{ active: false }] } },
        finds: [],
      },
    ],
  },
  {
    rule: rootCertificate,
    cases: [
      {
        name: "an active certificate",
        account: { root: { signingCertificates: [{ active: true }] } },
        finds: [{ on: "root" }],
      },
      { name: "none", account: { root: { signingCertificates: [] } }, finds: [] },
    ],
  },
  {
    rule: rootWithoutMfa,
    cases: [
      {
        name: "a password and no device",
        account: { root: { password: {}, mfaActive: false } },
        finds: [{ on: "root" }],
      },
      { name: "a device", account: { root: { password: {}, mfaActive: true } }, finds: [] },
      {
        name: "no credentials at all",
        account: { root: { password: false, mfaActive: false } },
        finds: [],
      },
      {
        name: "credentials that the organization could delete",
        account: { root: { password: {}, mfaActive: false } },
        organization: { rootFeatures: ["RootCredentialsManagement"] },
        finds: [{ on: "root", says: "can be deleted" }],
      },
    ],
  },
  {
    rule: rootWithVirtualMfa,
    cases: [
      {
        name: "an app on a phone",
        account: {
          root: {
            password: {},
            mfaActive: true,
            mfaDevices: [
              {
                serialNumber: `arn:aws:iam::${accountId}:mfa/root-account-mfa-device`,
                kind: "virtual",
              },
            ],
          },
        },
        finds: [{ on: "root", says: "root-account-mfa-device" }],
      },
      {
        name: "a key beside it",
        account: {
          root: {
            password: {},
            mfaActive: true,
            mfaDevices: [
              { serialNumber: "a", kind: "virtual" },
              { serialNumber: "b", kind: "fido" },
            ],
          },
        },
        finds: [],
      },
    ],
  },
  {
    rule: rootUsed,
    cases: [
      {
        name: "signed in last week",
        account: { root: { password: { lastUse: { at: daysBefore(7) } }, accessKeys: [] } },
        finds: [{ on: "root", says: "7 days" }],
      },
      {
        name: "by a key yesterday",
        account: {
          root: { password: {}, accessKeys: [{ active: true, lastUse: { at: daysBefore(1) } }] },
        },
        finds: [{ on: "root", says: "1 day " }],
      },
      {
        name: "last year",
        account: { root: { password: { lastUse: { at: daysBefore(365) } } } },
        finds: [],
      },
      {
        name: "last week, where three days count",
        account: { root: { password: { lastUse: { at: daysBefore(7) } } } },
        thresholds: { rootUseDays: 3 },
        finds: [],
      },
    ],
  },
  {
    rule: rootDaily,
    cases: [
      {
        name: "made a user",
        account: { activity: activity("iam:CreateUser", "account:CloseAccount") },
        finds: [{ on: "root", says: "2 calls of 1 kinds" }],
      },
      {
        name: "closed the account",
        account: { activity: activity("account:CloseAccount") },
        finds: [],
      },
    ],
  },
  {
    rule: rootNotCentral,
    cases: [
      {
        name: "neither",
        organization: { rootFeatures: [] },
        finds: [{ on: "o-abcde12345", says: "RootSessions" }],
      },
      {
        name: "both",
        organization: { rootFeatures: ["RootCredentialsManagement", "RootSessions"] },
        finds: [],
      },
    ],
  },
  {
    rule: rootNotDenied,
    cases: [
      {
        name: "FullAWSAccess alone",
        organization: { policies: [fullAccess] },
        finds: [{ on: "workload" }],
      },
      {
        name: "denied as AWS shows it",
        organization: guarded({ StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } }),
        finds: [],
      },
      {
        name: "denied by another operator",
        organization: guarded({ ArnLike: { "aws:PrincipalArn": ["arn:aws:iam::*:root"] } }),
        finds: [],
      },
      {
        name: "another root than this one",
        organization: guarded({
          StringEquals: { "aws:PrincipalArn": "arn:aws:iam::444455556666:root" },
        }),
        finds: [{ on: "workload" }],
      },
    ],
  },
];
