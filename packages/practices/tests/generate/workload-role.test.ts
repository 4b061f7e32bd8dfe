import { validatePolicy } from "@ostiary/policy";
import { describe, expect, test } from "vitest";
import {
  type Grant,
  type GrantKind,
  grants,
  proveRole,
  type Workload,
  workloadRole,
} from "../../src/index.ts";

const where = { partition: "aws", account: "111122223333", region: "eu-west-1" };
const kinds = Object.keys(grants).filter((kind): kind is GrantKind => Object.hasOwn(grants, kind));
const everyGrant: readonly Grant[] = kinds.map((kind) => ({ kind, name: "thing" }));

const workloads: readonly Workload[] = [
  { for: "lambda", name: "job" },
  { for: "ecs", name: "job" },
  { for: "ec2", name: "job" },
  { for: "github", name: "job", repository: "acme/shop" },
  { for: "github", name: "job", repository: "acme/shop", branch: "main" },
  {
    for: "oidc",
    name: "job",
    issuer: "https://login.acme.example",
    subject: "system:serviceaccount:a:b",
    audience: "aws",
  },
  { for: "partner", name: "job", accountId: "444455556666", externalId: "blue" },
];

describe.each(workloads.map((workload) => [JSON.stringify(workload), workload] as const))(
  "%s",
  (_, workload) => {
    const role = workloadRole(workload, everyGrant, where);

    test("validates without an error or a security warning", async () => {
      for (const [document, kind] of [
        [role.policy, "identity"],
        [role.boundary, "identity"],
        [role.trustPolicy, "trust"],
      ] as const) {
        const findings = await validatePolicy(JSON.stringify(document), { kind });
        expect(
          findings.filter(({ type }) => type === "ERROR" || type === "SECURITY_WARNING"),
        ).toEqual([]);
      }
    });

    test("does what it is for, and nothing beside it", () => {
      const { allowed, refused, elsewhere } = proveRole(role, where);
      expect(allowed).toBeGreaterThan(everyGrant.length);
      expect({ refused, elsewhere }).toEqual({ refused: [], elsewhere: [] });
    });
  },
);

test("a proof fails where the policy grants more than is needed", () => {
  const role = workloadRole(
    { for: "ec2", name: "job" },
    [{ kind: "table", name: "orders" }],
    where,
  );
  const wide = {
    ...role,
    policy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "dynamodb:*", Resource: "*" }],
    },
  };
  expect(proveRole(wide, where).elsewhere).not.toEqual([]);
  const narrow = {
    ...role,
    boundary: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
    },
  };
  expect(proveRole(narrow, where).refused).not.toEqual([]);
});
