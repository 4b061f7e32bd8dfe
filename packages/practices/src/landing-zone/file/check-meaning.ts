import { attachmentLimit } from "../plan/attachment-steps.ts";
import type { FileAccount, FileParent, FileTarget, OrganizationFile } from "./organization-file.ts";

/** Keys and places that lead to something in the file. */
export type FilePath = readonly (string | number)[];

export type ReportAt = (path: FilePath, message: string) => void;

const deepest = 5;
const scp = "SERVICE_CONTROL_POLICY";

/** Holds what a file says against itself: names that refer to nothing, or to several things. */
export function checkMeaning(file: OrganizationFile, report: ReportAt): void {
  const names = new Set(["FullAWSAccess", "RCPFullAWSAccess"]);
  for (const [index, { name }] of (file.policies ?? []).entries()) {
    if (names.has(name)) report(["policies", index, "name"], `Another policy is named ${name}.`);
    names.add(name);
  }
  const emails = new Set<string>();
  let management = false;

  const types = new Map((file.policies ?? []).map(({ name, type }) => [name, type]));

  /** AWS's own policies count, too: FullAWSAccess unless it is given up, and RCPFullAWSAccess always. */
  function checkCount({ policies = [], fullAccess = true }: FileTarget, path: FilePath) {
    const all = policies.flatMap((name) => types.get(name) ?? []);
    for (const type of new Set(all)) {
      const own = type === "RESOURCE_CONTROL_POLICY" || (type === scp && fullAccess) ? 1 : 0;
      const room = attachmentLimit(type) - own;
      if (all.filter((one) => one === type).length > room) {
        report(
          [...path, "policies"],
          `At most ${room} policies of the type ${type} have room here.`,
        );
      }
    }
    if (!fullAccess && !all.includes(scp)) {
      const message = "Without FullAWSAccess a policy that allows something has to be listed.";
      report([...path, "fullAccess"], message);
    }
  }

  function checkTarget(target: FileTarget, path: FilePath) {
    checkCount(target, path);
    const { policies = [] } = target;
    for (const [index, name] of policies.entries()) {
      const at = [...path, "policies", index];
      if (!names.has(name)) report(at, `There is no policy ${name} in this file.`);
      if (policies.indexOf(name) < index) report(at, `${name} stands here twice.`);
    }
  }

  function checkAccount(account: FileAccount, path: FilePath) {
    checkTarget(account, path);
    if (account.management === true) {
      if (management) report(path, "There is one management account.");
      management = true;
      if (account.delegatedAdministrator !== undefined) {
        const message = "The management account is no delegated administrator.";
        report([...path, "delegatedAdministrator"], message);
      }
      return;
    }
    const email = account.email?.toLowerCase() ?? "";
    if (emails.has(email)) report([...path, "email"], `Another account has the address ${email}.`);
    emails.add(email);
  }

  function checkParent(parent: FileParent, path: FilePath, depth: number) {
    checkTarget(parent, path);
    for (const [index, account] of (parent.accounts ?? []).entries()) {
      checkAccount(account, [...path, "accounts", index]);
    }
    const siblings = new Set<string>();
    for (const [index, unit] of (parent.units ?? []).entries()) {
      const at = [...path, "units", index];
      if (siblings.has(unit.name))
        report([...at, "name"], `Another unit beside is named ${unit.name}.`);
      siblings.add(unit.name);
      if (unit.name.includes("/")) report([...at, "name"], "A unit's name has no slash here.");
      if (depth === deepest) report(at, `Units are nested ${deepest} deep at most.`);
      else checkParent(unit, at, depth + 1);
    }
  }

  checkParent(file.root, ["root"], 0);
}
