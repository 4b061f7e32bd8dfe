import { describe, expect, test } from "vitest";
import type { AccountSnapshot } from "../../src/index.ts";
import {
  applyChange,
  audit,
  cliScript,
  type ProvedFix,
  rules,
  type Snapshot,
  terraformCode,
  writeFixes,
} from "../../src/index.ts";
import {
  accountId,
  administratorAccess,
  allowing,
  daysBefore,
  documentOf,
  madeAccount,
  madeActivity,
  madeGroup,
  madePolicy,
  madeRole,
  madeSnapshot,
  madeUser,
  policyArn,
  trusting,
} from "../made-snapshot.ts";

interface FixCase {
  readonly name: string;
  /** The rules whose findings are mended. */
  readonly rules: readonly string[];
  readonly account: Partial<AccountSnapshot>;
  /** What the title of each fix says. */
  readonly titles: readonly string[];
  /** Whether it is proved that nothing is granted anew. */
  readonly proved: boolean;
  /** The uses that are lost. */
  readonly lost?: readonly string[];
  /** The rules that still find something afterwards. */
  readonly still?: readonly string[];
}

const ann = `arn:aws:iam::${accountId}:user/ann`;
const inline = (name: string, document = allowing("s3:GetObject")) => ({ name, document });
const used = (...uses: readonly (readonly [string, string])[]) => ({
  ...madeActivity(ann),
  principals: [
    {
      arn: ann,
      actions: uses.map(([action, resource]) => ({
        action,
        count: 1,
        firstAt: daysBefore(9),
        lastAt: daysBefore(1),
        resources: [resource],
      })),
    },
  ],
});

const cases: readonly FixCase[] = [
  {
    name: "two users with the same policies get one group",
    rules: ["02.user-direct", "09.inline"],
    account: {
      users: [
        madeUser("ann", { attachedPolicies: [policyArn("read")], inlinePolicies: [inline("own")] }),
        madeUser("bob", {
          attachedPolicies: [policyArn("read")],
          inlinePolicies: [inline("other")],
        }),
        madeUser("cat", { attachedPolicies: [policyArn("read")] }),
      ],
      policies: [madePolicy("read", allowing("sqs:*"))],
      activity: used(["s3:GetObject", "arn:aws:s3:::a/b"], ["sqs:SendMessage", "*"]),
    },
    titles: ["ann, bob to the group read-users", "cat to the group read-users-2"],
    proved: true,
  },
  {
    name: "an inline policy that several have becomes one managed policy",
    rules: ["09.inline", "09.inline-dup"],
    account: {
      groups: [madeGroup("team", { inlinePolicies: [inline("own")] })],
      roles: [
        madeRole("job", { inlinePolicies: [inline("own"), inline("more", allowing("sqs:*"))] }),
      ],
    },
    titles: ["the managed policy own of own of team, own of job", "job-more"],
    proved: true,
  },
  {
    name: "what was not used is taken away, and the bucket is named",
    rules: ["03.service-star", "03.resource-star"],
    account: {
      users: [madeUser("ann", { inlinePolicies: [inline("own", allowing(["s3:*", "sqs:*"]))] })],
      activity: used(["s3:GetObject", "arn:aws:s3:::a/b"]),
    },
    titles: ["Keep in own what was used in 100 days"],
    proved: true,
  },
  {
    name: "where another holder of the policy is not known, nothing is taken away",
    rules: ["03.service-star"],
    account: {
      users: [
        madeUser("ann", { attachedPolicies: [policyArn("wide")] }),
        madeUser("bob", { attachedPolicies: [policyArn("wide")] }),
      ],
      policies: [madePolicy("wide", allowing("s3:*"))],
      activity: used(["s3:GetObject", "arn:aws:s3:::a/b"]),
    },
    titles: ["03.service-star: wide"],
    proved: true,
    still: ["03.service-star"],
  },
  {
    name: "a key that nobody uses, and a password",
    rules: ["10.user-unused"],
    account: {
      users: [
        madeUser("ann", {
          credentials: {
            password: { lastUse: { at: daysBefore(100) } },
            accessKeys: [
              { accessKeyId: "AKIA1", active: true, created: daysBefore(100), lastUse: {} },
            ],
          },
        }),
      ],
    },
    titles: ["Take the password of ann", "Deactivate the key AKIA1 of ann"],
    proved: true,
  },
  {
    name: "an old key is rotated by hand",
    rules: ["11.key-old"],
    account: {
      users: [
        madeUser("ann", {
          credentials: {
            accessKeys: [{ accessKeyId: "AKIA1", active: true, created: daysBefore(100) }],
          },
        }),
      ],
    },
    titles: ["Rotate the key AKIA1 of ann"],
    proved: true,
    still: ["11.key-old"],
  },
  {
    name: "a policy that nothing uses",
    rules: ["10.policy-unattached"],
    account: { policies: [madePolicy("spare", allowing("s3:*"))] },
    titles: ["Delete the policy spare"],
    proved: true,
  },
  {
    name: "passwords",
    rules: ["11.password-policy"],
    account: { passwordPolicy: false },
    titles: ["Ask for stronger passwords"],
    proved: true,
  },
  {
    name: "a third party without an external id",
    rules: ["06.no-external-id"],
    account: {
      roles: [
        madeRole("partner", { trustPolicy: trusting({ AWS: "arn:aws:iam::444455556666:root" }) }),
      ],
    },
    titles: ["Ask 444455556666 for an external id to assume partner"],
    proved: true,
  },
  {
    name: "any role to any service",
    rules: ["03.passrole-star"],
    account: {
      users: [madeUser("ann", { attachedPolicies: [policyArn("pass")] })],
      roles: [madeRole("job")],
      policies: [madePolicy("pass", allowing("iam:PassRole"))],
    },
    titles: ["Let pass pass roles to ec2.amazonaws.com alone"],
    proved: true,
  },
  {
    name: "long sessions of an administrator",
    rules: ["08.session-long"],
    account: {
      roles: [
        madeRole("admin", {
          attachedPolicies: [administratorAccess.arn],
          maxSessionDuration: 43_200,
        }),
      ],
      policies: [administratorAccess],
    },
    titles: ["End sessions of admin after 4 hours"],
    proved: true,
  },
  {
    name: "MFA: what was done without it is lost, and told",
    rules: ["05.mfa-console"],
    account: {
      users: [
        madeUser("ann", {
          credentials: { password: {}, mfaActive: false },
          inlinePolicies: [inline("own", allowing("s3:*"))],
        }),
      ],
      activity: {
        ...used(["s3:GetObject", "arn:aws:s3:::a/b"]),
        principals: used(["s3:GetObject", "arn:aws:s3:::a/b"]).principals.map((one) => ({
          ...one,
          actions: one.actions.map((action) => ({ ...action, withoutMfa: true })),
        })),
      },
    },
    titles: ["Deny ann everything without MFA", "05.mfa-console: ann"],
    proved: true,
    lost: ["s3:GetObject"],
    still: ["05.mfa-console"],
  },
  {
    name: "what nothing mends is the step of a person",
    rules: ["01.root-key"],
    account: { root: { accessKeys: [{ active: true }] } },
    titles: ["01.root-key: root"],
    proved: true,
    still: ["01.root-key"],
  },
];

