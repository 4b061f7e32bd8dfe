import { accountEmails, emailId, registryId } from "@ostiary/directory";
import type { KnownAccounts, Target } from "../../../operation.ts";
import { memberArn } from "../../../organizations/arns.ts";
import { invalidInput } from "../errors.ts";
import type { CallersOrganization } from "../organization-of.ts";

/** Whom an invitation names. */
export interface InvitedParty {
  readonly Id: string;
  readonly Type: "ACCOUNT" | "ORGANIZATION" | "EMAIL";
}

/** The account that is invited, where it is known; an address may be nobody's yet. */
export function invitedAccount(
  { Id, Type }: InvitedParty,
  other: KnownAccounts["other"],
): string | undefined {
  return Type === "EMAIL" ? other(registryId)?.get(accountEmails, emailId(Id))?.accountId : Id;
}

/** The party of a handshake that an invitation names. */
export function requireParty({ Id, Type }: InvitedParty): {
  readonly id: string;
  readonly type: "ACCOUNT" | "EMAIL";
} {
  switch (Type) {
    case "ORGANIZATION":
      throw invalidInput(
        "INVALID_PARTY_TYPE_TARGET",
        "You specified the wrong type of entity (account, organization, or email) as a party.",
      );
    case "ACCOUNT":
      if (!/^[0-9]{12}$/.test(Id)) {
        throw invalidInput(
          "INVALID_PATTERN_TARGET_ID",
          "You specified a policy target ID that doesn't match the required pattern.",
        );
      }
      return { id: Id, type: "ACCOUNT" };
    case "EMAIL":
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(Id)) {
        throw invalidInput(
          "INVALID_EMAIL_ADDRESS_TARGET",
          "You specified an invalid email address for the invited account owner.",
        );
      }
      return { id: Id, type: "EMAIL" };
  }
}

/** The account that is invited, as policies name it; an address is none. */
export const invitedTarget = (own: CallersOrganization, { Id, Type }: InvitedParty): Target => ({
  arn: Type === "ACCOUNT" ? memberArn(own, Id) : "*",
});
