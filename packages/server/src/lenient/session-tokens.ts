import { randomBytes } from "node:crypto";

/** The tokens of sessions as emulators show them, and the sealed ones behind them, by access key id. */
export interface SessionTokens {
  /** A token that is at least so long as the request asks. */
  shown(accessKeyId: string, sealed: string, minimum: number): string;
  sealed(accessKeyId: string): string | undefined;
  forget(): void;
}

/** How AWS's tokens once began, and how long they were: what emulators' clients may hold them to. */
const beginning = "FQoGZXIvYXdzE";
const usualLength = 356;

const mostRemembered = 10_000;

/**
 * Keeps the sealed token of the last 10,000 sessions, so that a token can have the form of AWS's, and clients may leave it out. A
 * token is random and says nothing: no signature is checked either.
 */
export function sessionTokens(): SessionTokens {
  const tokens = new Map<string, string>();
  return {
    shown(accessKeyId, sealed, minimum) {
      const [oldest] = tokens.keys();
      if (tokens.size >= mostRemembered && oldest !== undefined) tokens.delete(oldest);
      tokens.set(accessKeyId, sealed);
      const long = Math.max(usualLength, minimum);
      return `${beginning}${randomBytes(long).toString("base64")}`.slice(0, long);
    },
    sealed: (accessKeyId) => tokens.get(accessKeyId),
    forget: () => tokens.clear(),
  };
}
