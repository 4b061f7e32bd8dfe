import { noSuchEntity } from "../find-entity.ts";

/** A service that takes credentials of its own. */
interface CredentialService {
  /** A user name and password, or an API key of a public alias and a secret. */
  readonly form: "password" | "api-key";
  /** What an API key of the service begins with. */
  readonly prefix: string;
}

/** The services that take them ("API keys for AWS services", "IAM credentials for CodeCommit", "Use IAM with Amazon Keyspaces"). */
const services: ReadonlyMap<string, CredentialService> = new Map([
  ["codecommit.amazonaws.com", { form: "password", prefix: "" }],
  ["cassandra.amazonaws.com", { form: "password", prefix: "" }],
  ["bedrock.amazonaws.com", { form: "api-key", prefix: "ABSK" }],
  ["logs.amazonaws.com", { form: "api-key", prefix: "ACWL" }],
  ["cloudwatch.amazonaws.com", { form: "api-key", prefix: "APIAACWM" }],
  ["aws-external-anthropic.amazonaws.com", { form: "api-key", prefix: "AEAA" }],
]);

/** The service of a name, which is compared ignoring case. Throws NoSuchEntity where it takes no credentials of its own. */
export function requireCredentialService(
  name: string,
): CredentialService & { readonly name: string } {
  const own = name.toLowerCase();
  const service = services.get(own);
  if (service === undefined) {
    throw noSuchEntity(`No such service ${name} is supported for Service Specific Credentials`);
  }
  return { ...service, name: own };
}
