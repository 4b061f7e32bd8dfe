import {
  type AccessKey,
  accessKeys,
  type SigningCertificate,
  signingCertificates,
  users,
} from "@ostiary/directory";
import type { Scope } from "../../../operation.ts";
import { accountOf } from "../account/account-record.ts";
import { signInColumns } from "./sign-in-columns.ts";
import { written } from "./written.ts";

/** Whose credentials a row is about: a user, or the root user, whose id is the account's. */
export interface CredentialOwner {
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly createDate: number;
  readonly isRoot: boolean;
}

/** The columns, in AWS's order ("Generate credential reports for your AWS account: Understanding the report format"). */
const columns = [
  "user",
  "arn",
  "user_creation_time",
  "password_enabled",
  "password_last_used",
  "password_last_changed",
  "password_next_rotation",
  "mfa_active",
  "access_key_1_active",
  "access_key_1_last_rotated",
  "access_key_1_last_used_date",
  "access_key_1_last_used_region",
  "access_key_1_last_used_service",
  "access_key_2_active",
  "access_key_2_last_rotated",
  "access_key_2_last_used_date",
  "access_key_2_last_used_region",
  "access_key_2_last_used_service",
  "cert_1_active",
  "cert_1_last_rotated",
  "cert_2_active",
  "cert_2_last_rotated",
  "additional_credentials_info",
] as const;

const notApplicable = "N/A";

function keyColumns({ account, server }: Scope, key: AccessKey | undefined): readonly string[] {
  if (key === undefined) return ["false", ...Array.from({ length: 4 }, () => notApplicable)];
  const use = server.uses.accessKey(account, key.id);
  return [
    String(key.status === "Active"),
    written(key.createDate),
    ...(use === undefined
      ? [notApplicable, notApplicable, notApplicable]
      : [written(use.lastUsed), use.region, use.service]),
  ];
}

const certificateColumns = (certificate: SigningCertificate | undefined): readonly string[] =>
  certificate === undefined
    ? ["false", notApplicable]
    : [String(certificate.status === "Active"), written(certificate.uploadDate)];

function rowOf(scope: Scope, owner: CredentialOwner): readonly string[] {
  const { account } = scope;
  const [firstKey, secondKey] = account
    .find(accessKeys, "user", owner.id)
    .toSorted((a, b) => a.createDate - b.createDate);
  const [firstCertificate, secondCertificate] = account
    .find(signingCertificates, "user", owner.id)
    .toSorted((a, b) => a.uploadDate - b.uploadDate);
  return [
    owner.name,
    owner.arn,
    written(owner.createDate),
    ...signInColumns(scope, owner),
    ...keyColumns(scope, firstKey),
    ...keyColumns(scope, secondKey),
    ...certificateColumns(firstCertificate),
    ...certificateColumns(secondCertificate),
    // There are never more than two keys and two certificates.
    notApplicable,
  ];
}

function* ownersOf(scope: Scope): Iterable<CredentialOwner> {
  const { account, arn } = scope;
  const { accountId } = account;
  yield {
    id: accountId,
    name: "<root_account>",
    arn: arn.root(accountId),
    createDate: accountOf(scope).createDate,
    isRoot: true,
  };
  for (const { id, userName, path, createDate } of account.list(users)) {
    const userArn = arn.iam(accountId, "user", path, userName);
    yield { id, name: userName, arn: userArn, createDate, isRoot: false };
  }
}

/** A field of CSV (RFC 4180); names may have commas in them. */
const field = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** The report of an account as it stands: the root user, then the users in the order of their names. */
export function credentialReportOf(scope: Scope): string {
  const lines: string[] = [columns.join(",")];
  for (const owner of ownersOf(scope)) lines.push(rowOf(scope, owner).map(field).join(","));
  return lines.join("\n");
}
