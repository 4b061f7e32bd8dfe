import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planOf, readOrganizationFile } from "../../src/index.ts";
import { fileOf, printFile } from "../../src/landing-zone/file/export-organization.ts";
import type { OrganizationFile } from "../../src/landing-zone/file/organization-file.ts";
import { desiredOf } from "../../src/landing-zone/plan/desired.ts";
import { simulatedOrganization } from "./simulated-organization.ts";

const scps = ["s1", "s2", "s3", "s4", "s5"] as const;
const services = ["guardduty.amazonaws.com", "sso.amazonaws.com"];

const tags = fc.option(
  fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("1", "2"), { maxKeys: 2 }),
  { nil: undefined },
);

const target = fc
  .record({
    scps: fc.option(fc.subarray([...scps], { maxLength: 5 }), { nil: undefined }),
    others: fc.subarray(["r1", "t1"]),
    fullAccess: fc.boolean(),
    tags,
  })
  .map(({ scps: own, others, fullAccess, tags: of }) => ({
    ...(own !== undefined && {
      policies: [...own.slice(0, fullAccess || own.length === 0 ? 4 : 5), ...others],
      fullAccess: fullAccess || own.length === 0,
    }),
    ...(of !== undefined && { tags: of }),
  }));

const unitTree = (names: readonly string[], depth: number): fc.Arbitrary<object[]> =>
  fc
    .subarray([...names])
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((name) =>
          fc
            .tuple(target, depth > 0 ? unitTree(names, depth - 1) : fc.constant([]))
            .map(([own, units]) => ({ name, ...own, units })),
        ),
      ),
    );

const emails = ["one@own.example", "two@own.example", "three@own.example"];

/** A file of random units, accounts somewhere in them, and policies of three types. */
const file: fc.Arbitrary<OrganizationFile> = fc
  .record({
    root: target,
    units: unitTree(["A", "B"], 1),
    accounts: fc.tuple(
      ...emails.map(() =>
        fc.record({
          own: target,
          place: fc.nat(6),
          delegated: fc.option(fc.subarray(services), { nil: undefined }),
        }),
      ),
    ),
    management: fc.record({ own: target, place: fc.nat(6) }),
    contents: fc.tuple(...[...scps, "r1", "t1"].map(() => fc.constantFrom("x", "y"))),
  })
  .map(({ root, units, accounts, management, contents }) => {
    const made = { ...root, units: structuredClone(units) };
    const parents: Record<string, unknown>[] = [made];
    for (const parent of parents) {
      for (const unit of (parent["units"] ?? []) as Record<string, unknown>[]) parents.push(unit);
    }
    const put = (place: number, account: object) => {
      const parent = parents[place % parents.length];
      if (parent !== undefined)
        parent["accounts"] = [...((parent["accounts"] ?? []) as object[]), account];
    };
    for (const [index, { own, place, delegated }] of accounts.entries()) {
      const email = emails[index];
      put(place, {
        name: `n${index}`,
        email,
        ...own,
        ...(delegated && { delegatedAdministrator: delegated }),
      });
    }
    put(management.place, { management: true, ...management.own });
    const typeOf = (name: string) =>
      name === "r1"
        ? "RESOURCE_CONTROL_POLICY"
        : name === "t1"
          ? "TAG_POLICY"
          : "SERVICE_CONTROL_POLICY";
    return {
      version: 1,
      trustedServices: services,
      policies: [...scps, "r1", "t1"].map((name, index) => ({
        name,
        type: typeOf(name),
        document: { of: contents[index] },
      })),
      root: made,
    } as OrganizationFile;
  });

const wanted = (of: OrganizationFile) =>
  desiredOf(of, {
    policies: (of.policies ?? []).map(({ document }) => JSON.stringify(document)),
    resourcePolicy: undefined,
  });

