import type { LiveOrganization } from "../../src/index.ts";
import type { Step } from "../../src/landing-zone/plan/step.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Unit = Mutable<LiveOrganization["units"][number]>;
type Account = Mutable<LiveOrganization["accounts"][number]>;
type Policy = Mutable<LiveOrganization["policies"][number]>;

const scp = "SERVICE_CONTROL_POLICY";
const full: Readonly<Record<string, string>> = {
  [scp]: "FullAWSAccess",
  RESOURCE_CONTROL_POLICY: "RCPFullAWSAccess",
};

const newPolicy = (id: string, name: string, type: string, more: Partial<Policy> = {}): Policy => ({
  id,
  name,
  type,
  description: "",
  awsManaged: false,
  content: "{}",
  targets: [],
  tags: {},
  ...more,
});

/** An organization in memory that holds steps to AWS's rules: what AWS would refuse throws. */
export function simulatedOrganization() {
  let organization: LiveOrganization | undefined;
  let made = 0;
  const newId = (kind: string) => `${kind}-${++made}`;
  let units: Unit[] = [];
  let accounts: Account[] = [];
  let policies: Policy[] = [];
  const types: string[] = [];
  const delegates = new Map<string, string[]>();
  let trusted: string[] = [];
  let tags: Readonly<Record<string, string>> = {};

  const found = <T>(thing: T | undefined, what: string): T => {
    if (thing === undefined) throw new Error(`There is no ${what}.`);
    return thing;
  };
  const pathOf = (id: string): string => {
    const unit = units.find((one) => one.id === id);
    return unit === undefined ? "" : `${pathOf(unit.parent)}/${unit.name}`;
  };
  const idOf = (key: string): string => {
    if (key === "/") return "r-root";
    if (key === "management") return "m";
    const unit = units.find(({ id }) => pathOf(id) === key);
    return found(unit ?? accounts.find(({ email }) => email === key), key).id;
  };
  const policyOf = ({ type, name }: { type: string; name: string }): Policy =>
    found(
      policies.find((one) => one.type === type && one.name === name),
      `policy ${name}`,
    );
  const at = (target: string, type: string) =>
    policies.filter((one) => one.type === type && one.targets.includes(target));
  const arrive = (target: string) => {
    for (const type of types) {
      const policy = policies.find(({ name }) => name === full[type]);
      if (policy !== undefined) policy.targets = [...policy.targets, target];
    }
  };

  function perform(step: Step): void {
    switch (step.kind) {
      case "create-organization":
        if (organization !== undefined) throw new Error("There is an organization.");
        accounts = [
          {
            id: "m",
            name: "m",
            email: "m@own.example",
            status: "ACTIVE",
            parent: "r-root",
            tags: {},
          },
        ];
        organization = live();
        return;
      case "enable-policy-type": {
        if (types.includes(step.type)) throw new Error(`${step.type} is enabled.`);
        types.push(step.type);
        const name = full[step.type];
        if (name === undefined) return;
        const targets = ["r-root", ...units.map(({ id }) => id), ...accounts.map(({ id }) => id)];
        policies.push(newPolicy(`p-${name}`, name, step.type, { awsManaged: true, targets }));
        return;
      }
      case "trust-service":
        trusted = [...new Set([...trusted, step.service])];
        return;
      case "distrust-service":
        if ([...delegates.values()].some((services) => services.includes(step.service)))
          throw new Error(`${step.service} has a delegate.`);
        trusted = trusted.filter((service) => service !== step.service);
        return;
      case "create-policy": {
        const { type, name } = step.policy;
        if (!types.includes(type)) throw new Error(`${type} is not enabled.`);
        if (policies.some((one) => one.name === name)) throw new Error(`${name} is there.`);
        const { content, description, tags: own } = step;
        policies.push(newPolicy(newId("p"), name, type, { content, description, tags: own }));
        return;
      }
      case "update-policy": {
        const policy = policyOf(step.policy);
        policy.content = step.content ?? policy.content;
        policy.description = step.description ?? policy.description;
        return;
      }
      case "delete-policy": {
        const policy = policyOf(step.policy);
        if (policy.targets.length > 0) throw new Error(`${policy.name} is attached.`);
        policies = policies.filter((one) => one !== policy);
        return;
      }
      case "create-unit": {
        const parent = idOf(step.parent);
        if (units.some((one) => one.parent === parent && one.name === step.name))
          throw new Error(`${step.unit} is there.`);
        const id = newId("ou");
        units.push({ id, name: step.name, parent, tags: step.tags });
        arrive(id);
        return;
      }
      case "delete-unit": {
        const id = idOf(step.unit);
        if ([...units, ...accounts].some(({ parent }) => parent === id))
          throw new Error(`${step.unit} is not empty.`);
        units = units.filter((unit) => unit.id !== id);
        for (const policy of policies)
          policy.targets = policy.targets.filter((target) => target !== id);
        return;
      }
      case "create-account": {
        if (accounts.some(({ email }) => email === step.email))
          throw new Error(`${step.email} is there.`);
        const id = newId("a");
        const { name, email, tags: own } = step;
        accounts.push({ id, name, email, status: "ACTIVE", parent: "r-root", tags: own });
        arrive(id);
        return;
      }
      case "move-account": {
        const account = found(
          accounts.find(({ id }) => id === idOf(step.account)),
          step.account,
        );
        if (account.parent !== idOf(step.from))
          throw new Error(`${step.account} is not at ${step.from}.`);
        account.parent = idOf(step.to);
        return;
      }
      case "attach-policy": {
        const policy = policyOf(step.policy);
        const target = idOf(step.target);
        if (policy.targets.includes(target))
          throw new Error(`${policy.name} is at ${step.target}.`);
        const limit = policy.type in full ? 5 : 10;
        if (at(target, policy.type).length >= limit)
          throw new Error(`${step.target} has ${limit} policies.`);
        policy.targets = [...policy.targets, target];
        return;
      }
      case "detach-policy": {
        const policy = policyOf(step.policy);
        const target = idOf(step.target);
        // The one refusal that applying takes for done.
        if (!policy.targets.includes(target)) return;
        if (policy.name === "RCPFullAWSAccess") throw new Error("RCPFullAWSAccess stays.");
        if (policy.type === scp && at(target, scp).length === 1)
          throw new Error(`${step.target} needs an SCP.`);
        policy.targets = policy.targets.filter((one) => one !== target);
        return;
      }
      case "tag":
      case "untag": {
        const without = (before: Readonly<Record<string, string>>) =>
          step.kind === "tag"
            ? { ...before, ...step.tags }
            : Object.fromEntries(
                Object.entries(before).filter(([key]) => !step.keys.includes(key)),
              );
        if ("policy" in step.what) {
          const policy = policyOf(step.what.policy);
          policy.tags = without(policy.tags);
          return;
        }
        const id = idOf(step.what.target);
        if (id === "r-root") tags = without(tags);
        else {
          const target = found(
            [...units, ...accounts].find((one) => one.id === id),
            id,
          );
          target.tags = without(target.tags);
        }
        return;
      }
      case "put-resource-policy":
        throw new Error("No case has a resource policy.");
      case "register-delegate": {
        if (!trusted.includes(step.service)) throw new Error(`${step.service} is not trusted.`);
        const id = idOf(step.account);
        delegates.set(id, [...(delegates.get(id) ?? []), step.service]);
        return;
      }
      case "deregister-delegate": {
        const id = idOf(step.account);
        const services = (delegates.get(id) ?? []).filter((service) => service !== step.service);
        if (services.length > 0) delegates.set(id, services);
        else delegates.delete(id);
      }
    }
  }

  function live(): LiveOrganization {
    return {
      id: "o-simulated0",
      managementAccount: "m",
      featureSet: "ALL",
      root: { id: "r-root", name: "Root", tags },
      policyTypes: [...types],
      units: units.map((unit) => ({ ...unit })),
      accounts: accounts.map((account) => ({ ...account })),
      policies: policies.map((policy) => ({ ...policy })),
      delegates: [...delegates].map(([account, services]) => ({ account, services })),
      trustedServices: [...trusted],
    };
  }

  return { perform, live: () => (organization === undefined ? undefined : live()) };
}
