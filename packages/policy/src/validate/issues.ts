/**
 * How much a finding matters ("ValidatePolicyFinding"): the policy does not work; it allows too much; it is not written as
 * policies should be; it could be better put.
 */
export type FindingType = "ERROR" | "SECURITY_WARNING" | "WARNING" | "SUGGESTION";

/** What can be found: its type and its title, as AWS has them ("IAM policy validation check reference"). */
const awsIssues = {
  ARN_ACCOUNT_NOT_ALLOWED: ["ERROR", "ARN account not allowed"],
  ARN_REGION_NOT_ALLOWED: ["ERROR", "ARN Region not allowed"],
  DATA_TYPE_MISMATCH: ["ERROR", "Data type mismatch"],
  DUPLICATE_KEYS_WITH_DIFFERENT_CASE: ["ERROR", "Duplicate keys with different case"],
  EMPTY_VARIABLE: ["ERROR", "Empty variable"],
  FEDERATED_PRINCIPAL_NOT_SUPPORTED: ["ERROR", "Federated principal not supported"],
  INVALID_ACTION: ["ERROR", "Invalid action"],
  INVALID_ARN_ACCOUNT: ["ERROR", "Invalid ARN account"],
  INVALID_ARN_PREFIX: ["ERROR", "Invalid ARN prefix"],
  INVALID_ARN_REGION: ["ERROR", "Invalid ARN Region"],
  INVALID_ARN_RESOURCE: ["ERROR", "Invalid ARN resource"],
  INVALID_ARN_SERVICE_CASE: ["ERROR", "Invalid ARN service case"],
  INVALID_CONDITION_DATA_TYPE: ["ERROR", "Invalid condition data type"],
  INVALID_CONDITION_KEY_FORMAT: ["ERROR", "Invalid condition key format"],
  INVALID_CONDITION_MULTIPLE_BOOLEAN: ["ERROR", "Invalid condition multiple Boolean"],
  INVALID_CONDITION_OPERATOR: ["ERROR", "Invalid condition operator"],
  INVALID_EFFECT: ["ERROR", "Invalid effect"],
  INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY: [
    "ERROR",
    "Invalid federated principal syntax in role trust policy",
  ],
  INVALID_GLOBAL_CONDITION_KEY: ["ERROR", "Invalid global condition key"],
  INVALID_KMS_KEY_VALUE: ["ERROR", "Invalid kms key value"],
  INVALID_PARTITION: ["ERROR", "Invalid partition"],
  INVALID_POLICY_ELEMENT: ["ERROR", "Invalid policy element"],
  INVALID_PRINCIPAL_FORMAT: ["ERROR", "Invalid principal format"],
  INVALID_PRINCIPAL_KEY: ["ERROR", "Invalid principal key"],
  INVALID_REGION: ["ERROR", "Invalid Region"],
  INVALID_SERVICE: ["ERROR", "Invalid service"],
  INVALID_SERVICE_CONDITION_KEY: ["ERROR", "Invalid service condition key"],
  INVALID_SERVICE_IN_ACTION: ["ERROR", "Invalid service in action"],
  INVALID_SERVICE_PRINCIPAL_FORMAT: ["ERROR", "Invalid service principal format"],
  INVALID_VARIABLE_FOR_OPERATOR: ["ERROR", "Invalid variable for operator"],
  INVALID_VERSION: ["ERROR", "Invalid version"],
  INVALID_VPC_FORMAT: ["ERROR", "Invalid vpc format"],
  INVALID_VPCE_FORMAT: ["ERROR", "Invalid vpce format"],
  JSON_SYNTAX_ERROR: ["ERROR", "Json syntax error"],
  MISMATCHED_ACTION_FOR_PRINCIPAL: ["ERROR", "Mismatched action for principal"],
  MISSING_ACTION: ["ERROR", "Missing action"],
  MISSING_ACTION_FOR_CONDITION_KEY: ["ERROR", "Missing action for condition key"],
  MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY: [
    "ERROR",
    "Missing action for roles anywhere trust policy",
  ],
  MISSING_ARN_ACCOUNT: ["ERROR", "Missing ARN account"],
  MISSING_ARN_FIELD: ["ERROR", "Missing ARN field"],
  MISSING_ARN_REGION: ["ERROR", "Missing ARN Region"],
  MISSING_BRACE_IN_VARIABLE: ["ERROR", "Missing brace in variable"],
  MISSING_EFFECT: ["ERROR", "Missing effect"],
  MISSING_PRINCIPAL: ["ERROR", "Missing principal"],
  MISSING_QUALIFIER: ["ERROR", "Missing qualifier"],
  MISSING_QUOTE_IN_VARIABLE: ["ERROR", "Missing quote in variable"],
  MISSING_RESOURCE: ["ERROR", "Missing resource"],
  MISSING_STATEMENT: ["ERROR", "Missing statement"],
  MISSING_TAG_KEY_IN_CONDITION: ["ERROR", "Missing tag key in condition"],
  NULL_WITH_IF_EXISTS: ["ERROR", "Null with if exists"],
  POLICY_SIZE_EXCEEDS_RCP_QUOTA: ["ERROR", "Policy size exceeds RCP quota"],
  POLICY_SIZE_EXCEEDS_SCP_QUOTA: ["ERROR", "Policy size exceeds SCP quota"],
  PRIVATE_IP_ADDRESS: ["ERROR", "Private IP address"],
  PRIVATE_NOT_IP_ADDRESS: ["ERROR", "Private NotIpAddress"],
  RCP_SYNTAX_ERROR_ACTION: ["ERROR", "RCP syntax error action"],
  RCP_SYNTAX_ERROR_ALLOW: ["ERROR", "RCP syntax error allow"],
  RCP_SYNTAX_ERROR_NOTACTION: ["ERROR", "RCP syntax error NotAction"],
  RCP_SYNTAX_ERROR_PRINCIPAL: ["ERROR", "RCP syntax error principal"],
  ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL: [
    "ERROR",
    "Role trust policy syntax error notprincipal",
  ],
  ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE: ["ERROR", "Role trust policy syntax error resource"],
  ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL: [
    "ERROR",
    "Role trust policy unsupported wildcard in principal",
  ],
  SCP_SYNTAX_ERROR_PRINCIPAL: ["ERROR", "SCP syntax error principal"],
  TYPE_MISMATCH_IP_RANGE: ["ERROR", "Type mismatch IP range"],
  UNIQUE_SIDS_REQUIRED: ["ERROR", "Unique Sids required"],
  UNSUPPORTED_ACTION_FOR_CONDITION_KEY: ["ERROR", "Unsupported action for condition key"],
  UNSUPPORTED_ACTION_IN_POLICY: ["ERROR", "Unsupported action in policy"],
  UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL: [
    "ERROR",
    "Unsupported condition key for service principal",
  ],
  UNSUPPORTED_ELEMENT_COMBINATION: ["ERROR", "Unsupported element combination"],
  UNSUPPORTED_GLOBAL_CONDITION_KEY: ["ERROR", "Unsupported global condition key"],
  UNSUPPORTED_PRINCIPAL: ["ERROR", "Unsupported principal"],
  UNSUPPORTED_RESOURCE_ARN_IN_POLICY: ["ERROR", "Unsupported resource ARN in policy"],
  UNSUPPORTED_SID: ["ERROR", "Unsupported Sid"],
  UNSUPPORTED_SPACE_IN_VARIABLE: ["ERROR", "Unsupported space in variable"],
  UNSUPPORTED_WILDCARD_IN_PRINCIPAL: ["ERROR", "Unsupported wildcard in principal"],
  VARIABLE_UNSUPPORTED_IN_ELEMENT: ["ERROR", "Variable unsupported in element"],
  VARIABLE_UNSUPPORTED_IN_VERSION: ["ERROR", "Variable unsupported in version"],
  VARIABLE_USAGE_TOO_PERMISSIVE: ["ERROR", "Variable usage too permissive"],
  WILDCARD_USAGE_TOO_PERMISSIVE: ["ERROR", "Wildcard usage too permissive"],

  ALLOW_WITH_NOT_PRINCIPAL: ["SECURITY_WARNING", "Allow with NotPrincipal"],
  DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: [
    "SECURITY_WARNING",
    "Deny NotAction with unsupported tag condition key for service",
  ],
  DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: [
    "SECURITY_WARNING",
    "Deny with unsupported tag condition key for service",
  ],
  DYNAMODB_ATTRIBUTES_WITHOUT_SELECT: ["SECURITY_WARNING", "DynamoDB attributes without select"],
  FORALLVALUES_WITH_SINGLE_VALUED_KEY: ["SECURITY_WARNING", "ForAllValues with single valued key"],
  FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE: [
    "SECURITY_WARNING",
    "ForAnyValue with audience claim type",
  ],
  MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL: [
    "SECURITY_WARNING",
    "Missing condition key for oidc principal",
  ],
  MISSING_GITHUB_REPO_CONDITION_KEY: ["SECURITY_WARNING", "Missing github repo condition key"],
  MISSING_PAIRED_CONDITION_KEYS: ["SECURITY_WARNING", "Missing paired condition keys"],
  PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE: [
    "SECURITY_WARNING",
    "Pass role with NotAction and NotResource",
  ],
  PASS_ROLE_WITH_NOT_RESOURCE: ["SECURITY_WARNING", "Pass role with NotResource"],
  PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE: [
    "SECURITY_WARNING",
    "Pass role with star in action and NotResource",
  ],
  PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE: [
    "SECURITY_WARNING",
    "Pass role with star in action and resource",
  ],
  PASS_ROLE_WITH_STAR_IN_RESOURCE: ["SECURITY_WARNING", "Pass role with star in resource"],
  PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION: [
    "SECURITY_WARNING",
    "Pass role with star in resource and NotAction",
  ],
  RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL: [
    "SECURITY_WARNING",
    "Restrict access to service principal",
  ],
  S3_PREFIX_IN_NEGATIVE_CONTEXT: ["SECURITY_WARNING", "S3 prefix in negative context"],
  STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS: [
    "SECURITY_WARNING",
    "String like operator with ARN condition keys",
  ],
  UNTRUSTWORTHY_CONDITION_KEY: ["SECURITY_WARNING", "Untrustworthy condition key"],

  CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE: [
    "WARNING",
    "Create SLR with NotAction and NotResource",
  ],
  CREATE_SLR_WITH_NOT_RESOURCE: ["WARNING", "Create SLR with NotResource"],
  CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE: [
    "WARNING",
    "Create SLR with star in action and NotResource",
  ],
  CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE: [
    "WARNING",
    "Create SLR with star in action and resource",
  ],
  CREATE_SLR_WITH_STAR_IN_RESOURCE: ["WARNING", "Create SLR with star in resource"],
  CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION: [
    "WARNING",
    "Create SLR with star in resource and NotAction",
  ],
  DEPRECATED_GLOBAL_CONDITION_KEY: ["WARNING", "Deprecated global condition key"],
  INVALID_DATE_VALUE: ["WARNING", "Invalid date value"],
  INVALID_ROLE_REFERENCE: ["WARNING", "Invalid role reference"],
  INVALID_USER_REFERENCE: ["WARNING", "Invalid user reference"],
  MISSING_VERSION: ["WARNING", "Missing version"],
  POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA: [
    "WARNING",
    "Policy size exceeds identity policy quota",
  ],
  POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA: [
    "WARNING",
    "Policy size exceeds resource policy quota",
  ],
  POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA: [
    "WARNING",
    "Policy size exceeds role trust policy quota",
  ],
  RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY: [
    "WARNING",
    "RCP missing related principal condition key",
  ],
  RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY: [
    "WARNING",
    "RCP missing related service principal condition key",
  ],
  RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK: [
    "WARNING",
    "RCP missing service condition key null check",
  ],
  SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED: [
    "WARNING",
    "Specific github repo and branch recommended",
  ],
  TYPE_MISMATCH: ["WARNING", "Type mismatch"],
  TYPE_MISMATCH_BOOLEAN: ["WARNING", "Type mismatch Boolean"],
  TYPE_MISMATCH_DATE: ["WARNING", "Type mismatch date"],
  TYPE_MISMATCH_NUMBER: ["WARNING", "Type mismatch number"],
  TYPE_MISMATCH_STRING: ["WARNING", "Type mismatch string"],
  UNIQUE_SIDS_RECOMMENDED: ["WARNING", "Unique Sids recommended"],
  USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES: [
    "WARNING",
    "Use condition key only with supported services",
  ],
  WILDCARD_WITHOUT_LIKE_OPERATOR: ["WARNING", "Wildcard without like operator"],

  ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: [
    "SUGGESTION",
    "Allow NotAction with unsupported tag condition key for service",
  ],
  ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: [
    "SUGGESTION",
    "Allow with unsupported tag condition key for service",
  ],
  CONFIRM_AUDIENCE_CLAIM_TYPE: ["SUGGESTION", "Confirm audience claim type"],
  EMPTY_ARRAY_ACTION: ["SUGGESTION", "Empty array action"],
  EMPTY_ARRAY_CONDITION: ["SUGGESTION", "Empty array condition"],
  EMPTY_ARRAY_CONDITION_FORALLVALUES: ["SUGGESTION", "Empty array condition ForAllValues"],
  EMPTY_ARRAY_CONDITION_FORANYVALUE: ["SUGGESTION", "Empty array condition ForAnyValue"],
  EMPTY_ARRAY_CONDITION_IFEXISTS: ["SUGGESTION", "Empty array condition IfExists"],
  EMPTY_ARRAY_PRINCIPAL: ["SUGGESTION", "Empty array principal"],
  EMPTY_ARRAY_RESOURCE: ["SUGGESTION", "Empty array resource"],
  EMPTY_OBJECT_CONDITION: ["SUGGESTION", "Empty object condition"],
  EMPTY_OBJECT_PRINCIPAL: ["SUGGESTION", "Empty object principal"],
  EMPTY_SID_VALUE: ["SUGGESTION", "Empty Sid value"],
  EQUIVALENT_TO_NULL_FALSE: ["SUGGESTION", "Equivalent to null false"],
  EQUIVALENT_TO_NULL_TRUE: ["SUGGESTION", "Equivalent to null true"],
  IMPROVE_IP_RANGE: ["SUGGESTION", "Improve IP range"],
  IRRELEVANT_CONDITION_KEY_IN_POLICY: ["SUGGESTION", "Irrelevant condition key in policy"],
  NULL_WITH_QUALIFIER: ["SUGGESTION", "Null with qualifier"],
  PRIVATE_IP_ADDRESS_SUBSET: ["SUGGESTION", "Private IP address subset"],
  PRIVATE_NOT_IP_ADDRESS_SUBSET: ["SUGGESTION", "Private NotIpAddress subset"],
  RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL: [
    "SUGGESTION",
    "Recommended condition key for service principal",
  ],
  REDUNDANT_ACTION: ["SUGGESTION", "Redundant action"],
  REDUNDANT_CONDITION_VALUE_NUM: ["SUGGESTION", "Redundant condition value num"],
  REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION: [
    "SUGGESTION",
    "Redundant key due to wildcard in condition",
  ],
  REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY: [
    "SUGGESTION",
    "Redundant principal in role trust policy",
  ],
  REDUNDANT_RESOURCE: ["SUGGESTION", "Redundant resource"],
  REDUNDANT_STATEMENT: ["SUGGESTION", "Redundant statement"],
  REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION: [
    "SUGGESTION",
    "Redundant statement due to wildcard in condition",
  ],
  WILDCARD_IN_SERVICE_NAME: ["SUGGESTION", "Wildcard in service name"],
} as const satisfies Readonly<Record<string, readonly [FindingType, string]>>;

