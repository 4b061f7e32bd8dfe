import type { KeyObject } from "node:crypto";
import { accessKeys, accountOfAccessKeyId } from "@ostiary/directory";
import {
  deriveSigningKey,
  headerOf,
  type ParsedSignature,
  parseSignature,
  requireScope,
  type ServiceError,
  type SignatureScope,
  serviceError,
  verifySignature,
  type WireRequest,
} from "@ostiary/wire";
import type { Credential } from "../caller/caller.ts";
import { invalidToken } from "../caller/resolve-caller.ts";
import { lenientAccountId } from "../lenient/presets.ts";
import type { ServerState } from "../state.ts";

/** What authentication found out. */
export interface Authenticated {
  readonly credential: Credential;
  readonly signature: ParsedSignature | undefined;
}

/** MissingAuthenticationToken, 403: nobody may do this unsigned. */
export const missingToken = (): ServiceError =>
  serviceError("MissingAuthenticationToken", "Request is missing Authentication Token");

/** Signing keys by credential; bounded, oldest forgotten first. A changed secret has another credential object. */
const signingKeys = new WeakMap<object, Map<string, KeyObject>>();
const rememberedScopes = 8;

function signingKey(owner: object, secret: () => string, scope: SignatureScope): KeyObject {
  let keys = signingKeys.get(owner);
  if (keys === undefined) {
    keys = new Map();
    signingKeys.set(owner, keys);
  }
  const name = `${scope.date}/${scope.region}/${scope.service}`;
  let key = keys.get(name);
  if (key === undefined) {
    if (keys.size >= rememberedScopes) keys.clear();
    key = deriveSigningKey(secret(), scope);
    keys.set(name, key);
  }
  return key;
}

/** Whose signature a request carries, verified; `anonymous` where it carries none. */
export async function authenticate(
  request: WireRequest,
  signingName: string | undefined,
  state: ServerState,
): Promise<Authenticated> {
  const signature = state.lenient !== undefined ? leniently(request) : parseSignature(request);
  if (signature === undefined) return { credential: { kind: "anonymous" }, signature };
  if (state.lenient === undefined && signingName !== undefined)
    requireScope(signature, signingName);
  const credential =
    signature.sessionToken === undefined
      ? await longTermCredential(request, signature, state)
      : sessionCredential(
          request,
          signature,
          state.lenient?.tokenOf(signature.accessKeyId) ?? signature.sessionToken,
          state,
        );
  return { credential, signature };
}

/** In lenient mode a signature that is not whole is none. */
function leniently(request: WireRequest): ParsedSignature | undefined {
  try {
    return parseSignature(request);
  } catch {
    return undefined;
  }
}

const verifyUnlessLenient = (
  request: WireRequest,
  signature: ParsedSignature,
  key: KeyObject,
  state: ServerState,
): void => {
  if (state.lenient === undefined)
    verifySignature(request, signature, key, new Date(state.clock()));
};

async function longTermCredential(
  request: WireRequest,
  signature: ParsedSignature,
  state: ServerState,
): Promise<Credential> {
  const { accessKeyId } = signature;
  const accountId = accountOfAccessKeyId(accessKeyId);
  const account = accountId === undefined ? undefined : await state.directory.view(accountId);
  const key = account?.get(accessKeys, accessKeyId);
  if (account === undefined || key === undefined) {
    if (state.lenient === undefined) throw invalidToken();
    const token = state.lenient.tokenOf(accessKeyId);
    return token === undefined
      ? { kind: "assumed-root", accountId: lenientAccountId, accessKeyId }
      : sessionCredential(request, signature, token, state);
  }
  const secret = (): string => state.directory.secrets.unwrap(key.wrappedSecret, key.id);
  verifyUnlessLenient(request, signature, signingKey(key, secret, signature.scope), state);
  return { kind: "access-key", accountId: account.accountId, accessKeyId };
}

function sessionCredential(
  request: WireRequest,
  signature: ParsedSignature,
  token: string,
  state: ServerState,
): Credential {
  const session = state.directory.sessions.open(token);
  if (session === undefined || session.claims.accessKeyId !== signature.accessKeyId) {
    if (state.lenient !== undefined) {
      return {
        kind: "assumed-root",
        accountId: lenientAccountId,
        accessKeyId: signature.accessKeyId,
      };
    }
    throw invalidToken();
  }
  const { claims, secretAccessKey } = session;
  const key = signingKey(session, () => secretAccessKey, signature.scope);
  verifyUnlessLenient(request, signature, key, state);
  if (claims.expires * 1000 <= state.clock()) {
    throw serviceError("ExpiredToken", "The security token included in the request is expired");
  }
  return { kind: "session", accountId: claims.accountId, claims };
}

/** A header of a request that tells of the client, at a length that a record can hold. */
export const clientHeader = (
  request: WireRequest,
  name: "user-agent" | "referer",
): string | undefined => headerOf(request, name)?.slice(0, 1024);
