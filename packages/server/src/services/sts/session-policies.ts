import type { CarriedPolicies } from "@ostiary/directory";
import { parsePolicy } from "@ostiary/policy";
import { serviceError } from "@ostiary/wire";
import type { Scope } from "../../operation.ts";
import { managedPolicyExists } from "../iam/boundary.ts";

/** What a session will carry of policies, and how much of the room for them that takes, in percent. */
interface Carried {
  readonly claims: CarriedPolicies;
  readonly packedSize: number | undefined;
}

/** Checks the session policies of a request: they parse, they fit, the managed ones exist ("Session policies"). */
export function requireSessionPolicies(
  scope: Scope,
  policy: string | undefined,
  arns: readonly { readonly arn?: string | undefined }[] | undefined,
): Carried {
  const { SessionPolicySizeQuota, SessionPoliciesQuota } = scope.quotas;
  if (policy !== undefined) {
    const parsed = parsePolicy(policy, "session");
    if (!parsed.ok) throw serviceError("MalformedPolicyDocument", parsed.findings[0].message);
  }
  const policyArns = (arns ?? []).flatMap(({ arn }) => (arn === undefined ? [] : [arn]));
  if (policyArns.length > SessionPoliciesQuota) {
    throw serviceError(
      "ValidationError",
      `A session may have up to ${SessionPoliciesQuota} managed policies.`,
    );
  }
  for (const arn of policyArns) {
    if (!managedPolicyExists(scope, arn)) {
      throw serviceError(
        "MalformedPolicyDocument",
        `Policy ${arn} does not exist or is not attachable.`,
      );
    }
  }
  const size = (policy?.length ?? 0) + policyArns.reduce((sum, arn) => sum + arn.length, 0);
  if (size > SessionPolicySizeQuota) {
    const percent = Math.ceil((size / SessionPolicySizeQuota) * 100);
    throw serviceError(
      "PackedPolicyTooLarge",
      `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
    );
  }
  return {
    claims: {
      ...(policy !== undefined && { policy }),
      ...(policyArns.length > 0 && { policyArns }),
    },
    packedSize: size === 0 ? undefined : Math.ceil((size / SessionPolicySizeQuota) * 100),
  };
}
