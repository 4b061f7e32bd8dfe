import { expect, test } from "vitest";
import {
  type AttachedPolicy,
  compilePolicy,
  elementPlaces,
  examine,
  type PolicyKind,
  parsePolicy,
  requestContext,
} from "../src/index.ts";
import { principals } from "./decide/principals.ts";

const guard = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "NotAction": "iam:*",
      "Resource": "arn:aws:s3:::\${aws:PrincipalTag/team}/*",
      "Condition": {
        "stringEquals": { "s3:prefix": "home" },
        "ForAnyValue:StringLikeIfExists": { "aws:TagKeys": ["a*"], "aws:username": "alice" }
      }
    }
  ]
}`;

function attached(text: string, kind: PolicyKind): AttachedPolicy {
  const parsed = parsePolicy(text, kind);
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  return { id: kind, source: "none", policy: compilePolicy(parsed.policy) };
}

const request = {
  principal: principals.user,
  action: "s3:GetObject",
  resource: "arn:aws:s3:::bucket/key",
  context: requestContext({ "aws:username": "alice", "s3:prefix": "home" }),
};

test("every element says whether it matches, and which keys it lacks", () => {
  const [examined] = examine(request, {
    identity: [],
    serviceControl: [[], [attached(guard, "serviceControl")]],
  });
  expect(examined).toMatchObject({ layer: "serviceControl", level: 1, index: 0, applies: false });
  expect(
    examined?.elements.map(({ name, matches, missing, value }) => [name, matches, missing, value]),
  ).toEqual([
    ["NotAction", true, [], undefined],
    ["Resource", false, ["aws:PrincipalTag/team"], undefined],
    ["Condition.StringEquals.s3:prefix", true, [], "home"],
    ["Condition.ForAnyValue:StringLikeIfExists.aws:TagKeys", true, ["aws:TagKeys"], undefined],
    ["Condition.ForAnyValue:StringLikeIfExists.aws:username", true, [], "alice"],
  ]);
});

test("policies that name principals are asked for them", () => {
  const policy = JSON.stringify({
    Statement: {
      Effect: "Allow",
      NotPrincipal: { AWS: "111122223333" },
      Action: "*",
      Resource: "*",
    },
  });
  const [examined] = examine(request, { identity: [], resource: attached(policy, "resource") });
  expect(examined?.elements).toEqual([
    { name: "NotPrincipal", matches: false, missing: [] },
    { name: "Action", matches: true, missing: [] },
    { name: "Resource", matches: true, missing: [] },
  ]);
});

test("who has a boundary is spared by no NotPrincipal, as AWS documents", () => {
  const spared = { AWS: ["111122223333", principals.user.arn] };
  const denial = { Effect: "Deny", NotPrincipal: spared, Action: "*", Resource: "*" };
  const resource = attached(JSON.stringify({ Statement: denial }), "resource");
  const boundary = attached(guard, "identity");
  expect(examine(request, { identity: [], resource })[0]?.applies).toBe(false);
  expect(examine(request, { identity: [], resource, boundary })[0]?.applies).toBe(true);
});

test("a policy that names nobody applies to nobody where principals are asked for", () => {
  const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "*", Resource: "*" },
  });
  const [examined] = examine(request, { identity: [], resource: attached(policy, "session") });
  expect(examined?.elements[0]).toEqual({ name: "Principal", matches: false, missing: [] });
});

test("elements have their places in the text", () => {
  const [places] = elementPlaces(guard);
  expect(places?.start).toEqual({ line: 4, column: 5 });
  expect(places?.elements.get("NotAction")).toEqual({ line: 6, column: 7 });
  expect(places?.conditions).toEqual([
    { line: 9, column: 27 },
    { line: 10, column: 45 },
    { line: 10, column: 68 },
  ]);
});
