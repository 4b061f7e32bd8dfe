import type {
  AccessKeySnapshot,
  CertificateSnapshot,
  CredentialsSnapshot,
  LastUse,
  PasswordSnapshot,
} from "../snapshot/index.ts";
import { known, momentOf } from "./answer.ts";
import { csvRows } from "./csv.ts";

/** What the credential report says of a user or of root. */
export interface ReportedUser {
  readonly arn: string;
  readonly name: string;
  readonly root: boolean;
  readonly created?: string;
  readonly credentials: CredentialsSnapshot;
}

/** The columns without which a file is no credential report. AWS documents 23; its live reports have 22. */
export const reportColumns = ["user", "arn", "user_creation_time", "password_enabled"] as const;

const rootName = "<root_account>";

type Row = ReadonlyMap<string, string>;

/** A date that was never set, or that AWS did not track, is not a moment. */
const moment = (row: Row, column: string): string | undefined => momentOf(row.get(column));

const told = (row: Row, column: string): string | undefined => {
  const value = row.get(column);
  return value === undefined || value === "N/A" || value === "" ? undefined : value;
};

/** N/A: never used, or not since AWS began to track; `no_information`: never used since then. Absent columns: not known. */
function lastUse(row: Row, date: string, region?: string, service?: string): LastUse | undefined {
  if (!row.has(date)) return undefined;
  return known({
    at: moment(row, date),
    region: region === undefined ? undefined : told(row, region),
    service: service === undefined ? undefined : told(row, service),
  });
}

/** `not_supported` stands for the root user, who can always have a password; whether root was given one the report does not say. */
function password(row: Row): PasswordSnapshot | false | undefined {
  const enabled = row.get("password_enabled")?.toLowerCase();
  const facts = (): PasswordSnapshot =>
    known({
      lastChanged: moment(row, "password_last_changed"),
      lastUse: lastUse(row, "password_last_used"),
    });
  if (enabled === "false") return false;
  return enabled === "true" || enabled === "not_supported" ? facts() : undefined;
}

const keyPlaces = [1, 2] as const;

function accessKeys(row: Row): readonly AccessKeySnapshot[] | undefined {
  if (!row.has("access_key_1_active")) return undefined;
  return keyPlaces.flatMap((place) => {
    const key = `access_key_${place}`;
    const active = row.get(`${key}_active`)?.toLowerCase() === "true";
    const created = moment(row, `${key}_last_rotated`);
    if (!active && created === undefined) return [];
    const used = lastUse(
      row,
      `${key}_last_used_date`,
      `${key}_last_used_region`,
      `${key}_last_used_service`,
    );
    return [{ active, ...known({ created, lastUse: used }) }];
  });
}

function certificates(row: Row): readonly CertificateSnapshot[] | undefined {
  if (!row.has("cert_1_active")) return undefined;
  return keyPlaces.flatMap((place) => {
    const active = row.get(`cert_${place}_active`)?.toLowerCase() === "true";
    const created = moment(row, `cert_${place}_last_rotated`);
    return active || created !== undefined ? [{ active, ...known({ created }) }] : [];
  });
}

const mfaActive = (row: Row): boolean | undefined => {
  const value = row.get("mfa_active")?.toLowerCase();
  return value === "true" ? true : value === "false" ? false : undefined;
};

const reportedUser = (row: Row): ReportedUser => ({
  arn: row.get("arn") ?? "",
  name: row.get("user") ?? "",
  root: row.get("user") === rootName,
  ...known({ created: moment(row, "user_creation_time") }),
  credentials: known({
    password: password(row),
    accessKeys: accessKeys(row),
    mfaActive: mfaActive(row),
    signingCertificates: certificates(row),
  }),
});

/** Whether a text begins as a credential report does. */
export const isCredentialReport = (text: string): boolean =>
  text.startsWith(reportColumns.join(","));

/** Reads a credential report ("Getting credential reports for your AWS account", report format). */
export function* readCredentialReport(text: string): Generator<ReportedUser> {
  for (const row of csvRows(text)) yield reportedUser(row);
}
