import { createHash } from "node:crypto";
import { serviceError } from "@ostiary/wire";
import type { SamlIdentity } from "../../../caller/federation.ts";
import { requireSourceIdentity, requireTagPattern } from "../federated-attributes.ts";
import { notAuthorized } from "../federated-role-session.ts";
import type { Assertion } from "./assertion.ts";
import { attributeKeys } from "./attribute-keys.ts";

const prefix = "https://aws.amazon.com/SAML/Attributes/";
const persistentFormats = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

const invalid = (message: string) => serviceError("InvalidIdentityToken", message);

/** The value of an attribute that may have one only. */
function singleValue({ attributes }: Assertion, name: string): string | undefined {
  const [first, ...others] = attributes.get(prefix + name) ?? [];
  if (others.length > 0) throw invalid(`${name} in AuthnResponse must have a single value`);
  return first?.trim();
}

/** The role must be one that the identity provider gives the user, by this provider: a pair of ARNs in either order. */
function requireRole({ attributes }: Assertion, roleArn: string, providerArn: string): void {
  const pairs = attributes.get(`${prefix}Role`) ?? [];
  const given = pairs.some((pair) => {
    const arns = pair.split(",").map((arn) => arn.trim());
    return arns.length === 2 && arns.includes(roleArn) && arns.includes(providerArn);
  });
  if (!given) {
    throw invalid(
      "SAML Assertion doesn't contain the requested Role and Metadata in the attributes",
    );
  }
}

function sessionNameOf(assertion: Assertion): string {
  const name = singleValue(assertion, "RoleSessionName");
  if (name === undefined || name === "") {
    throw invalid("RoleSessionName is required in AuthnResponse");
  }
  if (!/^[\w+=,.@-]{2,64}$/.test(name)) {
    throw invalid("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");
  }
  return name;
}

/** Seconds; it can shorten a session, and not lengthen it. */
function sessionDurationOf(assertion: Assertion): number | undefined {
  const text = singleValue(assertion, "SessionDuration");
  if (text === undefined) return undefined;
  const seconds = /^[0-9]{1,6}$/.test(text) ? Number(text) : 0;
  if (seconds < 900 || seconds > 43_200) {
    throw invalid("SessionDuration in AuthnResponse must be between 900 and 43200");
  }
  return seconds;
}

function tagsOf({ attributes }: Assertion): Readonly<Record<string, string>> {
  const tags = [...attributes].flatMap(([name, values]): [string, string][] => {
    if (!name.startsWith(`${prefix}PrincipalTag:`)) return [];
    const key = name.slice(`${prefix}PrincipalTag:`.length);
    const [value, ...others] = values;
    if (value === undefined || others.length > 0) {
      throw invalid(`A session tag must have a single value: ${key}`);
    }
    requireTagPattern(key, value);
    return [[key, value]];
  });
  return Object.fromEntries(tags);
}

/** Issuer, account and provider in one, which with the subject is one user ("AssumeRoleWithSAML: NameQualifier"). */
export const nameQualifierOf = (issuer: string, accountId: string, provider: string): string =>
  createHash("sha1").update(`${issuer}${accountId}/${provider}`, "utf8").digest("base64");

/** Whose provider it is, and which role is asked for. */
export interface Asked {
  readonly accountId: string;
  readonly providerName: string;
  readonly providerArn: string;
  readonly roleArn: string;
}

/** What the attributes of a verified assertion say, for a role. */
export function samlIdentityOf(assertion: Assertion, asked: Asked): SamlIdentity {
  const { id, issuer, subject, recipient, end, sessionEnd, attributes } = assertion;
  const { accountId, providerName, providerArn, roleArn } = asked;
  requireRole(assertion, roleArn, providerArn);
  const sessionName = sessionNameOf(assertion);
  if (subject === undefined) throw notAuthorized("sts:AssumeRoleWithSAML");
  const source = singleValue(assertion, "SourceIdentity");
  const sourceIdentity = source === undefined ? undefined : requireSourceIdentity(source);
  const sessionDuration = sessionDurationOf(assertion);
  const tags = tagsOf(assertion);
  const transitiveTagKeys = attributes.get(`${prefix}TransitiveTagKeys`) ?? [];
  const nameQualifier = nameQualifierOf(issuer, accountId, providerName);
  const subjectType = subject.format.startsWith(persistentFormats)
    ? subject.format.slice(persistentFormats.length)
    : subject.format;
  const lasting = {
    "saml:namequalifier": nameQualifier,
    "saml:sub": subject.name,
    "saml:sub_type": subjectType,
  };
  return {
    kind: "saml",
    provider: providerArn,
    subject: subject.name,
    principalId: `${nameQualifier}:${subject.name}`,
    identityProvider: nameQualifier,
    lasting,
    context: {
      ...attributeKeys(assertion),
      ...lasting,
      "saml:aud": recipient,
      "saml:iss": issuer,
      "saml:doc": `${accountId}/${providerName}`,
    },
    tags,
    transitiveTagKeys,
    assertionId: id,
    usableUntil: end,
    issuer,
    subjectType,
    nameQualifier,
    recipient,
    sessionName,
    ...(sourceIdentity !== undefined && { sourceIdentity }),
    ...(sessionEnd !== undefined && { sessionEnd }),
    ...(sessionDuration !== undefined && { sessionDuration }),
    parameters: {
      sAMLAssertionID: id,
      roleSessionName: sessionName,
      ...(sourceIdentity !== undefined && { sourceIdentity }),
      ...(Object.keys(tags).length > 0 && { principalTags: tags }),
      ...(transitiveTagKeys.length > 0 && { transitiveTagKeys }),
    },
  };
}
