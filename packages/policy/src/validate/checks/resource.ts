import { partitions, passesLegacyParser, resourceFault } from "../../document/resource-form.ts";
import { type ArnParts, arnPartsOf, isOpen } from "../arn.ts";
import { ownersOfArns } from "../arn-templates.ts";
import { type Fault, type PlacedText, quoted } from "../finding.ts";
import { typeOf } from "../issues.ts";
import { isRegionName, knownRegions } from "../regions.ts";
import type { Scope, StatementCheck } from "../scope.ts";
import { arnFormFault } from "./arn-form.ts";

/** Resource and NotResource ("AWS JSON policy elements: Resource"). Trust policies have neither. */
export const checkResources: StatementCheck = ({ resources, place }, scope) => {
  if (scope.kind === "trust") {
    if (resources === undefined) return;
    const message = `A trust policy belongs to its role, so it has no ${resources.element}.`;
    scope.report("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE", resources.key, message);
    return;
  }
  if (resources === undefined) {
    const message = "A statement needs the element Resource or NotResource.";
    scope.report("MISSING_RESOURCE", place, message);
    return;
  }
  if (resources.empty) {
    const message = `${resources.element} lists no resources, so the statement says nothing.`;
    scope.report("EMPTY_ARRAY_RESOURCE", resources.place, message);
  }
  for (const resource of resources.texts) checkResource(resource, scope);
};

function checkResource({ text, place }: PlacedText, scope: Scope): void {
  if (text === "*") return;
  for (const { code, message } of arnFaults(text, scope)) scope.report(code, place, message);
}

function arnFaults(text: string, scope: Scope): readonly Fault[] {
  const parts = arnPartsOf(text);
  const ofParts = partFaults(text, parts, scope);
  const faults = ofParts.length > 0 ? ofParts : arnFormFault(text, parts, scope);
  if (faults.some(({ code }) => typeOf(code) === "ERROR")) return faults;
  if (resourceFault(text) === undefined && passesLegacyParser(text)) return faults;
  const message = `IAM does not take ${quoted(text)}.`;
  return [...faults, { code: "INVALID_ARN_RESOURCE", message }];
}

/** What is wrong with the parts, each for itself. */
function partFaults(text: string, parts: ArnParts, scope: Scope): readonly Fault[] {
  const [prefix, partition, service = "", region = "", account = ""] = parts;
  if (prefix !== "arn") {
    const message = `${quoted(text)} is neither "*" nor an ARN: it has to begin with arn:.`;
    return [{ code: "INVALID_ARN_PREFIX", message }];
  }
  if (parts.length < 6 && !/[*]$/.test(text)) {
    const message = `${quoted(text)} has ${parts.length} of the six parts arn:partition:service:region:account:resource.`;
    return [{ code: "MISSING_ARN_FIELD", message }];
  }
  return [
    ...partitionFault(partition ?? ""),
    ...serviceFault(service, parts.length, scope),
    ...variableFault(parts, scope),
    ...regionFault(region, scope),
    ...accountFault(account),
  ];
}

function partitionFault(partition: string): readonly Fault[] {
  if (isOpen(partition) || partitions.has(partition)) return [];
  const message = `There is no partition ${quoted(partition)}; the partitions are ${[...partitions].join(", ")}.`;
  return [{ code: "INVALID_PARTITION", message }];
}

function serviceFault(service: string, length: number, scope: Scope): readonly Fault[] {
  if (service === "" && length > 2) {
    return [{ code: "MISSING_ARN_FIELD", message: "The ARN names no service." }];
  }
  if (isOpen(service)) {
    const message = `${quoted(service)} also stands for services that come later. Name the service.`;
    return service.includes("${") ? [] : [{ code: "WILDCARD_IN_SERVICE_NAME", message }];
  }
  if (service !== service.toLowerCase()) {
    const message = `The service of an ARN is in lower case: ${service.toLowerCase()}.`;
    return [{ code: "INVALID_ARN_SERVICE_CASE", message }];
  }
  if (ownersOfArns(service).some((owner) => scope.catalogs.has(owner))) return [];
  const message = `There is no service ${quoted(service)}.${scope.didYouMean(service, scope.serviceNames)}`;
  return [{ code: "INVALID_SERVICE", message }];
}

/** Before the fifth colon, variables are plain text. */
function variableFault(parts: ArnParts, { variables }: Scope): readonly Fault[] {
  const part = variables ? parts.slice(0, 5).find((one) => one.includes("${")) : undefined;
  if (part === undefined) return [];
  const message = `${quoted(part)} stands before the ARN's fifth colon, where variables are plain text. Use a wildcard there and a condition.`;
  return [{ code: "VARIABLE_UNSUPPORTED_IN_ARN", message }];
}

function regionFault(region: string, { didYouMean }: Scope): readonly Fault[] {
  if (region === "" || isOpen(region) || isRegionName(region)) return [];
  const message = `There is no Region ${quoted(region)}.${didYouMean(region, knownRegions)}`;
  return [{ code: "INVALID_ARN_REGION", message }];
}

/** What stands for AWS in the place of an account. */
const awsAccount = "aws";

function accountFault(account: string): readonly Fault[] {
  const fine =
    account === "" || isOpen(account) || /^[0-9]{12}$/.test(account) || account === awsAccount;
  if (fine) return [];
  const message = `${quoted(account)} is no account id: those have twelve digits.`;
  return [{ code: "INVALID_ARN_ACCOUNT", message }];
}