/** What AWS has no check for. */
const ownIssues = {
  ACTION_WITHOUT_RESOURCE: ["WARNING", "Action without a resource"],
  ALLOW_EVERYONE: ["SECURITY_WARNING", "Allow everyone"],
  ALLOW_WITH_NOT_ACTION: ["WARNING", "Allow with NotAction"],
  ALLOW_WITH_NOT_RESOURCE: ["WARNING", "Allow with NotResource"],
  FORALLVALUES_WITHOUT_NULL_CHECK: ["SECURITY_WARNING", "ForAllValues without a Null check"],
  FORANYVALUE_WITH_SINGLE_VALUED_KEY: ["SUGGESTION", "ForAnyValue with single valued key"],
  MISSING_SUBJECT_FOR_OIDC_PRINCIPAL: ["SECURITY_WARNING", "Missing subject for oidc principal"],
  MULTIVALUED_VARIABLE: ["WARNING", "Variable with several values"],
  OUTDATED_VERSION: ["ERROR", "Outdated version"],
  POLICY_SIZE_EXCEEDS_SESSION_POLICY_QUOTA: ["ERROR", "Policy size exceeds session policy quota"],
  RESOURCE_WITHOUT_ACTION: ["WARNING", "Resource without an action"],
  UNKNOWN_VARIABLE: ["WARNING", "Unknown variable"],
  UNREACHABLE_STATEMENT: ["WARNING", "Unreachable statement"],
  VARIABLE_UNSUPPORTED_IN_ARN: ["WARNING", "Variable unsupported in ARN"],
} as const satisfies Readonly<Record<string, readonly [FindingType, string]>>;

/** The code of what was found. */
export type IssueCode = keyof typeof awsIssues | keyof typeof ownIssues;

/** A kind of finding. */
export interface Issue {
  readonly code: IssueCode;
  readonly type: FindingType;
  readonly title: string;
  /** Whether AWS has this check; the codes of others are ours. */
  readonly aws: boolean;
}

const listed = (
  issues: Readonly<Record<string, readonly [FindingType, string]>>,
  isCode: (text: string) => text is IssueCode,
  aws: boolean,
): readonly Issue[] =>
  Object.entries(issues).flatMap(([code, [type, title]]) =>
    isCode(code) ? [Object.freeze({ code, type, title, aws })] : [],
  );

/** Every kind of finding. */
export const issues: readonly Issue[] = Object.freeze([
  ...listed(awsIssues, (text): text is IssueCode => text in awsIssues, true),
  ...listed(ownIssues, (text): text is IssueCode => text in ownIssues, false),
]);

const types: Readonly<Record<IssueCode, readonly [FindingType, string]>> = {
  ...awsIssues,
  ...ownIssues,
};

/** The type of a finding by its code. */
export const typeOf = (code: IssueCode): FindingType => types[code][0];
