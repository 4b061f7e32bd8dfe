import {
  type AccessKey,
  type AccountWriter,
  accessKeys,
  accounts,
  type Directory,
  memberAccounts,
  memberships,
  newAccessKeyId,
  openDirectory,
  organizationalUnits,
  organizationPolicies,
  organizationRoots,
  organizations,
  type Transaction,
  type User,
  uniqueId,
  users,
} from "@ostiary/directory";
import type { Credentials } from "../load/signed-request.ts";

/** How large the organization is: as large as AWS lets units be, and accounts by request. */
export const counts = { accounts: 10_000, units: 2_000, callers: 1_000, moved: 5_000 } as const;

/** Five units deep, as deep as AWS lets them lie. */
const depth = 5;
const accountsAtOnce = 500;

/** A user of an account, with the key to call as it. */
export interface Caller {
  readonly accountId: string;
  readonly userName: string;
  readonly credentials: Credentials;
}

/** An organization that lies in a data folder. */
export interface OrganizationStage {
  /** A user of the management account that may do everything with the organization. */
  readonly administrator: Caller;
  /** Users of members, spread over the whole tree. */
  readonly callers: readonly Caller[];
  /** As many users of one account that is in no organization, with the same policies. */
  readonly single: readonly Caller[];
  /** The unit under which half of the accounts lie. */
  readonly unitId: string;
  /** A policy that denies what the callers do; it is attached to nothing. */
  readonly denyId: string;
}

const secret = "a-secret-of-the-bench-that-opens-nothing";
const managementId = "100000000000";
const accountId = (index: number): string => String(200_000_000_000 + index);
const unitId = (index: number): string => `ou-root-${String(index).padStart(8, "0")}`;
const rootId = "r-root";
const organizationId = "o-benchbench";

const document = (...Statement: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement });

/** What the users may, in two policies as people write them. */
const own = document(
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
  { Effect: "Allow", Action: "iam:GetUser", Resource: "arn:aws:iam::*:user/${aws:username}" },
  { Effect: "Deny", Action: "iam:Delete*", Resource: "*" },
);

/** A guardrail as they lie on every level. */
const guardrail = (service: string): string =>
  document({
    Effect: "Deny",
    Action: `${service}:Delete*`,
    Resource: "*",
    Condition: { StringNotEquals: { "aws:PrincipalTag/team": "platform" } },
  });

const administers = document({ Effect: "Allow", Action: "organizations:*", Resource: "*" });

function putUser(
  directory: Directory,
  account: AccountWriter,
  userName: string,
  policy: string = own,
): Caller {
  const user: User = {
    id: uniqueId("AIDA"),
    userName,
    path: "/",
    createDate: 0,
    tags: [],
    groups: [],
    attachedPolicies: [],
    inlinePolicies: [{ name: "own", document: policy }],
  };
  const id = newAccessKeyId("AKIA", account.accountId);
  const key: AccessKey = {
    id,
    userId: user.id,
    status: "Active",
    wrappedSecret: directory.secrets.wrap(secret, id),
    createDate: 0,
  };
  account.put(users, user);
  account.put(accessKeys, key);
  return {
    accountId: account.accountId,
    userName,
    credentials: { accessKeyId: id, secretAccessKey: secret },
  };
}

function made(transaction: Transaction, id: string, name: string): AccountWriter {
  const account = transaction.createAccount(id);
  account.put(accounts, { id, name, createDate: 0 });
  return account;
}

/** Where a unit lies: chains of five, of which the first of every second chain lies under the first unit. */
function parentOf(index: number): string {
  if (index === 0) return rootId;
  const chain = Math.floor((index - 1) / (depth - 1));
  const place = (index - 1) % (depth - 1);
  if (place > 0) return unitId(index - 1);
  return chain % 2 === 0 ? unitId(0) : rootId;
}

