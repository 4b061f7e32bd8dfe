import type { Input, Rewording } from "./rewordings.ts";

const is =
  (name: string, form: RegExp) =>
  (input: Input): boolean => {
    const value = input[name];
    return typeof value === "string" && form.test(value);
  };

const accountId = /^[0-9]{12}$/;
const unitOrRoot = /^(ou|r)-/;
const noPattern = /^You provided a value that does not match the required pattern\.$/;
const noUnit = "You specified an organizational unit that doesn't exist.";

/** What moto says of Organizations in other words. */
export const organizationRewordings: readonly Rewording[] = [
  {
    operations: /^organizations:(Describe|Update|Delete)OrganizationalUnit$/,
    code: "InvalidInputException",
    when: is("OrganizationalUnitId", /^(?!ou-)/),
    message: noPattern,
    newCode: "OrganizationalUnitNotFoundException",
    becomes: noUnit,
  },
  {
    operations: /^organizations:(List(Accounts|OrganizationalUnits)ForParent|ListChildren)$/,
    code: "AWSOrganizationsNotInUseException",
    message: /^.*$/,
    newCode: "ParentNotFoundException",
    becomes: "You specified parent that doesn't exist.",
  },
  {
    operations: /^organizations:DescribeAccount$/,
    code: "AWSOrganizationsNotInUseException",
    message: /^.*$/,
    newCode: "AccountNotFoundException",
    becomes: "You specified an account that doesn't exist.",
  },
  {
    operations: /^organizations:(?!(Tag|Untag|ListTagsFor)Resource$)/,
    code: "InvalidInputException",
    message: noPattern,
    becomes: "You specified an invalid value.",
  },
  {
    operations: /^organizations:ListDelegatedServicesForAccount$/,
    code: "AccountNotFoundException",
    message: /^.*$/,
    newCode: "AWSOrganizationsNotInUseException",
    becomes: "Your account is not a member of an organization.",
  },
  {
    operations: /^organizations:(Attach|Detach)Policy$/,
    code: "TargetNotFoundException",
    when: is("TargetId", unitOrRoot),
    message: /^.*$/,
    newCode: "OrganizationalUnitNotFoundException",
    becomes: noUnit,
  },
  {
    operations: /^organizations:ListPoliciesForTarget$/,
    code: "TargetNotFoundException",
    when: is("TargetId", /^ou-/),
    message: /^.*$/,
    newCode: "OrganizationalUnitNotFoundException",
    becomes: noUnit,
  },
  {
    operations: /^organizations:((Attach|Detach)Policy|ListPoliciesForTarget)$/,
    code: "TargetNotFoundException",
    when: is("TargetId", accountId),
    message: /^.*$/,
    newCode: "AccountNotFoundException",
    becomes: "You specified an account that doesn't exist.",
  },
  {
    operations: /^organizations:(Update|Delete|Attach|Detach)Policy$/,
    code: "PolicyNotFoundException",
    message: /^You specified a policy that doesn't exist\.$/,
    becomes: "We can't find a policy with the PolicyId that you specified.",
  },
];
