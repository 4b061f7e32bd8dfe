/**
 * The services that an organization may trust, and whether their administration can be delegated to a member ("AWS services that
 * you can use with AWS Organizations").
 */
interface IntegratedService {
  readonly delegated: boolean;
}

const delegated: IntegratedService = Object.freeze({ delegated: true });
const trusted: IntegratedService = Object.freeze({ delegated: false });

const services: Readonly<Record<string, IntegratedService>> = {
  "access-analyzer.amazonaws.com": delegated,
  "account.amazonaws.com": delegated,
  "agreement-management.marketplace.amazonaws.com": trusted,
  "application-signals.cloudwatch.amazonaws.com": delegated,
  "auditmanager.amazonaws.com": delegated,
  "aws-artifact-account-sync.amazonaws.com": trusted,
  "backup.amazonaws.com": delegated,
  "billing.amazonaws.com": trusted,
  "billing-cost-management.amazonaws.com": delegated,
  "chatbot.amazonaws.com": trusted,
  "cloudtrail.amazonaws.com": delegated,
  "compute-optimizer.amazonaws.com": delegated,
  "config.amazonaws.com": delegated,
  "config-multiaccountsetup.amazonaws.com": delegated,
  "controltower.amazonaws.com": trusted,
  "cost-optimization-hub.bcm.amazonaws.com": delegated,
  "detective.amazonaws.com": delegated,
  "devops-guru.amazonaws.com": delegated,
  "ds.amazonaws.com": trusted,
  "ec2.amazonaws.com": delegated,
  "fms.amazonaws.com": delegated,
  "guardduty.amazonaws.com": delegated,
  "malware-protection.guardduty.amazonaws.com": delegated,
  "health.amazonaws.com": delegated,
  "iam.amazonaws.com": delegated,
  "inspector2.amazonaws.com": delegated,
  "ipam.amazonaws.com": delegated,
  "license-manager.amazonaws.com": delegated,
  "license-manager.member-account.amazonaws.com": trusted,
  "license-manager-linux-subscriptions.amazonaws.com": delegated,
  "license-management.marketplace.amazonaws.com": trusted,
  "macie.amazonaws.com": delegated,
  "managed-services.amazonaws.com": trusted,
  "member.org.stacksets.cloudformation.amazonaws.com": delegated,
  "mgn.amazonaws.com": delegated,
  "networkmanager.amazonaws.com": delegated,
  "notifications.amazonaws.com": delegated,
  "observabilityadmin.amazonaws.com": delegated,
  "ram.amazonaws.com": trusted,
  "reachabilityanalyzer.networkinsights.amazonaws.com": delegated,
  "reporting.trustedadvisor.amazonaws.com": delegated,
  "resource-explorer-2.amazonaws.com": delegated,
  "rolesanywhere.amazonaws.com": trusted,
  "s3.amazonaws.com": trusted,
  "securityhub.amazonaws.com": delegated,
  "security-ir.amazonaws.com": delegated,
  "securitylake.amazonaws.com": delegated,
  "selfservice.support.amazonaws.com": trusted,
  "servicecatalog.amazonaws.com": delegated,
  "servicequotas.amazonaws.com": trusted,
  "ssm.amazonaws.com": delegated,
  "ssm-quicksetup.amazonaws.com": delegated,
  "sso.amazonaws.com": delegated,
  "stacksets.cloudformation.amazonaws.com": trusted,
  "storage-lens.s3.amazonaws.com": delegated,
  "tagpolicies.tag.amazonaws.com": trusted,
  "upgrade-rollout-policy.amazonaws.com": trusted,
  "user-subscriptions.amazonaws.com": trusted,
  "wellarchitected.amazonaws.com": trusted,
};

/** Whether an organization may trust a service. */
export const isIntegrated = (principal: string): boolean => Object.hasOwn(services, principal);

/** Whether the administration of a service can be delegated. */
export const isDelegable = (principal: string): boolean =>
  isIntegrated(principal) && services[principal]?.delegated === true;
