import { administratorWithVirtualMfa } from "../../src/rules/mfa/administrator-with-virtual-mfa.ts";
import { administratorWithoutMfa } from "../../src/rules/mfa/administrator-without-mfa.ts";
import { consoleUserWithoutMfa } from "../../src/rules/mfa/console-user-without-mfa.ts";
import { mfaNotEnforced } from "../../src/rules/mfa/mfa-not-enforced.ts";
import { mfaSelfService } from "../../src/rules/mfa/mfa-self-service.ts";
import { userWithoutMfa } from "../../src/rules/mfa/user-without-mfa.ts";
import {
  accountId,
  administratorAccess,
  allowing,
  daysBefore,
  documentOf,
  madeUser,
} from "../made-snapshot.ts";
import type { RuleCases } from "./rule-case.ts";

const key = { active: true };
const virtual = { serialNumber: `arn:aws:iam::${accountId}:mfa/ann`, kind: "virtual" as const };
const admin = { attachedPolicies: [administratorAccess.arn] };
const policies = [administratorAccess];

/** Everything is denied without MFA, but what a user needs to register a device ("Allow IAM users to self-manage an MFA device"). */
const denyWithout = (
  operator: string,
  except: readonly string[] = ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"],
) => ({
  Effect: "Deny",
  NotAction: except,
  Resource: "*",
  Condition: { [operator]: { "aws:MultiFactorAuthPresent": "false" } },
});
const grant = (action: string) => ({ Effect: "Allow", Action: action, Resource: "*" });
const withPolicies = (...statements: readonly object[]) => ({
  users: [
    madeUser("ann", {
      credentials: { password: {}, mfaActive: false, accessKeys: [key] },
      inlinePolicies: [{ name: "own", document: documentOf(...statements) }],
    }),
  ],
});

export const mfaCases: readonly RuleCases[] = [
  {
    rule: consoleUserWithoutMfa,
    cases: [
      {
        name: "a password and no device",
        account: {
          users: [
            madeUser("ann", {
              credentials: { password: { lastUse: { at: daysBefore(3) } }, mfaActive: false },
            }),
          ],
        },
        finds: [{ on: "ann", says: daysBefore(3) }],
      },
      {
        name: "a password and a device",
        account: { users: [madeUser("ann", { credentials: { password: {}, mfaActive: true } })] },
        finds: [],
      },
      {
        name: "no password",
        account: {
          users: [madeUser("ann", { credentials: { password: false, mfaActive: false } })],
        },
        finds: [],
      },
    ],
  },
  {
    rule: userWithoutMfa,
    cases: [
      {
        name: "a key and no device",
        account: {
          users: [
            madeUser("ann", {
              credentials: { password: false, accessKeys: [key], mfaActive: false },
            }),
          ],
        },
        finds: [{ on: "ann" }],
      },
      {
        name: "a device",
        account: {
          users: [
            madeUser("ann", {
              credentials: { password: false, accessKeys: [key], mfaActive: true },
            }),
          ],
        },
        finds: [],
      },
      {
        name: "an inactive key",
        account: {
          users: [
            madeUser("ann", {
              credentials: { password: false, accessKeys: [{ active: false }], mfaActive: false },
            }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: administratorWithoutMfa,
    cases: [
      {
        name: "a password alone",
        account: {
          users: [madeUser("ann", { ...admin, credentials: { password: {}, mfaActive: false } })],
          policies,
        },
        finds: [{ on: "ann" }],
      },
      {
        name: "a device",
        account: {
          users: [madeUser("ann", { ...admin, credentials: { password: {}, mfaActive: true } })],
          policies,
        },
        finds: [],
      },
      {
        name: "nothing to sign in with",
        account: { users: [madeUser("ann", admin)], policies },
        finds: [],
      },
    ],
  },
  {
    rule: administratorWithVirtualMfa,
    cases: [
      {
        name: "an app alone",
        account: {
          users: [madeUser("ann", { ...admin, credentials: { mfaDevices: [virtual] } })],
          policies,
        },
        finds: [{ on: "ann", says: "mfa/ann" }],
      },
      {
        name: "a security key",
        account: {
          users: [
            madeUser("ann", {
              ...admin,
              credentials: { mfaDevices: [{ serialNumber: "u2f", kind: "fido" }] },
            }),
          ],
          policies,
        },
        finds: [],
      },
      {
        name: "no administrator",
        account: { users: [madeUser("ann", { credentials: { mfaDevices: [virtual] } })] },
        finds: [],
      },
    ],
  },
  {
    rule: mfaNotEnforced,
    cases: [
      {
        name: "Bool where BoolIfExists is needed lets access keys through",
        account: withPolicies(grant("s3:*"), denyWithout("Bool")),
        finds: [{ on: "ann", says: "by an access key" }],
      },
      {
        name: "BoolIfExists holds",
        account: withPolicies(grant("s3:*"), denyWithout("BoolIfExists")),
        finds: [],
      },
      {
        name: "another statement grants what one ties to MFA",
        account: withPolicies(
          {
            ...grant("ec2:StopInstances"),
            Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
          },
          grant("ec2:*"),
        ),
        finds: [{ on: "ann", says: "ec2:StopInstances" }],
      },
      {
        name: "only one action is meant to need it",
        account: withPolicies(grant("ec2:*"), {
          Effect: "Deny",
          Action: "ec2:TerminateInstances",
          Resource: "*",
          Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
        }),
        finds: [],
      },
      {
        name: "IfExists on an Allow lets whoever leaves the key out through",
        account: withPolicies({
          ...grant("s3:GetObject"),
          Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } },
        }),
        finds: [{ on: "ann", says: "by an access key" }],
      },
      {
        name: "nothing asks for it",
        account: {
          users: [
            madeUser("ann", { inlinePolicies: [{ name: "own", document: allowing("s3:*") }] }),
          ],
        },
        finds: [],
      },
    ],
  },
  {
    rule: mfaSelfService,
    cases: [
      {
        name: "everything is denied",
        account: withPolicies(grant("iam:*"), denyWithout("BoolIfExists", ["sts:GetSessionToken"])),
        finds: [{ on: "ann", says: "iam:CreateVirtualMFADevice and iam:EnableMFADevice" }],
      },
      {
        name: "the way is free",
        account: withPolicies(grant("iam:*"), denyWithout("BoolIfExists")),
        finds: [],
      },
      {
        name: "nothing grants it",
        account: withPolicies(grant("s3:*"), denyWithout("BoolIfExists")),
        finds: [{ on: "ann" }],
      },
    ],
  },
];
