import type { Acknowledged, CountedKind } from "./acknowledged.ts";
import type { Reading } from "./reading.ts";

/** What must be true of an account whatever was done to it at once. It gives what is not so. */
type Invariant = (account: Reading, acknowledged: Acknowledged) => readonly string[];

type Texts = readonly (string | undefined)[];

const small = (texts: Texts): readonly string[] => texts.map((text) => (text ?? "").toLowerCase());

const repeated = (texts: Texts): readonly string[] =>
  small(texts).filter((text, at, every) => every.indexOf(text) !== at);

const missingIn = (texts: Texts, whole: Texts): readonly string[] => {
  const there = new Set(whole);
  return texts.filter((text) => !there.has(text)).map(String);
};

/** Both ways. */
const differences = (what: string, one: Texts, other: Texts): readonly string[] =>
  [...missingIn(one, other), ...missingIn(other, one)].map((text) => `${what}: ${text}`);

/** Names, or ids, of everything that is counted. */
const present = (account: Reading): Readonly<Record<CountedKind, Texts>> => ({
  user: account.users.map(({ UserName }) => UserName),
  group: account.groups.map(({ GroupName }) => GroupName),
  role: account.roles.map(({ RoleName }) => RoleName),
  policy: account.policies.map(({ PolicyName }) => PolicyName),
  profile: account.profiles.map(({ InstanceProfileName }) => InstanceProfileName),
  certificate: account.certificates.map(({ ServerCertificateName }) => ServerCertificateName),
  accessKey: account.users.flatMap((user) => user.accessKeys?.map((key) => key.AccessKeyId)),
  sshKey: account.users.flatMap((user) => user.sshKeys?.map((key) => key.SSHPublicKeyId)),
  signingCertificate: account.users.flatMap((user) =>
    user.signingCertificates?.map((one) => one.CertificateId),
  ),
  credential: account.users.flatMap((user) =>
    user.credentials?.map((one) => one.ServiceSpecificCredentialId),
  ),
});

/** Users, groups and roles alike: what can be attached to each, and how much ("IAM and AWS STS quotas"). */
const holders = ({ users, groups, roles }: Reading) => [
  ...users.map((user) => ({
    name: `user ${user.UserName}`,
    attached: user.AttachedManagedPolicies,
    inline: user.UserPolicyList,
    boundary: user.PermissionsBoundary,
    inlineQuota: 2048,
  })),
  ...groups.map((group) => ({
    name: `group ${group.GroupName}`,
    attached: group.AttachedManagedPolicies,
    inline: group.GroupPolicyList,
    boundary: undefined,
    inlineQuota: 5120,
  })),
  ...roles.map((role) => ({
    name: `role ${role.RoleName}`,
    attached: role.AttachedManagedPolicies,
    inline: role.RolePolicyList,
    boundary: role.PermissionsBoundary,
    inlineQuota: 10_240,
  })),
];

const attachedArns = (account: Reading): Texts =>
  holders(account).flatMap(({ attached = [] }) => attached.map(({ PolicyArn }) => PolicyArn));

const boundaryArns = (account: Reading): Texts =>
  holders(account).flatMap(({ boundary }) => boundary?.PermissionsBoundaryArn ?? []);

/** What is more than its quota. */
const above = (quota: number, counts: readonly (readonly [string, number | undefined])[]) =>
  counts
    .filter(([, count = 0]) => count > quota)
    .map(([what, count]) => `${what}: ${count} of ${quota}`);

const principalsOf = (document: string | undefined): readonly string[] => {
  const { Statement } = JSON.parse(decodeURIComponent(document ?? ""));
  return [Statement].flat().map(({ Principal }) => String(Principal.AWS));
};

