import { serviceError } from "@ostiary/wire";
import { refuse } from "./well-formed.ts";
import {
  attributeOf,
  children,
  childrenOf,
  isNamed,
  type NamespaceName,
  onlyChild,
  textOf,
} from "./xml.ts";

/** What an assertion says; every part of it was read from what the provider has signed. */
export interface Assertion {
  readonly id: string;
  readonly issuer: string;
  /** Absent: it names nobody. */
  readonly subject: { readonly name: string; readonly format: string } | undefined;
  readonly recipient: string;
  /** Epoch milliseconds: the assertion says nothing from then on. */
  readonly end: number;
  /** Epoch milliseconds: the session at the identity provider ends then. */
  readonly sessionEnd: number | undefined;
  /** The values of each attribute, by its name. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** Where and when an assertion is looked at. */
export interface Place {
  /** Epoch milliseconds. */
  readonly now: number;
  isAudience(value: string): boolean;
  isRecipient(value: string): boolean;
}

/** How far clocks may be apart, in milliseconds. */
const skew = 60_000;
/** How long after it was issued an assertion may open a session. */
const redeemable = 300_000;
const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const unspecified = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

const invalid = (message: string) => serviceError("InvalidIdentityToken", message);
const expired = (message: string) => serviceError("ExpiredTokenException", message);
const tooOld = () =>
  expired(
    "The web identity token that was passed is expired or is not valid. Get a new identity token from the identity provider and then retry the request.",
  );

const dateTime = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?Z$/;

/** A moment, which SAML gives in UTC. */
function momentOf(element: Element, name: string): number | undefined {
  const text = attributeOf(element, name);
  if (text === undefined) return undefined;
  const moment = dateTime.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? refuse(`${name} is no moment.`) : moment;
}

function requireChild(parent: Element, space: NamespaceName, name: string): Element {
  return onlyChild(parent, space, name) ?? refuse(`${parent.localName} lacks ${name}.`);
}

/** That an assertion is looked at between two moments. */
function requireWithin(element: Element, now: number): void {
  const begin = momentOf(element, "NotBefore");
  const end = momentOf(element, "NotOnOrAfter");
  if (begin !== undefined && now < begin - skew) throw invalid("The assertion is not valid yet.");
  if (end !== undefined && now >= end + skew) throw tooOld();
}

/** "Token must be redeemed within 5 minutes of issuance", as STS says. */
function requireFresh(assertion: Element, now: number): number {
  const issued = momentOf(assertion, "IssueInstant");
  if (issued === undefined) return refuse("It was issued at no moment.");
  if (now > issued + redeemable) {
    throw expired("Token must be redeemed within 5 minutes of issuance");
  }
  if (now < issued - skew) throw invalid("The assertion is not valid yet.");
  return issued + redeemable;
}

/** The subject: exactly one confirmation, by bearer, which says for whom and until when. */
function subjectOf(assertion: Element, place: Place) {
  const incomplete = () =>
    // The misspelling is AWS's.
    invalid("Responses must contain SubjectConfirmatonData with a Recipient and NotOnOrAfter");
  const subject = requireChild(assertion, "assertion", "Subject");
  const confirmation = onlyChild(subject, "assertion", "SubjectConfirmation");
  const data = confirmation && onlyChild(confirmation, "assertion", "SubjectConfirmationData");
  const recipient = data && attributeOf(data, "Recipient");
  const end = data && momentOf(data, "NotOnOrAfter");
  if (confirmation === undefined || data === undefined) throw incomplete();
  if (recipient === undefined || end === undefined) throw incomplete();
  if (attributeOf(confirmation, "Method") !== bearer) throw incomplete();
  requireWithin(data, place.now);
  if (!place.isRecipient(recipient)) {
    throw invalid("The Recipient of the SubjectConfirmationData is not this endpoint.");
  }
  const name = onlyChild(subject, "assertion", "NameID");
  const text = name === undefined ? "" : textOf(name);
  return {
    recipient,
    end,
    subject:
      name === undefined || text === ""
        ? undefined
        : { name: text, format: attributeOf(name, "Format") ?? unspecified },
  };
}

/** Conditions that are understood; one that is not makes the assertion worth nothing ("SAML 2.0 Core", 2.5.1). */
const knownConditions = ["AudienceRestriction", "OneTimeUse", "ProxyRestriction"];

function requireConditions(assertion: Element, place: Place): number | undefined {
  const conditions = requireChild(assertion, "assertion", "Conditions");
  requireWithin(conditions, place.now);
  const understood = childrenOf(conditions).every((condition) =>
    knownConditions.some((name) => isNamed(condition, "assertion", name)),
  );
  if (!understood) refuse("It has a condition that is not understood.");
  const restrictions = children(conditions, "assertion", "AudienceRestriction");
  const meant = restrictions.every((restriction) =>
    children(restriction, "assertion", "Audience").some((one) => place.isAudience(textOf(one))),
  );
  if (!meant || restrictions.length === 0) {
    throw invalid("Response does not contain the required audience.");
  }
  return momentOf(conditions, "NotOnOrAfter");
}

function sessionEndOf(assertion: Element, now: number): number | undefined {
  const ends = children(assertion, "assertion", "AuthnStatement").flatMap((statement) => {
    const end = momentOf(statement, "SessionNotOnOrAfter");
    return end === undefined ? [] : [end];
  });
  if (ends.length === 0) return undefined;
  const end = Math.min(...ends);
  if (end <= now) throw tooOld();
  return end;
}

function attributesOf(assertion: Element): ReadonlyMap<string, readonly string[]> {
  const attributes = new Map<string, readonly string[]>();
  for (const statement of children(assertion, "assertion", "AttributeStatement")) {
    for (const attribute of children(statement, "assertion", "Attribute")) {
      const name = attributeOf(attribute, "Name") ?? refuse("An attribute has no name.");
      const values = children(attribute, "assertion", "AttributeValue").map(textOf);
      attributes.set(name, [...(attributes.get(name) ?? []), ...values]);
    }
  }
  return attributes;
}

/** Reads an assertion whose signature was verified, and checks what it says of time and place. */
export function readAssertion(assertion: Element, place: Place): Assertion {
  if (attributeOf(assertion, "Version") !== "2.0") refuse("It is no assertion of SAML 2.0.");
  const issuer = textOf(requireChild(assertion, "assertion", "Issuer"));
  const redeemableUntil = requireFresh(assertion, place.now);
  const conditionsEnd = requireConditions(assertion, place) ?? Number.POSITIVE_INFINITY;
  const { subject, recipient, end } = subjectOf(assertion, place);
  return {
    id: attributeOf(assertion, "ID") ?? refuse("It has no ID."),
    issuer,
    subject,
    recipient,
    end: Math.min(redeemableUntil, conditionsEnd + skew, end + skew),
    sessionEnd: sessionEndOf(assertion, place.now),
    attributes: attributesOf(assertion),
  };
}
