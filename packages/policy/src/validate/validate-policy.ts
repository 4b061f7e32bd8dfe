import { loadCatalog, loadServiceNames } from "../catalog/load-catalog.ts";
import { nearestName } from "../catalog/nearest-name.ts";
import type { ServiceCatalog } from "../catalog/service-catalog.ts";
import { type JsonNode, JsonSyntaxError, readJson } from "../document/json.ts";
import type { PolicyKind } from "../document/policy.ts";
import { createBudget } from "./budget.ts";
import { checkActions } from "./checks/action.ts";
import { checkConditionKeys } from "./checks/condition-key.ts";
import { checkConditionValues } from "./checks/condition-value.ts";
import { checkEscalation } from "./checks/escalation.ts";
import { checkEveryone } from "./checks/everyone.ts";
import { checkIdentityProviders } from "./checks/identity-provider.ts";
import { checkKeysForActions } from "./checks/key-for-action.ts";
import { checkMismatch } from "./checks/mismatch.ts";
import { checkNegation } from "./checks/negation.ts";
import { checkPrincipals } from "./checks/principal.ts";
import { checkRedundancy, checkStatements } from "./checks/redundancy.ts";
import { checkResources } from "./checks/resource.ts";
import { checkResourceControl } from "./checks/resource-control.ts";
import { checkResourcePolicy } from "./checks/resource-policy.ts";
import { checkRiskyKeys } from "./checks/risky-key.ts";
import { checkServicePrincipals } from "./checks/service-principal.ts";
import { checkSids } from "./checks/sid.ts";
import { checkSize } from "./checks/size.ts";
import { checkTrust } from "./checks/trust.ts";
import { checkValueForms } from "./checks/value-form.ts";
import { checkVariables } from "./checks/variable.ts";
import { checkVersion } from "./checks/version.ts";
import { checkWildcardMeaning } from "./checks/wildcard-meaning.ts";
import { collectFindings, type PolicyFinding } from "./finding.ts";
import { readPolicy } from "./read-policy.ts";
import type { PolicyCheck, Scope, StatementCheck } from "./scope.ts";
import { servicesOfPolicy } from "./services-of-policy.ts";

/** What a policy is for. */
export interface ValidationOptions {
  readonly kind: PolicyKind;
  /** The type of resource that a policy of kind `resource` belongs to, as CloudFormation names it: `AWS::S3::Bucket`. */
  readonly resourceType?: string;
}

const statementChecks: readonly StatementCheck[] = [
  checkActions,
  checkResources,
  checkPrincipals,
  checkConditionKeys,
  checkConditionValues,
  checkValueForms,
  checkVariables,
  checkWildcardMeaning,
  checkKeysForActions,
  checkRiskyKeys,
  checkEscalation,
  checkNegation,
  checkEveryone,
  checkServicePrincipals,
  checkTrust,
  checkIdentityProviders,
  checkResourceControl,
  checkResourcePolicy,
  checkMismatch,
  checkRedundancy,
];

const policyChecks: readonly PolicyCheck[] = [checkVersion, checkSids, checkStatements];

/** More names are not looked for: each costs a look at every candidate. */
const mostSuggestions = 100;

/** The findings in a policy, in the order of the text. */
export async function validatePolicy(
  text: string,
  { kind, resourceType }: ValidationOptions,
): Promise<readonly PolicyFinding[]> {
  const { report, findings } = collectFindings();
  const root = readText(text, report);
  const policy = root && readPolicy(root, report);
  if (policy === undefined) return findings();
  const scope: Scope = {
    kind,
    resourceType,
    variables: policy.version?.text === "2012-10-17",
    catalogs: await loadAll(servicesOfPolicy(policy, resourceType)),
    serviceNames: await loadServiceNames(),
    report,
    budget: createBudget(),
    expansions: new Map(),
    didYouMean: limitedSuggestions(),
  };
  checkSize(text, policy.place, scope);
  for (const check of policyChecks) check(policy, scope);
  for (const statement of policy.statements) {
    for (const check of statementChecks) check(statement, scope);
  }
  return findings();
}

function readText(text: string, report: Scope["report"]): JsonNode | undefined {
  try {
    return readJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { position: start, message } = error;
    report("JSON_SYNTAX_ERROR", { path: [], target: "value", start, end: start }, message);
    return undefined;
  }
}

async function loadAll(
  services: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ServiceCatalog>> {
  const catalogs = await Promise.all([...services].map(loadCatalog));
  return new Map(
    catalogs.filter((one) => one !== undefined).map((catalog) => [catalog.service, catalog]),
  );
}

function limitedSuggestions(): Scope["didYouMean"] {
  let left = mostSuggestions;
  return (name, candidates) => {
    left -= 1;
    const nearest = left < 0 ? undefined : nearestName(name, candidates);
    return nearest === undefined ? "" : ` Did you mean ${nearest}?`;
  };
}
