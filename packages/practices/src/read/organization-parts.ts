import {
  type Answer,
  answersIn,
  controlPolicyOf,
  documentOf,
  enabledTypesOf,
  isAnswer,
  memberOf,
  organizationIn,
  organizationOf,
  textOf,
  textsIn,
  unitOf,
} from "../answers/index.ts";
import { draftOrganization, type OrganizationDraft } from "../draft/index.ts";
import type { ControlPolicySnapshot, MemberSnapshot, UnitSnapshot } from "../snapshot/index.ts";
import type { WholePart } from "./part.ts";

const part = (put: (organization: OrganizationDraft) => void): WholePart => ({
  about: "snapshot",
  accounts: [],
  put: (snapshot) => put(draftOrganization(snapshot)),
});

/** What names the organization, where DescribeOrganization was not given. */
const noteArn = (draft: OrganizationDraft, answer: Answer): void => {
  draft.described ??= organizationIn(textOf(answer["Arn"]));
};

/** Of a unit that was read twice, once without its parent, the parent stays. */
function putUnit(draft: OrganizationDraft, unit: UnitSnapshot): void {
  draft.units.set(unit.id, { ...draft.units.get(unit.id), ...unit });
}

function putMember(draft: OrganizationDraft, member: MemberSnapshot): void {
  draft.accounts.set(member.id, { ...draft.accounts.get(member.id), ...member });
}

function putRoot(draft: OrganizationDraft, root: Answer): void {
  noteArn(draft, root);
  putUnit(draft, unitOf(root));
  draft.enabledPolicyTypes = [
    ...new Set([...(draft.enabledPolicyTypes ?? []), ...enabledTypesOf(root)]),
  ];
}

/** Puts a policy; its document and targets come in answers of their own. */
function putPolicy(
  draft: OrganizationDraft,
  summary: Answer,
  more: { readonly document?: string | undefined; readonly targets?: readonly string[] } = {},
): void {
  noteArn(draft, summary);
  const found = controlPolicyOf(summary);
  const before = draft.policies.get(found.id);
  const policy: ControlPolicySnapshot = {
    ...found,
    document: more.document ?? before?.document ?? "",
    targets: [...new Set([...(before?.targets ?? []), ...(more.targets ?? [])])],
  };
  draft.policies.set(found.id, policy);
  draft.policiesKnown = true;
}

/** DescribeOrganization's answer. */
export const organizationPart = ({ Organization }: Answer): WholePart =>
  part((draft) => {
    if (isAnswer(Organization)) draft.described = organizationOf(Organization);
  });

/** ListRoots's answer. */
export const rootsPart = ({ Roots }: Answer): WholePart =>
  part((draft) => {
    for (const root of answersIn(Roots)) putRoot(draft, root);
  });

/** The answer of ListOrganizationalUnitsForParent, with `ParentId` beside the list or in the units where these have no `Path`. */
export const unitsPart = ({ OrganizationalUnits, ParentId }: Answer): WholePart =>
  part((draft) => {
    for (const unit of answersIn(OrganizationalUnits)) {
      noteArn(draft, unit);
      putUnit(draft, unitOf(unit, textOf(ParentId)));
    }
  });

/** The answer of ListAccounts or ListAccountsForParent, with `ParentId` as with units. */
export const accountsPart = ({ Accounts, ParentId }: Answer): WholePart =>
  part((draft) => {
    for (const account of answersIn(Accounts)) {
      noteArn(draft, account);
      putMember(draft, memberOf(account, textOf(ParentId)));
    }
  });

/** ListPolicies's answer. */
export const policiesPart = ({ Policies }: Answer): WholePart =>
  part((draft) => {
    for (const summary of answersIn(Policies)) putPolicy(draft, summary);
    draft.policiesKnown = true;
  });

const targetsIn = (targets: unknown): readonly string[] => [
  ...textsIn(targets),
  ...answersIn(targets).flatMap(({ TargetId }) => textOf(TargetId) ?? []),
];

/** DescribePolicy's answer, with `Targets` of ListTargetsForPolicy beside the policy. */
export const policyPart = ({ Policy, Targets }: Answer): WholePart =>
  part((draft) => {
    if (!isAnswer(Policy)) return;
    const { PolicySummary, Content } = Policy;
    if (!isAnswer(PolicySummary)) return;
    putPolicy(draft, PolicySummary, { document: documentOf(Content), targets: targetsIn(Targets) });
    if (Array.isArray(Targets)) draft.targetsKnown.add(textOf(PolicySummary["Id"]) ?? "");
  });

/** ListDelegatedAdministrators's answer, in which `Services` may say of what. */
export const administratorsPart = ({ DelegatedAdministrators }: Answer): WholePart =>
  part((draft) => {
    draft.delegatedAdministrators = answersIn(DelegatedAdministrators).map(({ Id, Services }) => ({
      account: textOf(Id) ?? "",
      services: textsIn(Services),
    }));
  });

/** ListAWSServiceAccessForOrganization's answer. */
export const trustedServicesPart = ({ EnabledServicePrincipals }: Answer): WholePart =>
  part((draft) => {
    draft.trustedServices = answersIn(EnabledServicePrincipals).flatMap(
      ({ ServicePrincipal }) => textOf(ServicePrincipal) ?? [],
    );
  });

/** ListOrganizationsFeatures's answer. */
export const rootFeaturesPart = ({ EnabledFeatures }: Answer): WholePart =>
  part((draft) => {
    draft.rootFeatures = textsIn(EnabledFeatures);
    draft.coverage.set("root-features", { state: "complete" });
  });

const deepest = 20;

function putTree(
  draft: OrganizationDraft,
  node: Answer,
  parent: string | undefined,
  depth: number,
): void {
  const id = textOf(node["Id"]) ?? "";
  if (/^\d{12}$/.test(id)) putMember(draft, memberOf(node, parent));
  else if (parent === undefined) putRoot(draft, node);
  else putUnit(draft, unitOf(node, parent));
  noteArn(draft, node);
  for (const policy of answersIn(node["Policies"])) {
    putPolicy(draft, policy, { document: documentOf(policy["Content"]), targets: [id] });
    draft.targetsKnown.add(textOf(policy["Id"]) ?? "");
  }
  if (depth > deepest) throw new Error("its units lie too deep in each other.");
  for (const child of answersIn(node["Children"])) putTree(draft, child, id, depth + 1);
}

/** Whether an answer is a root with all that is below it in `Children`, and policies with their content in `Policies`, as IAMSpy reads it. */
export const isOrganizationTree = (answer: Answer): boolean =>
  textOf(answer["Id"])?.startsWith("r-") === true && Array.isArray(answer["Children"]);

export const organizationTreePart = (answer: Answer): WholePart =>
  part((draft) => putTree(draft, answer, undefined, 0));
