import fc from "fast-check";
import { type Policy, type PolicyKind, type PolicyRequest, parsePolicy } from "../../src/index.ts";
import { principals } from "../decide/principals.ts";
import { variable } from "../properties/words.ts";
import type { ParsedLayers } from "../reference/decision.ts";
import { oneOrMore, plainConditions, plainContexts } from "./plain-conditions.ts";

/** What is asked of what: keys and roles to be assumed are told by both. */
const asked = [
  { action: "s3:GetObject", resource: "arn:aws:s3:::bucket/alice/x" },
  { action: "s3:PutObject", resource: "arn:aws:s3:::bucket/日本" },
  { action: "sqs:SendMessage", resource: "arn:aws:sqs:us-east-1:111122223333:queue" },
  { action: "kms:Decrypt", resource: "arn:aws:kms:us-east-1:111122223333:key/k" },
  { action: "sts:AssumeRole", resource: "arn:aws:iam::111122223333:role/target" },
] as const;
const actions = asked.map(({ action }) => action);
const resources = asked.map(({ resource }) => resource);
const actionPatterns = fc.constantFrom(
  ...actions,
  "*",
  "*",
  "s3:*",
  "S3:get*",
  "s3:?etObject",
  "kms:*",
  "sts:Assume*",
  "sqs:*Message",
);
const resourcePatterns = fc.constantFrom(
  ...resources,
  "*",
  "*",
  "arn:aws:s3:::*",
  "arn:aws:s3:::b*t/*",
  `arn:aws:s3:::bucket/${variable("aws:username")}/?`,
  "arn:aws:sqs:*:111122223333:q*",
  "arn:aws:sqs:us-????-1:*:queue",
  "arn:aws:kms:*:*:key/*",
  "arn:aws:iam::*:role/*",
);

const named = fc.oneof(
  fc.constant("*"),
  fc.record(
    {
      AWS: fc.subarray(
        [
          "111122223333",
          "arn:aws:iam::111122223333:root",
          "arn:aws:iam::111122223333:user/alice",
          "arn:aws:iam::111122223333:role/dev",
          "arn:aws:sts::111122223333:assumed-role/dev/laptop",
          "arn:aws:sts::111122223333:federated-user/carol",
          "444455556666",
        ],
        { minLength: 1, maxLength: 3 },
      ),
      Service: fc.constantFrom("sns.amazonaws.com", "ecs.amazonaws.com"),
    },
    { requiredKeys: ["AWS"] },
  ),
);

const either = (name: string, values: fc.Arbitrary<unknown>): fc.Arbitrary<object> =>
  fc.oneof(
    { weight: 5, arbitrary: values.map((value) => ({ [name]: value })) },
    { weight: 1, arbitrary: values.map((value) => ({ [`Not${name}`]: value })) },
  );

/** Policies of a kind; only those of resources name anybody but everyone, and NotPrincipal goes with Allow. */
function policies(kind: PolicyKind, naming: "nobody" | "everyone" | "some"): fc.Arbitrary<Policy> {
  const principal = (effect: string): fc.Arbitrary<object> => {
    if (naming === "nobody") return fc.constant({});
    if (naming === "everyone") return fc.constant({ Principal: "*" });
    return effect === "Allow" ? either("Principal", named) : named.map((of) => ({ Principal: of }));
  };
  const narrow = fc.constantFrom("Allow", "Allow", "Deny").chain((Effect) =>
    fc
      .tuple(
        fc.constant({ Effect }),
        principal(Effect),
        either("Action", oneOrMore(actionPatterns)),
        either("Resource", oneOrMore(resourcePatterns)),
        fc
          .array(plainConditions, { maxLength: 2 })
          .map((blocks) => ({ Condition: Object.assign({}, ...blocks) })),
      )
      .map((parts) => Object.assign({}, ...parts)),
  );
  const broad = principal("Deny").map((of) => ({
    Effect: "Allow",
    ...of,
    Action: "*",
    Resource: "*",
  }));
  return fc.array(fc.oneof(broad, narrow), { minLength: 1, maxLength: 3 }).map((Statement) => {
    const parsed = parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement }), kind);
    if (!parsed.ok) throw new Error(parsed.findings[0].message);
    return parsed.policy;
  });
}

const some = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength: 1, maxLength: 2 });
const own = policies("identity", "nobody");
const maybe = <T>(key: string, of: fc.Arbitrary<T>): fc.Arbitrary<object> =>
  fc.oneof(
    fc.constant({}),
    of.map((value) => ({ [key]: value })),
  );

const insiders = [principals.user, principals.session, principals["federated-user"]] as const;
const outsiders = [principals.service, principals.anonymous] as const;

/** Requests with layers that their callers can have, in that part of the language which the outside oracle knows as AWS documents it. */
export const plainRequests: fc.Arbitrary<readonly [PolicyRequest, ParsedLayers]> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom(...insiders) },
    { weight: 1, arbitrary: fc.constantFrom(...outsiders) },
  )
  .chain((principal) => {
    const inside = "account" in principal;
    const session =
      principal.kind === "federated-user"
        ? some(own).map((of) => ({ session: of }))
        : principal.kind === "role-session"
          ? maybe("session", some(own))
          : fc.constant({});
    const layers = fc.tuple(
      inside ? some(own).map((identity) => ({ identity })) : fc.constant({ identity: [] }),
      inside ? maybe("boundary", own) : fc.constant({}),
      session,
      policies("resource", "some").map((resource) => ({ resource })),
      inside
        ? maybe("serviceControl", some(some(policies("serviceControl", "nobody"))))
        : fc.constant({}),
      maybe("resourceControl", some(some(policies("resourceControl", "everyone")))),
      maybe("endpoint", some(policies("resource", "everyone"))),
    );
    const request = fc.record({
      what: fc.constantFrom(...asked),
      abroad: fc.constantFrom(false, false, true),
      bare: fc.boolean(),
      context: plainContexts,
    });
    return fc.tuple(request, layers).map(([{ abroad, what, bare, context }, parts]) => {
      const resourceTrust = /^(kms|sts):/.test(what.action) ? "required" : "ordinary";
      const { resource, ...others }: ParsedLayers = Object.assign({ identity: [] }, ...parts);
      // Keys and roles have policies always.
      const attached = resource && (resourceTrust === "required" || !bare) && { resource };
      const resourceAccount = abroad ? "444455556666" : "111122223333";
      return [
        { principal, ...what, context, resourceAccount },
        { ...others, ...attached, resourceTrust },
      ] as const;
    });
  });
