import { known } from "../answers/index.ts";
import type {
  CredentialsSnapshot,
  MfaDeviceSnapshot,
  PasswordSnapshot,
} from "../snapshot/index.ts";
import type { AccountDraft, CredentialsDraft, UserDraft } from "./account-draft.ts";

function password({ listed, reported }: CredentialsDraft): PasswordSnapshot | false | undefined {
  if (listed.password === undefined) return reported?.password;
  if (listed.password === false || !reported?.password) return listed.password;
  return { ...reported.password, ...listed.password };
}

/** The calls that list credentials say more than the report, and newer; the report fills what they leave open. */
function merged(draft: CredentialsDraft): CredentialsSnapshot {
  const { mfaActive: listedMfa, ...listed } = draft.listed;
  const { mfaActive: reportedMfa, ...reported } = draft.reported ?? {};
  const mfaActive = listed.mfaDevices === undefined ? (listedMfa ?? reportedMfa) : undefined;
  return { ...reported, ...listed, ...known({ password: password(draft), mfaActive }) };
}

/** The credentials of a user. */
export function finishCredentials(user: UserDraft): CredentialsSnapshot {
  const credentials = merged(user);
  const lastUse = user.listing?.passwordUse;
  if (!credentials.password || lastUse === undefined) return credentials;
  return { ...credentials, password: { ...credentials.password, lastUse } };
}

/** Root has MFA and no virtual device: so it has another, which no call names. */
const unnamedDevice: MfaDeviceSnapshot = { serialNumber: "", kind: "hardware" };

/** The credentials of root, of which the report, the summary and the list of virtual devices each say something. */
export function finishRoot({ root, rootVirtualDevices }: AccountDraft): CredentialsSnapshot {
  const { mfaActive, ...credentials } = merged(root);
  if (rootVirtualDevices === undefined || credentials.mfaDevices !== undefined) {
    return { ...credentials, ...known({ mfaActive }) };
  }
  if (rootVirtualDevices.length > 0) return { ...credentials, mfaDevices: rootVirtualDevices };
  if (mfaActive === undefined) return credentials;
  return { ...credentials, mfaDevices: mfaActive ? [unnamedDevice] : [] };
}
