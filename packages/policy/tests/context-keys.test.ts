import { expect, test } from "vitest";
import { contextKeysOf, parsePolicy } from "../src/index.ts";
import { variable } from "./properties/words.ts";

/** "GetContextKeysForCustomPolicy": the keys of conditions, and of variables in resources and in the values of conditions. */
test.each([
  [{ Resource: "*" }, []],
  [{ Resource: `arn:aws:s3:::b/${variable("aws:username")}/*` }, ["aws:username"]],
  [
    { Resource: "*", Condition: { StringLike: { "a:Key": [`x${variable("a:V, 'y'")}`, "z"] } } },
    ["a:Key", "a:V"],
  ],
])("%j asks for %j", (elements, keys) => {
  const statement = { Effect: "Allow", Action: "*", ...elements };
  const parsed = parsePolicy(
    JSON.stringify({ Version: "2012-10-17", Statement: statement }),
    "identity",
  );
  expect(parsed.ok && [...contextKeysOf(parsed.policy)].sort()).toEqual(keys);
});
