import type { AccountSubject } from "../../audit/audit-subject.ts";

/** Whether the organization holds the root credentials of this member account, so that it needs none of its own. */
export const managedCentrally = ({
  account,
  snapshot: { organization },
}: AccountSubject): boolean =>
  organization !== undefined &&
  organization.managementAccount !== account.id &&
  organization.rootFeatures?.includes("RootCredentialsManagement") === true;

/** Whether root can sign in at all: unknown counts as yes. */
export const canSignIn = ({ account }: AccountSubject): boolean => account.root?.password !== false;
