import type { Operation } from "../../../operation.ts";
import { acceptHandshake } from "./accept-handshake.ts";
import { cancelHandshake } from "./cancel-handshake.ts";
import { declineHandshake } from "./decline-handshake.ts";
import { describeHandshake } from "./describe-handshake.ts";
import { inviteAccountToOrganization } from "./invite-account-to-organization.ts";
import { listHandshakesForAccount } from "./list-handshakes-for-account.ts";
import { listHandshakesForOrganization } from "./list-handshakes-for-organization.ts";

/** The operations of Organizations on handshakes. */
export const handshakeOperations: readonly Operation[] = [
  acceptHandshake,
  cancelHandshake,
  declineHandshake,
  describeHandshake,
  inviteAccountToOrganization,
  listHandshakesForAccount,
  listHandshakesForOrganization,
];
