import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";

/** A service whose administration is delegated. */
export interface DelegatedService {
  readonly servicePrincipal: string;
  readonly delegationDate: number;
}

/** A member that administers services for its whole organization; its id is the account's. */
export interface DelegatedAdministrator extends StoredRecord {
  readonly delegationDate: number;
  /** One at least, in the order of delegation. */
  readonly services: readonly DelegatedService[];
}

export const delegatedAdministrators = table<DelegatedAdministrator>({
  kind: "delegated-administrator",
  indexes: {
    service: ({ services }) => services.map(({ servicePrincipal }) => servicePrincipal),
  },
});

/** A service that an organization trusts; its id is the service principal. */
export interface TrustedService extends StoredRecord {
  readonly enabledDate: number;
}

export const trustedServices = table<TrustedService>({ kind: "trusted-service", indexes: {} });
