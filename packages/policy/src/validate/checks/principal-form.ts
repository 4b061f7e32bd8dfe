import { partitions } from "../../document/resource-form.ts";
import { arnPartsOf } from "../arn.ts";
import { type Fault, quoted } from "../finding.ts";

const accountId = /^[0-9]{12}$/;
const uniqueId = /^A[A-Z]{3}[A-Z0-9]{12,}$/;

/** What of iam and sts can be a principal; groups can't. */
const iamPrincipals = /^(?:root$|user\/.|role\/.)/;
const stsPrincipals = /^(?:assumed-role\/[^/]+\/.|federated-user\/.)/;

const wrong = (message: string): Fault => ({ code: "INVALID_PRINCIPAL_FORMAT", message });

/** What is wrong with an AWS principal: an account, a user, a role, a session, or everyone. */
export function principalFault(text: string): Fault | undefined {
  if (text === "*" || accountId.test(text) || uniqueId.test(text)) return undefined;
  const [prefix, partition = "", service, region, account = "", name = ""] = arnPartsOf(text);
  if (prefix !== "arn") {
    const message = `${quoted(text)} is no principal: write an account id or the ARN of an account, user, role or session.`;
    return wrong(message);
  }
  if (!partitions.has(partition)) return wrong(`There is no partition ${quoted(partition)}.`);
  const known = service === "iam" ? iamPrincipals : service === "sts" ? stsPrincipals : undefined;
  if (known === undefined || region !== "" || !known.test(name)) {
    const group = name.startsWith("group/") ? " A group can't be one." : "";
    return wrong(`${quoted(text)} is no ARN of a principal.${group}`);
  }
  // CloudFront's origin access identities stand in for an account.
  const fine = accountId.test(account) || account === "cloudfront";
  return fine ? undefined : wrong(`${quoted(account)} is no account id: those have twelve digits.`);
}

const domain = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const provider = /^(?:saml-provider\/[\w.-]{1,128}|oidc-provider\/\S+)$/;

/** What is wrong with an identity provider: the ARN of one in IAM, or the domain of one that AWS knows. */
export function federatedFault(text: string): Fault | undefined {
  const [prefix, partition = "", service, region, account = "", name = ""] = arnPartsOf(text);
  const isProvider =
    prefix === "arn" &&
    partitions.has(partition) &&
    service === "iam" &&
    region === "" &&
    accountId.test(account) &&
    provider.test(name);
  if (isProvider || domain.test(text)) return undefined;
  const message = `${quoted(text)} is neither a domain, such as accounts.google.com, nor the ARN of a SAML or OpenID Connect provider.`;
  return { code: "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY", message };
}

const serviceName =
  /^(?:[a-z0-9-]+\.)+(?:amazonaws\.com(?:\.cn)?|amazon\.com|aws\.internal|api\.aws|c2s\.ic\.gov|sc2s\.sgov\.gov)$/;

/** Whether a text has the form of a service's name. */
export const isServicePrincipal = (text: string): boolean => serviceName.test(text);

/** What is wrong with the name of a service as a principal. */
export function servicePrincipalFault(text: string): Fault | undefined {
  if (isServicePrincipal(text)) return undefined;
  const message = `${quoted(text)} is no service principal: those are written in lower case, service.amazonaws.com.`;
  return { code: "INVALID_SERVICE_PRINCIPAL_FORMAT", message };
}

/** What is wrong with a canonical user of S3. */
export function canonicalUserFault(text: string): Fault | undefined {
  if (/^[0-9a-f]{64}$/.test(text)) return undefined;
  return wrong(`${quoted(text)} is no canonical user id: those have 64 hexadecimal digits.`);
}
