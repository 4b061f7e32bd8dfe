import { arnPartsOf, isOpen } from "../arn.ts";
import { familyOf, keyName } from "../condition-rules.ts";
import { quoted } from "../finding.ts";
import type { IssueCode } from "../issues.ts";
import { isRegionName, knownRegions } from "../regions.ts";
import type { Scope, StatementCheck } from "../scope.ts";
import { isServicePrincipal } from "./principal-form.ts";

/** What the values of a key look like. */
interface ValueForm {
  readonly code: IssueCode;
  fits(text: string): boolean;
  expected(text: string, scope: Scope): string;
}

const region: ValueForm = {
  code: "INVALID_REGION",
  fits: isRegionName,
  expected: (text, { didYouMean }) => `no Region.${didYouMean(text, knownRegions)}`,
};

const network = (code: IssueCode, prefix: string): ValueForm => ({
  code,
  fits: (text) => new RegExp(`^${prefix}-(?:[0-9a-z]{8}|[0-9a-z]{17})$`, "i").test(text),
  expected: () => `no id of the form ${prefix}- with 8 or 17 letters and digits.`,
});

const service: ValueForm = {
  code: "INVALID_SERVICE_PRINCIPAL_FORMAT",
  fits: isServicePrincipal,
  expected: () => "no service principal: those are written in lower case, service.amazonaws.com.",
};

const regionalService: ValueForm = {
  code: "INVALID_SERVICE_PRINCIPAL_FORMAT",
  fits: (text) => isServicePrincipal(text) && isRegionName(text.split(".")[1] ?? ""),
  expected: () => "no service of a Region: those are written service.region.amazonaws.com.",
};

const keyOfKms: ValueForm = {
  code: "INVALID_KMS_KEY_VALUE",
  fits(text) {
    const [prefix, , name, where, account = "", key = ""] = arnPartsOf(text);
    const placed = where !== undefined && isRegionName(where) && /^[0-9]{12}$/.test(account);
    return prefix === "arn" && name === "kms" && placed && /^key\/./.test(key);
  },
  expected: () => "no ARN of a KMS key: arn:aws:kms:region:account:key/id.",
};

/** By key, in lower case. */
const forms: ReadonlyMap<string, ValueForm> = new Map([
  ["aws:requestedregion", region],
  ["aws:sourcevpc", network("INVALID_VPC_FORMAT", "vpc")],
  ["aws:ec2instancesourcevpc", network("INVALID_VPC_FORMAT", "vpc")],
  ["aws:sourcevpce", network("INVALID_VPCE_FORMAT", "vpce")],
  ["aws:principalservicename", service],
  ["aws:principalservicenameslist", service],
  ["aws:calledvia", service],
  ["aws:calledviafirst", service],
  ["aws:calledvialast", service],
  ["iam:passedtoservice", service],
  ["iam:awsservicename", service],
  ["kms:viaservice", regionalService],
  ["s3:x-amz-server-side-encryption-aws-kms-key-id", keyOfKms],
]);

/** Values of keys whose form is known. Wildcards and variables are let be. */
export const checkValueForms: StatementCheck = ({ conditions }, scope) => {
  for (const condition of conditions) {
    const form = forms.get(keyName(condition));
    const { meaning } = condition;
    if (form === undefined || meaning === undefined) continue;
    const family = familyOf(meaning.operator);
    if (family !== "String" && family !== "ARN") continue;
    for (const { text, place } of condition.values) {
      if (isOpen(text) || form.fits(text)) continue;
      scope.report(form.code, place, `${quoted(text)} is ${form.expected(text, scope)}`);
    }
  }
};