describe("a plan", () => {
  test("holds to AWS's rules at each step, and leaves nothing to be done, from any organization to any file", () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 3 }), fc.boolean(), (files, prune) => {
        const organization = simulatedOrganization();
        for (const each of files) {
          const desired = wanted(each);
          for (const step of planOf(organization.live(), desired, { prune }).steps)
            organization.perform(step);
          expect(planOf(organization.live(), desired, { prune }).steps).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("can be taken up again wherever it ended", () => {
    fc.assert(
      fc.property(file, file, fc.nat(60), (first, second, end) => {
        const organization = simulatedOrganization();
        for (const step of planOf(undefined, wanted(first)).steps) organization.perform(step);
        const desired = wanted(second);
        for (const step of planOf(organization.live(), desired).steps.slice(0, end))
          organization.perform(step);
        for (const step of planOf(organization.live(), desired).steps) organization.perform(step);
        expect(planOf(organization.live(), desired).steps).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("does not move an account before its new place is guarded, nor take the guarding of its old one while it is there", () => {
    fc.assert(
      fc.property(file, file, (first, second) => {
        const organization = simulatedOrganization();
        for (const step of planOf(undefined, wanted(first)).steps) organization.perform(step);
        const kinds = planOf(organization.live(), wanted(second)).steps.map((step) =>
          "target" in step && step.target.startsWith("/") ? `${step.kind} unit` : step.kind,
        );
        const lastMove = kinds.lastIndexOf("move-account");
        const firstMove = kinds.indexOf("move-account");
        // Where a unit is full, what goes makes room for what comes.
        if (firstMove >= 0) expect(kinds.lastIndexOf("attach-policy unit")).toBeLessThan(firstMove);
        const late = kinds.slice(lastMove + 1).filter((kind) => kind.startsWith("attach-policy"));
        if (lastMove >= 0) expect(late).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("of an export is empty, and an organization made of it exports the same", async () => {
    await fc.assert(
      fc.asyncProperty(file, async (any) => {
        const organization = simulatedOrganization();
        for (const step of planOf(undefined, wanted(any)).steps) organization.perform(step);
        const live = organization.live();
        if (live === undefined) throw new Error("It is made.");
        const exported = fileOf(live);
        expect(planOf(live, wanted(exported)).steps).toEqual([]);
        const other = simulatedOrganization();
        for (const step of planOf(undefined, wanted(exported)).steps) other.perform(step);
        const again = other.live();
        if (again === undefined) throw new Error("It is made.");
        expect(printFile(fileOf(again))).toBe(printFile(exported));
        const read = await readOrganizationFile(
          printFile({ ...exported, policies: [], root: {} }),
          async () => "",
        );
        expect(read.ok).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("names what differs and is left as it is", () => {
    const organization = simulatedOrganization();
    const before: OrganizationFile = {
      version: 1,
      policies: [{ name: "p", type: "TAG_POLICY", document: {} }],
      root: {
        units: [{ name: "A", accounts: [{ name: "old", email: "a@b.cd" }] }],
        accounts: [{ name: "x", email: "x@b.cd" }],
      },
    };
    for (const step of planOf(undefined, wanted(before)).steps) organization.perform(step);
    const after: OrganizationFile = {
      version: 1,
      root: { accounts: [{ name: "new", email: "A@b.cd" }] },
    };
    const { steps, drift } = planOf(organization.live(), wanted(after));
    expect(steps).toEqual([{ kind: "move-account", account: "a@b.cd", from: "/A", to: "/" }]);
    expect(drift).toEqual([
      "the unit /A is not in the file",
      "the policy p (TAG_POLICY) is not in the file",
      "the account x@b.cd is not in the file",
      "the account a@b.cd is named old, not new: Organizations can't rename it",
    ]);
  });

  test("refuses to export two policies of one name", () => {
    const organization = simulatedOrganization();
    const two: OrganizationFile = {
      version: 1,
      policies: [{ name: "p", type: "TAG_POLICY", document: {} }],
      root: {},
    };
    for (const step of planOf(undefined, wanted(two)).steps) organization.perform(step);
    const live = organization.live();
    if (live === undefined) throw new Error("It is made.");
    const [policy] = live.policies;
    if (policy === undefined) throw new Error("It has one.");
    const twice = { ...live, policies: [policy, { ...policy, id: "p-2", type: "BACKUP_POLICY" }] };
    expect(() => fileOf(twice)).toThrow("Two policies are named p: rename one.");
  });
});
