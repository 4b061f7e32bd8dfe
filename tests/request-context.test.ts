import { CreateUserCommand, GetUserCommand, IAMClient, TagUserCommand } from "@aws-sdk/client-iam";
import { DecodeAuthorizationMessageCommand, STSClient } from "@aws-sdk/client-sts";
import { globalConditionKeys } from "@ostiary/policy";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MadeEntities, madeEntities } from "./made-entities.ts";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let made: MadeEntities;

beforeAll(async () => {
  running = await testServer();
  made = madeEntities(running);
});
afterAll(() => running.stop());

type Context = Readonly<Record<string, readonly string[]>>;

/** What policies were asked with when a call was denied, by key in lower case. */
async function contextOfDenial(call: Promise<unknown>): Promise<Context> {
  const refusal = await call.then(
    () => "allowed",
    (error: unknown) => String(error),
  );
  const [, EncodedMessage = ""] = /failure message: (\S+)/.exec(refusal) ?? [];
  const { DecodedMessage = "" } = await new STSClient(running.operator).send(
    new DecodeAuthorizationMessageCommand({ EncodedMessage }),
  );
  const { context } = JSON.parse(DecodedMessage);
  const conditions: readonly { key: string; values: { items: readonly { value: string }[] } }[] =
    context.conditions.items;
  return Object.fromEntries(
    conditions.map(({ key, values }) => [key, values.items.map(({ value }) => value)]),
  );
}

/** Keys that every signed request brings. */
const always = [
  "aws:currenttime",
  "aws:epochtime",
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalisawsservice",
  "aws:principaltype",
  "aws:requestedregion",
  "aws:resourceaccount",
  "aws:securetransport",
  "aws:sourceip",
  "aws:useragent",
  "aws:userid",
  "aws:viaawsservice",
];

const getUser = (as: ClientSettings, UserName = "nobody") =>
  new IAMClient(as).send(new GetUserCommand({ UserName }));

const global = new Map(globalConditionKeys.map((key) => [key.name.toLowerCase(), key]));

/** What the registry says of a key, which may be one of a template: `aws:PrincipalTag/…`. */
const registered = (key: string) =>
  global.get(key) ?? global.get(`${key.slice(0, key.indexOf("/"))}/\${tagkey}`);

describe("the context of a request", () => {
  test("of a user has the keys of its connection, its caller and its resource", async () => {
    const name = await made.user();
    const context = await contextOfDenial(getUser(await made.keys(name)));
    expect(Object.keys(context).sort()).toEqual([...always, "aws:username"].sort());
    expect(context).toMatchObject({
      "aws:username": [name],
      "aws:principaltype": ["User"],
      "aws:principalarn": [made.arnOf(`user/${name}`)],
      "aws:viaawsservice": ["false"],
      "aws:securetransport": ["false"],
      "aws:resourceaccount": [running.server.accountId],
    });
  });

  test("of a role's session has when it began, and goes by the role", async () => {
    const role = await made.role();
    const context = await contextOfDenial(getUser(await role.assume()));
    expect(Object.keys(context).sort()).toEqual(
      [...always, "aws:multifactorauthpresent", "aws:tokenissuetime"].sort(),
    );
    expect(context).toMatchObject({
      "aws:principalarn": [role.arn],
      "aws:principaltype": ["AssumedRole"],
      "aws:multifactorauthpresent": ["false"],
    });
  });

  test("has the tags of the caller, of the request and of the resource", async () => {
    const name = await made.user();
    const operator = new IAMClient(running.operator);
    await operator.send(
      new TagUserCommand({ UserName: name, Tags: [{ Key: "Team", Value: "blue" }] }),
    );
    const keys = await made.keys(name);
    const own = await contextOfDenial(getUser(keys, name));
    expect(own).toMatchObject({
      "aws:principaltag/team": ["blue"],
      "aws:resourcetag/team": ["blue"],
    });
    const Tags = [
      { Key: "One", Value: "1" },
      { Key: "Two", Value: "2" },
    ];
    const create = new CreateUserCommand({ UserName: "tagged", Tags });
    expect(await contextOfDenial(new IAMClient(keys).send(create))).toMatchObject({
      "aws:requesttag/one": ["1"],
      "aws:requesttag/two": ["2"],
      "aws:tagkeys": ["One", "Two"],
    });
  });

  test("has the page that a browser came from", async () => {
    const client = new IAMClient(await made.keys(await made.user()));
    client.middlewareStack.add(
      (next) => (args) => {
        const { request } = args;
        if (typeof request === "object" && request !== null && "headers" in request) {
          Object.assign(request.headers ?? {}, { referer: "https://console.example.com/" });
        }
        return next(args);
      },
      { step: "build" },
    );
    const context = await contextOfDenial(client.send(new GetUserCommand({ UserName: "nobody" })));
    expect(context["aws:referer"]).toEqual(["https://console.example.com/"]);
  });

  test("has no key that the registry does not know, and several values only where it says so", async () => {
    const role = await made.role();
    const asUser = await contextOfDenial(getUser(await made.keys(await made.user())));
    for (const context of [asUser, await contextOfDenial(getUser(await role.assume()))]) {
      for (const [key, values] of Object.entries(context)) {
        const known = registered(key);
        expect(known, key).toBeDefined();
        if (known?.multiValued === false) expect(values.length, key).toBe(1);
      }
    }
  });
});
