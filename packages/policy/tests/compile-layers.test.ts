import { expect, test } from "vitest";
import {
  type AttachedPolicy,
  compileLayers,
  compilePolicy,
  parsePolicy,
  requestContext,
} from "../src/index.ts";

function attached(...statements: readonly object[]): AttachedPolicy {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const parsed = parsePolicy(text, "identity");
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  return { id: "p", source: "none", policy: compilePolicy(parsed.policy) };
}

const allow = { Effect: "Allow", Action: "s3:Get*", Resource: "*" };
const deny = { Effect: "Deny", Action: "s3:Get*", Resource: "arn:aws:s3:::b/*" };

test("what layers say of an action is remembered, for so many actions", () => {
  const { about } = compileLayers({ identity: [attached(allow)] });
  const first = about("s3:GetObject");
  for (let other = 0; other < 1_023; other += 1) about(`s3:Other${other}`);
  expect(about("s3:GetObject")).toBe(first);
  about("s3:OneMore");
  expect(about("s3:GetObject")).not.toBe(first);
  expect(about("s3:GetObject")).toEqual(first);
});

test("only layers that may deny an action are asked whether they do", () => {
  const layers = compileLayers({
    identity: [attached(allow, { ...deny, Action: "s3:Put*" })],
    boundary: attached(allow, deny),
    session: [attached(allow), attached({ ...deny, Resource: "*" })],
  });
  const denying = (action: string) => layers.about(action).denying.map(({ layer }) => layer);
  expect(denying("s3:GetObject")).toEqual(["boundary", "session"]);
  expect(denying("s3:PutObject")).toEqual(["identity"]);
  expect(denying("s3:ListBucket")).toEqual([]);
});

test("statements that ask the same share what they ask", () => {
  const asking = (condition: object) => ({ ...allow, Condition: condition });
  const { policy } = attached(
    asking({ StringEquals: { "a:k": "v" } }),
    asking({ StringEquals: { "a:k": "w" } }),
    asking({ StringEquals: { "a:k": "v" } }),
  );
  const [one, other, same] = policy.statements;
  expect(same?.conditions).toBe(one?.conditions);
  expect(other?.conditions).not.toBe(one?.conditions);
});

test("a context has no keys without a value", () => {
  const context = requestContext({ "a:K": "v", "a:L": undefined, "A:k": "w" });
  expect([...context]).toEqual([["a:k", "w"]]);
});
