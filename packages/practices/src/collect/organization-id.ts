import {
  AWSOrganizationsNotInUseException,
  DescribeOrganizationCommand,
} from "@aws-sdk/client-organizations";
import { clientsFor, type Target } from "./clients.ts";

/** The id of the organization of the caller's account; undefined where it is in none. */
export async function organizationId(at: Target): Promise<string | undefined> {
  const { organizations } = await clientsFor(at);
  try {
    const { Organization } = await organizations.send(new DescribeOrganizationCommand());
    return Organization?.Id;
  } catch (error) {
    if (error instanceof AWSOrganizationsNotInUseException) return undefined;
    throw error;
  }
}
