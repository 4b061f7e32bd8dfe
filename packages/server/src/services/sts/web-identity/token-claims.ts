import type { OpenIdConnectProvider } from "@ostiary/directory";
import type { ContextValue } from "@ostiary/policy";
import { serviceError } from "@ostiary/wire";
import type { WebIdentity } from "../../../caller/federation.ts";
import { requireSourceIdentity, requireTagPattern } from "../federated-attributes.ts";
import { invalidToken } from "./id-token.ts";
import { providerClaims } from "./provider-claims.ts";

type Claims = Readonly<Record<string, unknown>>;

/** How far the clock of an issuer may be ahead, in seconds. */
const skew = 300;
/** The last second of the year 9999: what lies beyond is no date. */
const latest = 253_402_300_799;
const longestSubject = 255;

function requireClaim(claims: Claims, name: string): unknown {
  const value = claims[name];
  if (value === undefined || value === null || value === "") {
    throw invalidToken(`Missing a required claim: ${name}`);
  }
  return value;
}

function textClaim(claims: Claims, name: string): string {
  const value = requireClaim(claims, name);
  if (typeof value !== "string") throw invalidToken(`Invalid claim: ${name}`);
  return value;
}

function dateClaim(claims: Claims, name: string): number {
  const value = requireClaim(claims, name);
  if (typeof value !== "number" || !(value >= 0 && value <= latest)) {
    throw invalidToken(`Invalid claim: ${name}`);
  }
  return Math.floor(value);
}

function requireInTime(claims: Claims, now: number): void {
  const expires = dateClaim(claims, "exp");
  if (now >= expires) {
    throw serviceError(
      "ExpiredTokenException",
      `Token expired: current date/time ${now} must be before the expiration date/time ${expires}`,
    );
  }
  const begins = claims["nbf"] === undefined ? [] : ["nbf"];
  for (const name of ["iat", ...begins]) {
    const moment = dateClaim(claims, name);
    if (moment > now + skew) {
      throw invalidToken(
        `Token not yet valid: current date/time ${now} must not be before the date/time ${moment} of ${name}`,
      );
    }
  }
}

/**
 * Whom a token is for: `azp` where it is set, and `aud` otherwise ("Available keys for AWS OIDC federation"). It must be one of
 * the client ids of the provider; several audiences without `azp` say of none that it may act.
 */
function audienceOf(claims: Claims, clientIds: readonly string[]): string {
  const aud = requireClaim(claims, "aud");
  const listed = Array.isArray(aud) ? aud : [aud];
  const audience = claims["azp"] ?? (listed.length === 1 ? listed[0] : undefined);
  if (typeof audience !== "string" || !clientIds.includes(audience)) {
    throw invalidToken("Incorrect token audience");
  }
  return audience;
}

/** An allow-list of roles that the identity provider may have put into the token: it binds whatever the trust policy says. */
function isAuthorizedByProvider(claims: Claims, roleArn: string): boolean {
  const roles = claims["https://aws.amazon.com/roles"];
  if (roles === undefined) return false;
  if (!(Array.isArray(roles) ? roles : [roles]).includes(roleArn)) {
    throw invalidToken(
      "The target role ARN is not present in the roles claim of the identity token",
    );
  }
  return true;
}

const tagsClaim = "https://aws.amazon.com/tags";

const membersOf = (value: unknown): Claims =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

/** A tag's value is one text, which stands alone or in a list ("Pass session tags using AssumeRoleWithWebIdentity"). */
function tagValue(key: string, value: unknown): string {
  const [only, ...others]: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (typeof only !== "string" || others.length > 0) {
    throw invalidToken(`A session tag must have a single value: ${key}`);
  }
  requireTagPattern(key, only);
  return only;
}

/** Session tags: nested in one claim, or flat with a claim for each. */
function tagsOf(claims: Claims): Pick<WebIdentity, "tags" | "transitiveTagKeys"> {
  const nested = membersOf(claims[tagsClaim]);
  const flat = Object.entries(claims).flatMap(([name, value]): [string, unknown][] => {
    const prefix = `${tagsClaim}/principal_tags/`;
    return name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [];
  });
  const tags = [...Object.entries(membersOf(nested["principal_tags"])), ...flat];
  const transitive = nested["transitive_tag_keys"] ?? claims[`${tagsClaim}/transitive_tag_keys`];
  const keys: readonly unknown[] = Array.isArray(transitive) ? transitive : [];
  return {
    tags: Object.fromEntries(tags.map(([key, value]) => [key, tagValue(key, value)])),
    transitiveTagKeys: keys.filter((key) => typeof key === "string"),
  };
}

/** A claim as a context key has it: a text, or a list of texts. */
function contextValue(value: unknown): ContextValue | undefined {
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string");
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

const isGiven = (entry: [string, ContextValue | undefined]): entry is [string, ContextValue] =>
  entry[1] !== undefined;

const given = (entries: readonly [string, ContextValue | undefined][]) =>
  Object.fromEntries(entries.filter(isGiven));

/** What the claims of a verified token say, for a role; each that AWS reads is checked. */
export function webIdentityOf(
  claims: Claims,
  provider: OpenIdConnectProvider,
  providerArn: string,
  roleArn: string,
  now: number,
): WebIdentity {
  requireInTime(claims, Math.floor(now / 1000));
  const subject = textClaim(claims, "sub");
  if (subject.length > longestSubject) throw invalidToken("Invalid claim: sub");
  const audience = audienceOf(claims, provider.clientIds);
  const authorized = isAuthorizedByProvider(claims, roleArn);
  const source = claims["https://aws.amazon.com/source_identity"];
  const sourceIdentity = source === undefined ? undefined : requireSourceIdentity(source);
  const { tags, transitiveTagKeys } = tagsOf(claims);
  const key = (name: string): string => `${provider.id}:${name}`;
  const lasting = given([
    [key("aud"), audience],
    [key("sub"), subject],
    [key("amr"), contextValue(claims["amr"])],
  ]);
  return {
    kind: "web-identity",
    provider: providerArn,
    subject,
    audience,
    principalId: `${providerArn}:${audience}:${subject}`,
    identityProvider: providerArn,
    lasting,
    context: {
      ...given([
        ...providerClaims(provider.id).map((name): [string, ContextValue | undefined] => [
          key(name),
          contextValue(claims[name]),
        ]),
        [key("oaud"), contextValue(claims["aud"])],
      ]),
      ...lasting,
      "sts:RoleAuthorizedByIdp": String(authorized),
    },
    tags,
    transitiveTagKeys,
    ...(sourceIdentity !== undefined && { sourceIdentity }),
    parameters: {
      ...(sourceIdentity !== undefined && { sourceIdentity }),
      ...(Object.keys(tags).length > 0 && { principalTags: tags }),
      ...(transitiveTagKeys.length > 0 && { transitiveTagKeys }),
    },
  };
}
