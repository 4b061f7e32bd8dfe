import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { type IssueCode, type PolicyFinding, parsePolicy, validatePolicy } from "../src/index.ts";

const dataFile = (ending: string): Buffer =>
  readFileSync(
    new URL(`../../server/data/aws-managed-policies.generated.${ending}`, import.meta.url),
  );
const documents = dataFile("bin");
const rows: readonly (readonly [arn: string, ...unknown[], length: number])[] = JSON.parse(
  dataFile("json").toString("utf8"),
);
let start = 0;
const texts = rows.map(([arn, ...row]) => {
  const end = start + Number(row.at(-1));
  const packed = documents.subarray(start, end);
  start = end;
  return [arn.slice(arn.lastIndexOf("/") + 1), inflateRawSync(packed).toString("utf8")] as const;
});

const findings = new Map<string, readonly PolicyFinding[]>();

beforeAll(async () => {
  for (const [name, text] of texts) {
    findings.set(name, await validatePolicy(text, { kind: "identity" }));
  }
});

const policiesWith = (code: IssueCode): readonly string[] =>
  [...findings].filter(([, found]) => found.some((one) => one.code === code)).map(([name]) => name);

describe("the policies that AWS manages", () => {
  test("are 1,594, and the parser takes them all", () => {
    const refused = texts.filter(([, text]) => !parsePolicy(text, "identity").ok);
    expect([texts.length, refused]).toEqual([1594, []]);
  });

  test("have no errors but names and pairs of names that the reference does not know", () => {
    const counts: Partial<Record<IssueCode, number>> = {};
    for (const { type, code } of [...findings.values()].flat()) {
      if (type === "ERROR") counts[code] = (counts[code] ?? 0) + 1;
    }
    expect(counts).toEqual({
      INVALID_ACTION: 53,
      INVALID_SERVICE: 3,
      INVALID_SERVICE_CONDITION_KEY: 1,
      INVALID_SERVICE_IN_ACTION: 95,
      // events:detail-type, which the reference has as a list.
      MISSING_QUALIFIER: 3,
      UNSUPPORTED_ACTION_FOR_CONDITION_KEY: 27,
    });
  });

  /** The policies that AWS itself names for a check ("IAM policy validation check reference"), as far as they still are so. */
  test.each<[IssueCode, readonly string[]]>([
    ["CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE", ["AdministratorAccess", "IAMFullAccess"]],
    ["CREATE_SLR_WITH_STAR_IN_RESOURCE", ["AWSOrganizationsServiceTrustPolicy", "PowerUserAccess"]],
    ["PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE", ["AdministratorAccess", "IAMFullAccess"]],
    [
      "PASS_ROLE_WITH_STAR_IN_RESOURCE",
      [
        "AWSElasticBeanstalkService",
        "AdministratorAccess-Amplify",
        "AmazonDynamoDBFullAccesswithDataPipeline",
        "AmazonElasticMapReduceFullAccess",
      ],
    ],
    [
      "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
      ["AWSSupportServiceRolePolicy", "ReadOnlyAccess"],
    ],
    [
      "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
      [
        "AWSCodePipeline_FullAccess",
        "AWSCodePipeline_ReadOnlyAccess",
        "AmazonSecurityLakeAdministrator",
        "S3UnlockBucketPolicy",
        "SQSUnlockQueuePolicy",
      ],
    ],
  ])("%s is found where AWS finds it", (code, named) => {
    expect(policiesWith(code)).toEqual(expect.arrayContaining([...named]));
  });

  test("no other passes any role, or creates any service-linked role", () => {
    const codes: readonly IssueCode[] = [
      "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
      "PASS_ROLE_WITH_STAR_IN_RESOURCE",
      "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE",
      "CREATE_SLR_WITH_STAR_IN_RESOURCE",
    ];
    expect([...new Set(codes.flatMap(policiesWith))].sort()).toEqual([
      "AWSElasticBeanstalkService",
      "AWSMcpServiceActionsFullAccess",
      "AWSOrganizationsServiceTrustPolicy",
      "AdministratorAccess",
      "AdministratorAccess-Amplify",
      "AmazonDataZoneProjectDeploymentPermissionsBoundary",
      "AmazonDynamoDBFullAccesswithDataPipeline",
      "AmazonElasticMapReduceFullAccess",
      "AmazonElasticMapReduceRole",
      "IAMFullAccess",
      "PowerUserAccess",
    ]);
  });
});
