import type { AccountDraft, SnapshotDraft } from "../draft/index.ts";
import type { Input } from "../snapshot/index.ts";
import type { Asking } from "./asking.ts";
import type { Clients } from "./clients.ts";

/** What a source is collected with. */
export interface Session {
  readonly clients: Clients;
  readonly partition: string;
  readonly region: string;
  /** Whether AWS itself is asked. */
  readonly isAws: boolean;
  readonly account: AccountDraft;
  readonly snapshot: SnapshotDraft;
  readonly signal: AbortSignal;
  /** Epoch milliseconds at which the run began. */
  readonly now: number;
  /** How many events of the trail are read at most. */
  readonly events: number;
  /** Says how far a source is. */
  readonly progress: (done: number, total: number) => void;
}

/** One input, and the calls that it takes. */
export interface Source {
  readonly input: Input;
  /** The actions that its calls need, and no more: `collect --print-policy` prints them. */
  readonly actions: readonly string[];
  /** The part of it that names the users, whom others ask about. */
  nameUsers?(session: Session, asking: Asking): Promise<void>;
  /** It is collected once the users were named. */
  readonly ofUsers?: true;
  /** It is about the organization: it is collected once, not for every account. */
  readonly ofOrganization?: true;
  collect(session: Session, asking: Asking): Promise<void>;
}

/** Does something for each user's name, several at once; without names there is a gap. */
export async function forEachUser(
  session: Session,
  asking: Asking,
  work: (name: string) => Promise<void>,
): Promise<void> {
  const names = session.account.userNames;
  if (names === undefined) return asking.gap("The users are not known.");
  await forEach(session, [...names], work);
}

/** Does something for each item, several at once, and says how far it is. */
export async function forEach<T>(
  session: Session,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  let done = 0;
  session.progress(0, items.length);
  await Promise.all(
    items.map(async (item) => {
      await work(item);
      done += 1;
      session.progress(done, items.length);
    }),
  );
}