const chosen = ({ rules: ids }: FixCase) => rules.filter(({ id }) => ids.includes(id));
// Accounts of cases are in an organization of one, where a rule asks for it.
const snapshotOf = ({ account }: FixCase): Snapshot => madeSnapshot(madeAccount(account));

function fixesOf(one: FixCase): readonly ProvedFix[] {
  const snapshot = snapshotOf(one);
  const options = { rules: chosen(one) };
  return writeFixes(snapshot, audit(snapshot, options), options);
}

/** The account after changes. */
const after = (
  account: AccountSnapshot,
  fixes: readonly ProvedFix[],
  which: "changes" | "undo",
): AccountSnapshot =>
  fixes
    .flatMap((fix) => fix[which])
    .reduce((now, change) => applyChange(now, change, "aws"), account);

/** What an account says of permissions and credentials, in an order of its own. */
const told = ({ users, groups, roles, passwordPolicy }: AccountSnapshot) => ({
  users: users.map(({ name, credentials, attachedPolicies, inlinePolicies, groups: of }) => ({
    name,
    credentials,
    attachedPolicies: attachedPolicies.toSorted(),
    inlinePolicies: inlinePolicies.map((policy) => policy.name).toSorted(),
    of: of.toSorted(),
  })),
  groups: groups.map(({ name, attachedPolicies, inlinePolicies }) => ({
    name,
    attachedPolicies,
    inlinePolicies,
  })),
  roles: roles.map(
    ({ name, trustPolicy, maxSessionDuration, attachedPolicies, inlinePolicies }) => ({
      name,
      trust: JSON.parse(trustPolicy),
      maxSessionDuration,
      attachedPolicies: attachedPolicies.toSorted(),
      inlinePolicies: inlinePolicies.map((policy) => policy.name).toSorted(),
    }),
  ),
  passwordPolicy,
});

describe.each(cases.map((one) => [one.name, one] as const))("%s", (_, one) => {
  const fixes = fixesOf(one);

  test("is written, with its proof", () => {
    expect(fixes.map(({ title }) => title)).toEqual(
      one.titles.map((title) => expect.stringContaining(title)),
    );
    expect(fixes.map(({ noNewAccess }) => noNewAccess)).toEqual(
      fixes.map(() => ({ proved: one.proved })),
    );
    expect(fixes.flatMap(({ usedAccess }) => usedAccess.lost.map(({ action }) => action))).toEqual(
      one.lost ?? [],
    );
  });

  test("mends what was found", () => {
    const snapshot = snapshotOf(one);
    const [account] = snapshot.accounts;
    if (account === undefined) throw new Error("The snapshot has no account.");
    const fixed = { ...snapshot, accounts: [after(account, fixes, "changes")] };
    const found = audit(fixed, { rules: chosen(one) }).results.flatMap((result) =>
      result.state === "assessed" && result.findings.length > 0 ? [result.rule] : [],
    );
    expect(found).toEqual(one.still ?? []);
  });

  test("can be taken back", () => {
    const [account] = snapshotOf(one).accounts;
    if (account === undefined) throw new Error("The snapshot has no account.");
    if (fixes.some(({ notUndone }) => notUndone !== undefined)) return;
    const changed = after(account, fixes, "changes");
    const undone = fixes.toReversed().reduce((now, fix) => after(now, [fix], "undo"), changed);
    expect(told(undone)).toEqual(told(account));
  });

  test("is told in both languages", () => {
    for (const text of [cliScript(fixes), terraformCode(fixes)]) {
      for (const { title } of fixes) expect(text).toContain(title);
    }
  });
});

test("names that a shell or Terraform would take for something else stay names", () => {
  const document = documentOf({
    Effect: "Allow",
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::a/\${aws:username}'*`,
  });
  const snapshot = madeSnapshot(
    madeAccount({ groups: [madeGroup("team", { inlinePolicies: [{ name: "own", document }] })] }),
  );
  const options = { rules: rules.filter(({ id }) => id === "09.inline") };
  const fixes = writeFixes(snapshot, audit(snapshot, options), options);
  expect(cliScript(fixes)).toContain(`\${aws:username}'\\''*`);
  expect(terraformCode(fixes)).toContain(`$\${aws:username}'*`);
});
