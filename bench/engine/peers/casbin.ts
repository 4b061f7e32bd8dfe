import type { Condition, RequestContext, Statement } from "@ostiary/policy";
import { type Enforcer, newEnforcer, newModelFromString } from "casbin";
import { typicalWorkload } from "../workload.ts";
import type { Peer } from "./peer.ts";
import { layeredStatements } from "./statements.ts";
import { versionOf } from "./version.ts";

/** casbin's model of one layer: a line of policy is a statement, whose parts are looked up by the functions below. */
const model = (effect: string): string => `
[request_definition]
r = action, resource, context
[policy_definition]
p = actions, resources, conditions, eft
[policy_effect]
e = ${effect}
[matchers]
m = isAbout(r.action, p.actions) && reaches(r.resource, p.resources, r.context) && holds(r.context, p.conditions)
`;

const allowAndNoDeny = "some(where (p.eft == allow)) && !some(where (p.eft == deny))";
const noDeny = "!some(where (p.eft == deny))";

const expressionOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll(/[.+^$()|[\]\\{}]/g, "\\$&").replaceAll("*", ".*")}$`);

type Test = (value: string) => boolean;

const anyTest =
  (tests: readonly Test[]): Test =>
  (value) =>
    tests.some((test) => test(value));

const prefixOrWhole = (pattern: string): Test => {
  const star = pattern.indexOf("*");
  if (star < 0) return (value) => value === pattern;
  if (star < pattern.length - 1) return (value) => expressionOf(pattern).test(value);
  const prefix = pattern.slice(0, -1);
  return (value) => value.startsWith(prefix);
};

const actionTest = ({ patterns, negated }: Statement["actions"]): Test => {
  const any = anyTest(patterns.map(prefixOrWhole));
  return (value) => any(value) !== negated;
};

type ResourceTest = (resource: string, context: RequestContext) => boolean;
const username = `$\{aws:username}`;

const resourceTest = ({ patterns }: Statement["actions"]): ResourceTest => {
  const fixed = anyTest(patterns.filter((one) => !one.includes(username)).map(prefixOrWhole));
  const own = patterns.filter((one) => one.includes(username));
  return (resource, context) =>
    fixed(resource) ||
    own.some((pattern) =>
      prefixOrWhole(pattern.replace(username, String(context.get("aws:username"))))(resource),
    );
};

const numberOfAddress = (text: string): number =>
  text.split(".").reduce((bits, part) => bits * 256 + Number(part), 0);

const inNetwork = (network: string): Test => {
  const [address = "", prefix = "32"] = network.split("/");
  const size = 2 ** (32 - Number(prefix));
  const place = Math.floor(numberOfAddress(address) / size);
  return (value) => Math.floor(numberOfAddress(value) / size) === place;
};

const valueTests: Readonly<Record<string, (value: string) => Test>> = {
  StringEquals: (one) => (value) => value === one,
  StringLike: prefixOrWhole,
  IpAddress: inNetwork,
  Bool: (one) => (value) => value === one,
  DateGreaterThan: (one) => {
    const moment = Date.parse(one);
    return (value) => Date.parse(value) > moment;
  },
  NumericLessThan: (one) => (value) => Number(value) < Number(one),
};

type ConditionTest = (context: RequestContext) => boolean;

function conditionTest({ operator, qualifier, key, values }: Condition): ConditionTest {
  const negated = operator === "StringNotEquals";
  const test = valueTests[negated ? "StringEquals" : operator];
  if (test === undefined) throw new Error(`No translation of ${operator}`);
  const any = anyTest(values.map(test));
  const name = key.toLowerCase();
  return (context) => {
    const value = context.get(name);
    if (typeof value !== "string") return negated || qualifier === "ForAllValues";
    return any(value) !== negated;
  };
}

/** What a line's parts stand for, by its name: a policy of casbin holds only texts. */
interface Compiled {
  readonly actions: Test;
  readonly resources: ResourceTest;
  readonly conditions: readonly ConditionTest[];
}

async function enforcerOf(statements: readonly Statement[], effect: string): Promise<Enforcer> {
  const enforcer = await newEnforcer(newModelFromString(model(effect)));
  const compiled = new Map<string, Compiled>();
  for (const [place, statement] of statements.entries()) {
    const name = `s${place}`;
    compiled.set(name, {
      actions: actionTest(statement.actions),
      resources: statement.resources ? resourceTest(statement.resources) : () => true,
      conditions: statement.conditions.map(conditionTest),
    });
    await enforcer.addPolicy(name, name, name, statement.effect.toLowerCase());
  }
  await enforcer.addFunction("isAbout", (action: string, name: string) =>
    Boolean(compiled.get(name)?.actions(action)),
  );
  await enforcer.addFunction("reaches", (resource: string, name: string, context: RequestContext) =>
    Boolean(compiled.get(name)?.resources(resource, context)),
  );
  await enforcer.addFunction("holds", (context: RequestContext, name: string) =>
    Boolean(compiled.get(name)?.conditions.every((condition) => condition(context))),
  );
  return enforcer;
}

/** casbin: an enforcer for each layer, all of which have to allow; the caller is named by none that allows in the resource policy. */
export async function casbinPeer(): Promise<Peer> {
  const { identity, limits, resource } = layeredStatements;
  const denials = resource.filter(({ effect }) => effect === "Deny");
  const enforcers = await Promise.all([
    enforcerOf(denials, noDeny),
    ...limits.map((statements) => enforcerOf(statements, allowAndNoDeny)),
    enforcerOf(identity, allowAndNoDeny),
  ]);
  const { requests } = typicalWorkload;
  return {
    name: "casbin",
    version: versionOf("casbin"),
    takes: [...requests.keys()],
    allows(place) {
      const request = requests[place];
      if (request === undefined) return false;
      const { action, resource: arn, context } = request;
      return enforcers.every((enforcer) => enforcer.enforceSync(action, arn, context));
    },
  };
}