export const invariants: Readonly<Record<string, Invariant>> = {
  "names are unique, whatever their case": (account) =>
    Object.entries(present(account)).flatMap(([kind, names]) =>
      repeated(names).map((name) => `${kind} ${name}`),
    ),

  "unique ids are unique": ({ users, groups, roles, policies, profiles, certificates }) =>
    repeated([
      ...users.map(({ UserId }) => UserId),
      ...groups.map(({ GroupId }) => GroupId),
      ...roles.map(({ RoleId }) => RoleId),
      ...policies.map(({ PolicyId }) => PolicyId),
      ...profiles.map(({ InstanceProfileId }) => InstanceProfileId),
      ...certificates.map(({ ServerCertificateId }) => ServerCertificateId),
    ]),

  "there is what was acknowledged as made and not as deleted, once": (account, { left }) =>
    Object.entries(present(account)).flatMap(([name, there]) => {
      const kind = name as CountedKind;
      const wanted = left(kind);
      const twice = [...wanted].filter(([key, count]) => count !== 1 && !isOperators(key));
      return [
        ...twice.map(([key, count]) => `${kind} ${key}: ${count} times`),
        ...differences(
          kind,
          small(there).filter((key) => !isOperators(key)),
          [...wanted.keys()],
        ),
      ];
    }),

  "no quota is passed": (account) => [
    ...above(
      10,
      holders(account).map(({ name, attached }) => [`policies of ${name}`, attached?.length]),
    ),
    ...holders(account).flatMap(({ name, inline = [], inlineQuota }) => {
      const texts = inline.map(({ PolicyDocument = "" }) => decodeURIComponent(PolicyDocument));
      return above(inlineQuota, [[`inline of ${name}`, texts.join("").length]]);
    }),
    ...above(
      10,
      account.users.map((user) => [`groups of ${user.UserName}`, user.GroupList?.length]),
    ),
    ...above(
      2,
      account.users.map((user) => [`keys of ${user.UserName}`, user.accessKeys?.length]),
    ),
    ...above(
      5,
      account.users.map((user) => [`SSH keys of ${user.UserName}`, user.sshKeys?.length]),
    ),
    ...above(
      2,
      account.users.map((user) => [
        `signing of ${user.UserName}`,
        user.signingCertificates?.length,
      ]),
    ),
    ...above(
      2,
      account.users.map((user) => [`credentials of ${user.UserName}`, user.credentials?.length]),
    ),
    ...above(
      50,
      account.users.map((user) => [`tags of ${user.UserName}`, user.Tags?.length]),
    ),
    ...above(
      1,
      account.profiles.map((one) => [`roles in ${one.InstanceProfileName}`, one.Roles?.length]),
    ),
    ...above(20, [["server certificates", account.certificates.length]]),
  ],

  "a policy has up to five versions, one of them the default": ({ policies }) =>
    policies
      .filter(({ PolicyVersionList = [], DefaultVersionId }) => {
        const defaults = PolicyVersionList.filter(({ IsDefaultVersion }) => IsDefaultVersion);
        return (
          PolicyVersionList.length > 5 ||
          repeated(PolicyVersionList.map(({ VersionId }) => VersionId)).length > 0 ||
          defaults.length !== 1 ||
          defaults[0]?.VersionId !== DefaultVersionId
        );
      })
      .map(
        ({ PolicyName, PolicyVersionList }) =>
          `${PolicyName}: ${JSON.stringify(PolicyVersionList)}`,
      ),

  "what is attached, or bounds, is there": (account) =>
    missingIn(
      [...attachedArns(account), ...boundaryArns(account)].filter(
        (arn) => !arn?.startsWith("arn:aws:iam::aws:"),
      ),
      account.policies.map(({ Arn }) => Arn),
    ),

  "nothing is attached twice to one entity": (account) =>
    holders(account).flatMap(({ name, attached = [], inline = [] }) =>
      [
        ...repeated(attached.map(({ PolicyArn }) => PolicyArn)),
        ...repeated(inline.map(({ PolicyName }) => PolicyName)),
      ].map((policy) => `${policy} of ${name}`),
    ),

  "AttachmentCount and PermissionsBoundaryUsageCount are what lies there": (account) =>
    account.policies
      .filter(
        ({ Arn, AttachmentCount, PermissionsBoundaryUsageCount }) =>
          AttachmentCount !== attachedArns(account).filter((arn) => arn === Arn).length ||
          PermissionsBoundaryUsageCount !==
            boundaryArns(account).filter((arn) => arn === Arn).length,
      )
      .map(({ PolicyName, AttachmentCount }) => `${PolicyName}: ${AttachmentCount}`),

  "a policy names the entities that name it": (account) =>
    account.policies.flatMap(({ Arn, PolicyName = "", entities }) => {
      const naming = holders(account)
        .filter(
          ({ attached = [], boundary }) =>
            attached.some(({ PolicyArn }) => PolicyArn === Arn) ||
            boundary?.PermissionsBoundaryArn === Arn,
        )
        .map(({ name }) => name);
      return differences(PolicyName, entities, naming);
    }),

  "a group has the members that name it": ({ groups, users }) => [
    ...groups.flatMap(({ GroupName = "", members }) =>
      differences(
        GroupName,
        members.map(({ UserName }) => UserName),
        users
          .filter(({ GroupList = [] }) => GroupList.includes(GroupName))
          .map(({ UserName }) => UserName),
      ),
    ),
    ...missingIn(
      users.flatMap(({ GroupList = [] }) => GroupList),
      groups.map(({ GroupName }) => GroupName),
    ),
  ],

  "an instance profile has a role that is there, and the role shows it": ({ profiles, roles }) =>
    differences(
      "profile and role",
      profiles.flatMap(({ Arn, Roles = [] }) => Roles.map(({ RoleId }) => `${Arn} ${RoleId}`)),
      roles.flatMap(({ RoleId, InstanceProfileList = [] }) =>
        InstanceProfileList.map(({ Arn }) => `${Arn} ${RoleId}`),
      ),
    ),

  "a trust policy names who is there, or the unique id of who was": ({ roles, users }) =>
    missingIn(
      roles
        .flatMap(({ AssumeRolePolicyDocument }) => principalsOf(AssumeRolePolicyDocument))
        .filter((principal) => /:user\//.test(principal)),
      users.map(({ Arn }) => Arn),
    ),

  "the summary counts what is listed": ({ summary, ...account }) =>
    Object.entries({
      Users: account.users.length,
      Groups: account.groups.length,
      Roles: account.roles.length,
      Policies: account.policies.length,
      InstanceProfiles: account.profiles.length,
      ServerCertificates: account.certificates.length,
      PolicyVersionsInUse: account.policies.flatMap((one) => one.PolicyVersionList ?? []).length,
    })
      .filter(([name, count]) => summary.get(name) !== count)
      .map(([name, count]) => `${name}: ${summary.get(name)}, not ${count}`),
};

/** The first start makes a role for the operator. */
const isOperators = (key: string): boolean => key === "ostiaryoperator";
