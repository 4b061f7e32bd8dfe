import table from "../../../../data/service-linked-roles.json" with { type: "json" };

/** How a service names and equips the role that is linked to it. */
export interface LinkedService {
  readonly roleName: string;
  /** The name of its policy among those that AWS manages, under `aws-service-role/`. */
  readonly policy: string;
  /** Whether a caller may add a suffix to the role's name. */
  readonly customSuffix?: boolean;
}

/** The services that have service-linked roles, by service principal, which is case-sensitive ("CreateServiceLinkedRole"). */
export const linkedServices: ReadonlyMap<string, LinkedService> = new Map(Object.entries(table));
