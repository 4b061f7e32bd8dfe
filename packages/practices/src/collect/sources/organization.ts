import {
  DescribeOrganizationCommand,
  ListAccountsForParentCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-organizations";
import {
  answersIn,
  enabledTypesOf,
  isAnswer,
  memberOf,
  organizationIn,
  organizationOf,
  tagMapOf,
  textOf,
  unitOf,
} from "../../answers/index.ts";
import { draftOrganization } from "../../draft/index.ts";
import type { Asking } from "../asking.ts";
import { forEach, type Session, type Source } from "../source.ts";

/** What any call of Organizations says where the account belongs to none. */
export const noOrganization = { AWSOrganizationsNotInUseException: {} };

/** The organization; false where there is none. */
async function describe({ clients, snapshot }: Session, asking: Asking): Promise<boolean> {
  const answer = await asking.ask(
    "organizations:DescribeOrganization",
    (options) => clients.organizations.send(new DescribeOrganizationCommand({}), options),
    noOrganization,
  );
  if (answer === undefined) return true;
  const organization = answer["Organization"];
  if (!isAnswer(organization)) return false;
  draftOrganization(snapshot).described = organizationOf(organization);
  return true;
}

/** The units and accounts below a root or unit. */
async function below(session: Session, asking: Asking, ParentId: string): Promise<void> {
  const { clients, snapshot } = session;
  const draft = draftOrganization(snapshot);
  const accounts = asking.pages("organizations:ListAccountsForParent", (NextToken, options) =>
    clients.organizations.send(new ListAccountsForParentCommand({ ParentId, NextToken }), options),
  );
  for await (const page of accounts) {
    for (const account of answersIn(page["Accounts"])) {
      const member = memberOf(account, ParentId);
      draft.accounts.set(member.id, member);
    }
  }
  const inside: string[] = [];
  const units = asking.pages(
    "organizations:ListOrganizationalUnitsForParent",
    (NextToken, options) =>
      clients.organizations.send(
        new ListOrganizationalUnitsForParentCommand({ ParentId, NextToken }),
        options,
      ),
  );
  for await (const page of units) {
    for (const unit of answersIn(page["OrganizationalUnits"]).map((unit) =>
      unitOf(unit, ParentId),
    )) {
      draft.units.set(unit.id, unit);
      inside.push(unit.id);
    }
  }
  await Promise.all(inside.map((unit) => below(session, asking, unit)));
}

async function tree(session: Session, asking: Asking): Promise<void> {
  const { clients, snapshot } = session;
  const draft = draftOrganization(snapshot);
  const pages = asking.pages("organizations:ListRoots", (NextToken, options) =>
    clients.organizations.send(new ListRootsCommand({ NextToken }), options),
  );
  const types = new Set<string>();
  for await (const page of pages) {
    for (const root of answersIn(page["Roots"])) {
      draft.described ??= organizationIn(textOf(root["Arn"]));
      for (const type of enabledTypesOf(root)) types.add(type);
      const unit = unitOf(root);
      draft.units.set(unit.id, unit);
      await below(session, asking, unit.id);
    }
  }
  if (draft.units.size > 0) draft.enabledPolicyTypes = [...types];
}

const tags = (session: Session, asking: Asking): Promise<void> => {
  const { accounts } = draftOrganization(session.snapshot);
  return forEach(session, [...accounts.values()], async (account) => {
    const found = {};
    const pages = asking.pages("organizations:ListTagsForResource", (NextToken, options) =>
      session.clients.organizations.send(
        new ListTagsForResourceCommand({ ResourceId: account.id, NextToken }),
        options,
      ),
    );
    let answered = false;
    for await (const page of pages) {
      answered = true;
      Object.assign(found, tagMapOf(page["Tags"]));
    }
    if (answered) accounts.set(account.id, { ...account, tags: found });
  });
};

async function delegated({ clients, snapshot }: Session, asking: Asking): Promise<void> {
  const found = new Map<string, string[]>();
  let answered = false;
  const pages = asking.pages("organizations:ListDelegatedAdministrators", (NextToken, options) =>
    clients.organizations.send(new ListDelegatedAdministratorsCommand({ NextToken }), options),
  );
  for await (const page of pages) {
    answered = true;
    for (const { Id } of answersIn(page["DelegatedAdministrators"]))
      found.set(textOf(Id) ?? "", []);
  }
  for (const [AccountId, services] of found) {
    const itsServices = asking.pages(
      "organizations:ListDelegatedServicesForAccount",
      (NextToken, options) =>
        clients.organizations.send(
          new ListDelegatedServicesForAccountCommand({ AccountId, NextToken }),
          options,
        ),
    );
    for await (const page of itsServices) {
      services.push(
        ...answersIn(page["DelegatedServices"]).flatMap(
          (service) => textOf(service["ServicePrincipal"]) ?? [],
        ),
      );
    }
  }
  if (!answered) return;
  draftOrganization(snapshot).delegatedAdministrators = [...found].map(([account, services]) => ({
    account,
    services,
  }));
}

async function trusted({ clients, snapshot }: Session, asking: Asking): Promise<void> {
  const found: string[] = [];
  let answered = false;
  const pages = asking.pages(
    "organizations:ListAWSServiceAccessForOrganization",
    (NextToken, options) =>
      clients.organizations.send(
        new ListAWSServiceAccessForOrganizationCommand({ NextToken }),
        options,
      ),
  );
  for await (const page of pages) {
    answered = true;
    for (const service of answersIn(page["EnabledServicePrincipals"])) {
      found.push(textOf(service["ServicePrincipal"]) ?? "");
    }
  }
  if (answered) draftOrganization(snapshot).trustedServices = found;
}

/** The organization with its units and accounts, who administers what for it, and which services it trusts. */
export const organization: Source = {
  input: "organization",
  actions: [
    "organizations:DescribeOrganization",
    "organizations:ListRoots",
    "organizations:ListAccountsForParent",
    "organizations:ListOrganizationalUnitsForParent",
    "organizations:ListTagsForResource",
    "organizations:ListDelegatedAdministrators",
    "organizations:ListDelegatedServicesForAccount",
    "organizations:ListAWSServiceAccessForOrganization",
  ],
  ofOrganization: true,
  async collect(session, asking) {
    if (!(await describe(session, asking))) return;
    await tree(session, asking);
    await tags(session, asking);
    await delegated(session, asking);
    await trusted(session, asking);
  },
};
