import { loadCatalog } from "@ostiary/policy";
import { describe, expect, test } from "vitest";
import {
  afterChange,
  type ControlChange,
  fillGuardrail,
  guardrailOf,
  possibleLosses,
} from "../../src/index.ts";
import {
  administratorAccess,
  allowing,
  madeAccount,
  madeRole,
  madeSnapshot,
  madeUser,
} from "../made-snapshot.ts";
import { member, organization } from "./made-organization.ts";

const snapshot = madeSnapshot(
  madeAccount({
    id: member,
    policies: [administratorAccess],
    roles: [
      madeRole("admin", { attachedPolicies: [administratorAccess.arn] }),
      madeRole("reader", {
        inlinePolicies: [
          {
            name: "read",
            document: allowing(["s3:GetObject", "ec2:RunInstances"], ["arn:aws:s3:::a/*", "*"]),
          },
        ],
      }),
      madeRole("AWSServiceRoleForX", {
        path: "/aws-service-role/x.amazonaws.com/",
        inlinePolicies: [{ name: "all", document: allowing("*") }],
      }),
      madeRole("elsewhere", {
        attachedPolicies: ["arn:aws:iam::aws:policy/Unknown"],
        inlinePolicies: [{ name: "stop", document: allowing("cloudtrail:StopLogging") }],
      }),
    ],
    users: [madeUser("idle")],
  }),
  organization(),
);

const attach = (document: string): ControlChange => ({
  kind: "attach",
  target: "ou-work",
  policy: { name: "new", type: "SERVICE_CONTROL_POLICY", document },
});

const guardrail = (id: string): ControlChange => {
  const found = guardrailOf(id);
  if (found === undefined) throw new Error(id);
  return attach(fillGuardrail(found));
};

const lossesOf = (change: ControlChange, actions: readonly string[]) =>
  possibleLosses(snapshot, afterChange(organization(), change), [member], actions).map(
    ({ arn, losses, unknown }) => ({
      name: arn.split("/").at(-1),
      losses: losses.map(({ action, loss }) => `${loss} ${action}`),
      unknown,
    }),
  );

describe("what principals could use and lose", () => {
  test("by statements that deny, in some regions only, and not at all", () => {
    expect(
      lossesOf(guardrail("deny-outside-regions"), [
        "s3:GetObject",
        "iam:GetUser",
        "ec2:RunInstances",
      ]),
    ).toEqual([
      {
        name: "admin",
        losses: ["narrowed s3:GetObject", "narrowed ec2:RunInstances"],
        unknown: [],
      },
      {
        name: "reader",
        losses: ["narrowed s3:GetObject", "narrowed ec2:RunInstances"],
        unknown: [],
      },
    ]);
  });

  test("altogether, by a named statement, with what is not known of a principal", () => {
    expect(
      lossesOf(guardrail("protect-audit"), ["cloudtrail:StopLogging", "cloudtrail:LookupEvents"]),
    ).toEqual([
      { name: "admin", losses: ["lost cloudtrail:StopLogging"], unknown: [] },
      {
        name: "elsewhere",
        losses: ["lost cloudtrail:StopLogging"],
        unknown: ["arn:aws:iam::aws:policy/Unknown"],
      },
    ]);
    const [first] = possibleLosses(
      snapshot,
      afterChange(organization(), guardrail("protect-audit")),
      [member],
      ["cloudtrail:StopLogging"],
    );
    expect(first?.losses[0]?.takers).toMatchObject([
      { layer: "serviceControl", policy: "new new", sid: "ProtectAudit" },
    ]);
  });

  test("nothing, where the change bears on other accounts", () => {
    const change = guardrail("protect-audit");
    expect(
      possibleLosses(snapshot, afterChange(organization(), change), [], ["cloudtrail:StopLogging"]),
    ).toEqual([]);
  });

  test("every action of some services that a quarantine takes from an administrator", async () => {
    const catalogs = await Promise.all(["ec2", "iam", "s3"].map(loadCatalog));
    const actions = catalogs.flatMap((catalog) =>
      [...(catalog?.actions.values() ?? [])].map(({ name }) => `${catalog?.service}:${name}`),
    );
    expect(actions.length).toBeGreaterThan(1000);
    const [admin, reader] = lossesOf(guardrail("quarantine-account"), actions);
    expect(admin?.losses).toHaveLength(actions.length);
    expect(reader?.losses).toEqual(["lost ec2:RunInstances", "lost s3:GetObject"]);
  });
});