function putOrganization(management: AccountWriter): void {
  const nothing = { policies: {}, tags: [] };
  management.put(organizations, { id: organizationId, featureSet: "ALL", rootId, createDate: 0 });
  management.put(organizationRoots, {
    id: rootId,
    name: "Root",
    policyTypes: ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY"],
    policies: {
      SERVICE_CONTROL_POLICY: ["p-FullAWSAccess", "p-guard0"],
      TAG_POLICY: ["p-tags0000"],
    },
    tags: [],
  });
  for (const [at, service] of ["s3", "kms", "ec2", "iam", "sts"].entries()) {
    management.put(organizationPolicies, {
      id: `p-guard${at}`,
      type: "SERVICE_CONTROL_POLICY",
      name: `guard ${service}`,
      description: "",
      content: guardrail(service),
      tags: [],
    });
  }
  management.put(organizationPolicies, {
    id: "p-denyall0",
    type: "SERVICE_CONTROL_POLICY",
    name: "quarantine",
    description: "",
    content: document({ Effect: "Deny", Action: "iam:GetUser", Resource: "*" }),
    tags: [],
  });
  management.put(organizationPolicies, {
    id: "p-tags0000",
    type: "TAG_POLICY",
    name: "tags",
    description: "",
    content: JSON.stringify({
      tags: Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [
          `key${at}`,
          { tag_key: { "@@assign": `Key${at}` }, tag_value: { "@@assign": ["one", "two"] } },
        ]),
      ),
    }),
    tags: [],
  });
  for (let index = 0; index < counts.units; index += 1) {
    const guard = [`p-guard${index % 5}`];
    management.put(organizationalUnits, {
      id: unitId(index),
      parentId: parentOf(index),
      name: `unit ${index}`,
      ...nothing,
      ...(index > 0 && {
        policies: { SERVICE_CONTROL_POLICY: ["p-FullAWSAccess", ...guard] },
      }),
    });
  }
}

/** The unit that an account lies in: a leaf; even ones lie under the first unit. */
const leafOf = (index: number): string => {
  const chains = Math.floor((counts.units - 1) / (depth - 1));
  return unitId(((index % chains) + 1) * (depth - 1));
};

/** Puts the organization into a data folder on which no server runs. */
export async function setOrganization(data: string): Promise<OrganizationStage> {
  const directory = await openDirectory({ data });
  try {
    const membership = { organizationId, managementAccountId: managementId };
    const administrator = await directory.write([], (transaction) => {
      const management = made(transaction, managementId, "Management account");
      putOrganization(management);
      management.put(memberships, { id: managementId, ...membership });
      management.put(memberAccounts, member(managementId, rootId));
      return putUser(directory, management, "administrator", administers);
    });
    const single = await directory.write([], (transaction) => {
      const account = made(transaction, "300000000000", "single");
      return Array.from({ length: counts.callers }, (_, at) =>
        putUser(directory, account, `caller-${at}`),
      );
    });
    const callers: Caller[] = [];
    for (let first = 0; first < counts.accounts - 1; first += accountsAtOnce) {
      const end = Math.min(first + accountsAtOnce, counts.accounts - 1);
      const some = await directory.write([managementId], (transaction) => {
        const management = transaction.account(managementId);
        return Array.from({ length: end - first }, (_, at): Caller => {
          const id = accountId(first + at);
          const account = made(transaction, id, `account ${first + at}`);
          account.put(memberships, { id, ...membership });
          management.put(memberAccounts, member(id, leafOf(first + at)));
          return putUser(directory, account, "caller");
        });
      });
      callers.push(...some);
    }
    const every = Math.floor(counts.accounts / counts.callers);
    return {
      administrator,
      callers: callers.filter((_, index) => index % every === 0),
      single,
      unitId: unitId(0),
      denyId: "p-denyall0",
    };
  } finally {
    await directory.close();
  }
}

const member = (id: string, parentId: string) => ({
  id,
  parentId,
  name: `account ${id}`,
  email: `${id}@example.com`,
  status: "ACTIVE" as const,
  joinedMethod: "CREATED" as const,
  joinedDate: 0,
  policies: {},
  tags: [],
});
