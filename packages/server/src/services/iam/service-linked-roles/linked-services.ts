import { dataFile } from "../../../data-file.ts";

/** How a service names and equips the role that is linked to it. */
export interface LinkedService {
  readonly roleName: string;
  /** The name of its policy among those that AWS manages, under `aws-service-role/`. */
  readonly policy: string;
  /** Whether a caller may add a suffix to the role's name. */
  readonly customSuffix?: boolean;
}

const table: Readonly<Record<string, LinkedService>> = JSON.parse(
  dataFile("service-linked-roles.json"),
);

/** The services that have service-linked roles, by service principal, which is case-sensitive ("CreateServiceLinkedRole"). */
export const linkedServices: ReadonlyMap<string, LinkedService> = new Map(Object.entries(table));
