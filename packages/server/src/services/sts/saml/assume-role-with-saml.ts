import { type ServiceError, serviceError } from "@ostiary/wire";
import { federatedCaller, federationOf } from "../../../caller/federation.ts";
import { operation, type UnidentifiedScope } from "../../../operation.ts";
import { findSamlProvider } from "../../iam/saml-providers/provider.ts";
import { accountOfRole } from "../account-of-role.ts";
import { openFederatedSession } from "../federated-role-session.ts";
import { defaultDuration } from "../role-session.ts";
import { type Place, readAssertion } from "./assertion.ts";
import {
  claimedIssuer,
  EncryptedAssertionError,
  readResponse,
  verifiedAssertion,
} from "./response.ts";
import { samlIdentityOf } from "./saml-identity.ts";
import { useAssertion } from "./used-assertions.ts";
import { XmlRefusedError } from "./well-formed.ts";
import { attributeOf } from "./xml.ts";

const invalid = (message: string): ServiceError => serviceError("InvalidIdentityToken", message);

/** The text of a response in base64, in the one way that it can be written but for line breaks. */
function responseText(assertion: string): string {
  const encoded = assertion.replace(/[\r\n]/g, "");
  const bytes = Buffer.from(encoded, "base64");
  if (bytes.toString("base64") !== encoded) throw invalid("Invalid base64 SAMLResponse");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalid("Invalid base64 SAMLResponse");
  }
}

/** The provider that an ARN names, in the account of the role. */
function providerOf({ other, arn }: UnidentifiedScope, accountId: string, providerArn: string) {
  const account = other(accountId);
  const provider = account && findSamlProvider({ account, arn }, providerArn);
  if (provider === undefined) throw invalid("Specified provider doesn't exist");
  return provider;
}

const audiences =
  /^(urn:amazon:webservices|https:\/\/([a-z0-9-]+\.)?signin\.aws\.amazon\.com\/saml)$/;
const recipients = /^https:\/\/([a-z0-9-]+\.)?signin\.aws\.amazon\.com(\/static)?\/saml$/;

/**
 * Whom assertions are for: AWS's sign-in, as identity providers know it ("Configure SAML assertions for the authentication
 * response"), and this server under its own name.
 */
function placeOf({ now, server }: UnidentifiedScope): Place {
  const own = `${server.publicUrl}/saml`;
  return {
    now,
    isAudience: (value) => value === own || audiences.test(value),
    isRecipient: (value) => value === own || recipients.test(value),
  };
}

/** What went wrong with a response, for a caller who is not known. */
function refusal(error: unknown): unknown {
  if (error instanceof EncryptedAssertionError) {
    return invalid(
      "Encrypted assertions are not supported. Have the identity provider sign the assertion and not encrypt it.",
    );
  }
  return error instanceof XmlRefusedError
    ? invalid(`Response signature invalid: ${error.message}`)
    : error;
}

export const assumeRoleWithSAML = operation("sts", "AssumeRoleWithSAML", {
  // A change: an assertion has one use, which is written down.
  access: "write",
  // The trust policy decides, so `run` does.
  action: "none",
  accounts: ({ RoleArn }) => [accountOfRole(RoleArn)],
  identify({ RoleArn, PrincipalArn, SAMLAssertion }, scope) {
    const accountId = accountOfRole(RoleArn);
    const source = responseText(SAMLAssertion);
    const provider = providerOf(scope, accountId, PrincipalArn);
    if (scope.now >= provider.validUntil)
      throw invalid("The metadata of the provider has expired.");
    try {
      const place = placeOf(scope);
      const response = readResponse(source);
      const destination = attributeOf(response, "Destination") ?? "";
      if (destination !== "" && !place.isRecipient(destination)) {
        throw invalid("The Destination of the response is not this endpoint.");
      }
      const issuer = claimedIssuer(response);
      const described = provider.identityProviders.find(({ entityId }) => entityId === issuer);
      if (described === undefined) throw invalid("Issuer not present in specified provider");
      const signed = verifiedAssertion(source, described.certificates);
      const assertion = readAssertion(signed, place);
      if (assertion.issuer !== issuer) throw invalid("Issuer not present in specified provider");
      const asked = {
        accountId,
        providerName: provider.name,
        providerArn: PrincipalArn,
        roleArn: RoleArn,
      };
      return federatedCaller(accountId, samlIdentityOf(assertion, asked));
    } catch (error) {
      throw refusal(error);
    }
  },
  resource: ({ RoleArn, PrincipalArn }) => [{ arn: RoleArn }, { arn: PrincipalArn }],
  run({ RoleArn, DurationSeconds, Policy, PolicyArns, MinimumSessionTokenSize }, scope) {
    const identity = federationOf(scope.caller, "saml");
    if (!scope.waived.has("assertion-used-once")) useAssertion(scope.account, identity, scope.now);
    const { sessionDuration, sessionEnd } = identity;
    const limits = [
      ...(sessionDuration === undefined ? [] : [sessionDuration]),
      ...(sessionEnd === undefined ? [] : [Math.floor((sessionEnd - scope.now) / 1000)]),
    ];
    const opened = openFederatedSession(scope, "sts:AssumeRoleWithSAML", {
      federation: identity,
      roleArn: RoleArn,
      sessionName: identity.sessionName,
      asked: DurationSeconds ?? defaultDuration,
      longest: Math.min(...limits),
      policies: { Policy, PolicyArns, MinimumSessionTokenSize },
    });
    return {
      ...opened,
      Subject: identity.subject,
      SubjectType: identity.subjectType,
      Issuer: identity.issuer,
      Audience: identity.recipient,
      NameQualifier: identity.nameQualifier,
    };
  },
});
