import { AccessAnalyzerClient } from "@aws-sdk/client-accessanalyzer";
import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { IAMClient } from "@aws-sdk/client-iam";
import { IdentitystoreClient } from "@aws-sdk/client-identitystore";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { SSOAdminClient } from "@aws-sdk/client-sso-admin";
import { STSClient } from "@aws-sdk/client-sts";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where an account is, and who asks. What is left out the SDK finds as it always does. */
export interface Target {
  readonly endpoint?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly credentials?: Credentials;
}

export interface Clients {
  readonly iam: IAMClient;
  readonly sts: STSClient;
  readonly organizations: OrganizationsClient;
  readonly cloudTrail: CloudTrailClient;
  readonly ssoAdmin: SSOAdminClient;
  readonly identityStore: IdentitystoreClient;
  readonly accessAnalyzer: AccessAnalyzerClient;
}

const attempts = 10;
const firstAttempts = 4;

/** IAM is the same everywhere in a partition, so that a region that is set nowhere need not stop anything. */
async function regionOf(target: Target): Promise<string> {
  if (target.region !== undefined) return target.region;
  const { profile } = target;
  try {
    return await new STSClient(profile === undefined ? {} : { profile }).config.region();
  } catch {
    return "us-east-1";
  }
}

/** Clients that wait and try again where a service throttles, ever more slowly. */
export async function clientsFor(target: Target): Promise<Clients & { readonly region: string }> {
  const region = await regionOf(target);
  const settings = { ...target, region, maxAttempts: attempts, retryMode: "adaptive" };
  return {
    region,
    iam: new IAMClient(settings),
    // Who asks is asked first: an endpoint that is not there should be told soon.
    sts: new STSClient({ ...settings, maxAttempts: firstAttempts }),
    organizations: new OrganizationsClient(settings),
    cloudTrail: new CloudTrailClient(settings),
    ssoAdmin: new SSOAdminClient(settings),
    identityStore: new IdentitystoreClient(settings),
    accessAnalyzer: new AccessAnalyzerClient(settings),
  };
}
