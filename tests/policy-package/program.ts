/** What the program imports of the package. */
export const programImports = `import {
  changesToAllow, compileLayers, compilePolicy, decide, explain, parsePolicy, principalOf, requestContext, validatePolicy,
} from "@ostiary/policy";`;

/** A program that uses all parts of the package, the catalogue too, and leaves what it found in \`globalThis.found\`. */
export const programBody = `
const text = JSON.stringify({
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Action: "s3:GetObjet",
    Resource: "*",
    Condition: { BinaryEquals: { "s3:key": "QmluYXJ5" } },
  },
});
const parsed = parsePolicy(text, "identity");
const layers = { identity: [{ id: "one", source: "none", policy: compilePolicy(parsed.policy) }] };
const request = {
  principal: principalOf("arn:aws:iam::111122223333:user/alice"),
  action: "s3:GetObjet",
  resource: "*",
  context: requestContext({ "s3:key": "QmluYXJ5" }),
};
const other = { ...request, action: "s3:PutObject" };
const findings = await validatePolicy(text, { kind: "identity" });
globalThis.found = {
  results: [decide(request, compileLayers(layers)).result, explain(other, layers).layer],
  changes: changesToAllow(other, layers).length,
  codes: findings.map(({ code }) => code),
};
`;

/** What it finds. */
export const programFinds = {
  results: ["allowed", "identity"],
  changes: 1,
  codes: ["INVALID_ACTION", "INVALID_SERVICE_CONDITION_KEY"],
};
