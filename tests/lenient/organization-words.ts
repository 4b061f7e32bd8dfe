import { rootOf } from "./clients.ts";
import type { WordCase } from "./word-case.ts";

const noOrganization = "Your account is not a member of an organization.";
const notInUse = "AWSOrganizationsNotInUseException";
const invalidInput = "InvalidInputException";
const noPattern = "You provided a value that does not match the required pattern.";
const noValue = "You specified an invalid value.";
const noUnit = "You specified an organizational unit that doesn't exist.";
const noAccount = "You specified an account that doesn't exist.";
const noTarget = "You specified a target that doesn't exist.";
const anyPolicy = "p-FullAWSAccess";

/** How Organizations words its errors; the first are of an account without one. */
export const organizationWords: readonly WordCase[] = [
  {
    does: "ListAccountsForParent without an organization",
    call: ({ organizations }) => organizations.listAccountsForParent({ ParentId: "r-abcd" }),
    strict: [notInUse, noOrganization],
    lenient: ["ParentNotFoundException", "You specified parent that doesn't exist."],
  },
  {
    does: "DescribeAccount without an organization",
    call: ({ organizations }) => organizations.describeAccount({ AccountId: "210987654321" }),
    strict: [notInUse, noOrganization],
    lenient: ["AccountNotFoundException", noAccount],
  },
  {
    does: "DescribeOrganization without one, in which moto follows AWS",
    call: ({ organizations }) => organizations.describeOrganization({}),
    strict: [notInUse, noOrganization],
    lenient: [notInUse, noOrganization],
  },
  {
    does: "DescribeOrganizationalUnit of what is no unit",
    first: rootOf,
    call: ({ organizations }) =>
      organizations.describeOrganizationalUnit({ OrganizationalUnitId: "r-abcd" }),
    strict: [invalidInput, noPattern],
    lenient: ["OrganizationalUnitNotFoundException", noUnit],
  },
  {
    does: "DescribePolicy of what is no policy's id",
    call: ({ organizations }) => organizations.describePolicy({ PolicyId: "meaningless" }),
    strict: [invalidInput, noPattern],
    lenient: [invalidInput, noValue],
  },
  {
    does: "AttachPolicy to no unit",
    call: ({ organizations }) =>
      organizations.attachPolicy({ PolicyId: anyPolicy, TargetId: "ou-abcd-12345678" }),
    strict: ["TargetNotFoundException", noTarget],
    lenient: ["OrganizationalUnitNotFoundException", noUnit],
  },
  {
    does: "DetachPolicy from no account",
    call: ({ organizations }) =>
      organizations.detachPolicy({ PolicyId: anyPolicy, TargetId: "210987654321" }),
    strict: ["TargetNotFoundException", noTarget],
    lenient: ["AccountNotFoundException", noAccount],
  },
  {
    does: "ListPoliciesForTarget of no unit",
    call: ({ organizations }) =>
      organizations.listPoliciesForTarget({
        TargetId: "ou-abcd-12345678",
        Filter: "SERVICE_CONTROL_POLICY",
      }),
    strict: ["TargetNotFoundException", noTarget],
    lenient: ["OrganizationalUnitNotFoundException", noUnit],
  },
  {
    does: "DeletePolicy of none",
    call: ({ organizations }) => organizations.deletePolicy({ PolicyId: "p-12345678" }),
    strict: ["PolicyNotFoundException", "You specified a policy that doesn't exist."],
    lenient: [
      "PolicyNotFoundException",
      "We can't find a policy with the PolicyId that you specified.",
    ],
  },
  {
    does: "TagResource of what has no id, in which moto follows AWS",
    call: ({ organizations }) =>
      organizations.tagResource({ ResourceId: "none", Tags: [{ Key: "key", Value: "value" }] }),
    strict: [invalidInput, noPattern],
    lenient: [invalidInput, noPattern],
  },
  {
    does: "ListPolicies of no type, in which moto follows AWS",
    // biome-ignore lint/suspicious/noExplicitAny: the client's types know the values
    call: ({ organizations }) => organizations.listPolicies({ Filter: "NONE" as any }),
    strict: [invalidInput, noValue],
    lenient: [invalidInput, noValue],
  },
  {
    does: "ListDelegatedServicesForAccount of no account",
    call: ({ organizations }) =>
      organizations.listDelegatedServicesForAccount({ AccountId: "210987654321" }),
    strict: ["AccountNotFoundException", noAccount],
    lenient: [notInUse, noOrganization],
  },
];
