import { execFile } from "node:child_process";
import { promisify } from "node:util";
import {
  AcceptDelegationRequestCommand,
  AssociateDelegationRequestCommand,
  CreateDelegationRequestCommand,
  type CreateDelegationRequestCommandInput,
  CreatePolicyCommand,
  CreateRoleCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  GetDelegationRequestCommand,
  GetHumanReadableSummaryCommand,
  GetUserCommand,
  IAMClient,
  ListDelegationRequestsCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
  RejectDelegationRequestCommand,
  SendDelegationTokenCommand,
  UpdateDelegationRequestCommand,
} from "@aws-sdk/client-iam";
import {
  GetCallerIdentityCommand,
  GetDelegatedAccessTokenCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { type DelegationRequest, delegationRequests, sealTradeInToken } from "@ostiary/directory";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allow, deny, document, type MadeEntities, madeEntities } from "./made-entities.ts";
import { type OtherAccount, otherAccount, rootSettings } from "./other-account.ts";
import { refusal } from "./refusal.ts";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

/** The operator's account is the customer; the partner's is another one, and so is a stranger's. */
let running: TestServer;
let partner: OtherAccount;
let stranger: OtherAccount;
let partnerIam: IAMClient;
let partnerSts: STSClient;
let iam: IAMClient;
let made: MadeEntities;
let customer: string;
let template: string;
let workflows = 0;

beforeAll(async () => {
  running = await testServer();
  customer = running.server.accountId;
  partner = await otherAccount(running, "111122223333");
  stranger = await otherAccount(running, "444455556666");
  partnerIam = new IAMClient(partner.admin);
  partnerSts = new STSClient(partner.admin);
  iam = new IAMClient(running.operator);
  made = madeEntities(running);
  template = await templateOf({
    Effect: "Allow",
    Action: ["iam:GetUser", "iam:ListUsers"],
    Resource: "arn:aws:iam::*:user/@{userNames}",
  });
});
afterAll(() => running.stop());

/** The ARN of a template of the partner. */
async function templateOf(...statements: readonly object[]): Promise<string> {
  workflows += 1;
  const { Policy } = await partnerIam.send(
    new CreatePolicyCommand({
      PolicyName: `template${workflows}`,
      PolicyDocument: document(...statements),
    }),
  );
  return Policy?.Arn ?? "";
}

function input(
  changes: Partial<CreateDelegationRequestCommandInput> = {},
): CreateDelegationRequestCommandInput {
  workflows += 1;
  return {
    Description: "Looks at users",
    Permissions: {
      PolicyTemplateArn: template,
      Parameters: [{ Name: "userNames", Type: "string", Values: ["*"] }],
    },
    RequestorWorkflowId: `workflow-${workflows}`,
    NotificationChannel: "arn:aws:sns:us-east-1:111122223333:delegations",
    SessionDuration: 3600,
    ...changes,
  };
}

async function create(changes: Partial<CreateDelegationRequestCommandInput> = {}) {
  const { DelegationRequestId } = await partnerIam.send(
    new CreateDelegationRequestCommand(input(changes)),
  );
  return { DelegationRequestId };
}

type Named = Awaited<ReturnType<typeof create>>;

/** A request that the operator has taken. */
async function taken(changes: Partial<CreateDelegationRequestCommandInput> = {}): Promise<Named> {
  const named = await create(changes);
  await iam.send(new AssociateDelegationRequestCommand(named));
  return named;
}

async function stateOf(named: Named, by = iam): Promise<string | undefined> {
  const { DelegationRequest: request } = await by.send(new GetDelegationRequestCommand(named));
  return request?.State;
}

const secrets = () => running.server.state.directory.secrets;

/** What the partner calls with, once a request was accepted and its token sent. */
async function exchange({ DelegationRequestId = "" }: Named) {
  const answer = await partnerSts.send(
    new GetDelegatedAccessTokenCommand({
      TradeInToken: sealTradeInToken(secrets(), DelegationRequestId),
    }),
  );
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = answer.Credentials ?? {};
  return {
    answer,
    settings: running.settings({
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
    }),
  };
}

async function finalized(changes?: Partial<CreateDelegationRequestCommandInput>): Promise<Named> {
  const named = await taken(changes);
  await iam.send(new AcceptDelegationRequestCommand(named));
  await iam.send(new SendDelegationTokenCommand(named));
  return named;
}

/** Makes a request as old as a test needs it. */
async function age({ DelegationRequestId = "" }: Named, milliseconds: number): Promise<void> {
  const { directory } = running.server.state;
  await directory.write([customer, partner.accountId], (transaction) => {
    for (const id of [customer, partner.accountId]) {
      const account = transaction.account(id);
      const request = account.get(delegationRequests, DelegationRequestId);
      if (request === undefined) continue;
      const older: DelegationRequest = {
        ...request,
        updateDate: request.updateDate - milliseconds,
      };
      account.put(delegationRequests, older);
    }
  });
}

const day = 86_400_000;

describe("the way of a request", () => {
  test("from its making to the partner's session, which acts as the one who accepted", async () => {
    const user = await made.user();
    const named = await create({
      OwnerAccountId: customer,
      RequestMessage: "For workspace blue",
      RedirectUrl: "https://partner.example.com/",
    });
    expect(named.DelegationRequestId).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-111122223333$/,
    );
    expect(await stateOf(named)).toBe("UNASSIGNED");
    await iam.send(new AssociateDelegationRequestCommand(named));
    expect(await stateOf(named)).toBe("ASSIGNED");
    await iam.send(new UpdateDelegationRequestCommand({ ...named, Notes: "Please look" }));
    expect(await stateOf(named)).toBe("PENDING_APPROVAL");
    await iam.send(new AcceptDelegationRequestCommand(named));
    expect(await stateOf(named)).toBe("ACCEPTED");
    await iam.send(new SendDelegationTokenCommand(named));

    const owner = `arn:aws:sts::${customer}:assumed-role/OstiaryOperator/test`;
    const { DelegationRequest: request } = await iam.send(new GetDelegationRequestCommand(named));
    expect(request).toMatchObject({
      ...named,
      State: "FINALIZED",
      Description: "Looks at users",
      RequestMessage: "For workspace blue",
      RedirectUrl: "https://partner.example.com/",
      Notes: "Please look",
      OwnerAccountId: customer,
      OwnerId: owner,
      ApproverId: owner,
      RequestorId: "111122223333",
      RequestorName: "Account 111122223333",
      SessionDuration: 3600,
      OnlySendByOwner: false,
      Permissions: {
        PolicyTemplateArn: template,
        Parameters: [{ Name: "userNames", Type: "string", Values: ["*"] }],
      },
      PermissionPolicy: document({
        Effect: "Allow",
        Action: ["iam:GetUser", "iam:ListUsers"],
        Resource: "arn:aws:iam::*:user/*",
      }),
    });

    const { answer, settings } = await exchange(named);
    expect(answer.AssumedPrincipal).toBe(owner);
    expect(answer.PackedPolicySize).toBeUndefined();
    expect(answer.Credentials?.Expiration?.getTime()).toBe(
      Math.floor((request?.UpdatedTime?.getTime() ?? 0) / 1000) * 1000 + 3_600_000,
    );
    const delegated = new IAMClient(settings);
    const { User } = await delegated.send(new GetUserCommand({ UserName: user }));
    expect(User?.UserName).toBe(user);
    const { name, message } = await refusal(
      delegated.send(
        new PutUserPolicyCommand({
          UserName: user,
          PolicyName: "p",
          PolicyDocument: document(allow("*")),
        }),
      ),
    );
    expect(name).toBe("AccessDenied");
    expect(message).toContain("because no session policy allows the iam:PutUserPolicy action");
    const { Arn } = await new STSClient(settings).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(owner);

    const events = await running.server.state.directory.auditEvents({
      accountId: customer,
      eventName: "PutUserPolicy",
      limit: 1,
    });
    expect(JSON.stringify(events.at(0)?.record)).toContain(
      '"invokedByDelegate":{"accountId":"111122223333"}',
    );
  });

  test("to a user who accepts: the session has the user's permissions, and no more than the request's", async () => {
    const approver = await made.user(allow(["iam:AcceptDelegationRequest", "iam:GetUser"]));
    const named = await taken();
    await new IAMClient(await made.keys(approver)).send(new AcceptDelegationRequestCommand(named));
    await iam.send(new SendDelegationTokenCommand(named));
    const { answer, settings } = await exchange(named);
    expect(answer.AssumedPrincipal).toBe(made.arnOf(`user/${approver}`));
    const delegated = new IAMClient(settings);
    expect((await delegated.send(new GetUserCommand({}))).User?.UserName).toBe(approver);
    expect((await refusal(delegated.send(new ListUsersCommand({})))).message).toContain(
      "because no identity-based policy allows the iam:ListUsers action",
    );
    const again = await taken();
    expect(await refusal(delegated.send(new AcceptDelegationRequestCommand(again)))).toMatchObject({
      name: "AccessDenied",
    });
  });

  test("ostiary delegations shows the partner its requests, with the tokens that were sent", async () => {
    const open = await taken();
    const sent = await finalized();
    const { stdout } = await promisify(execFile)(process.execPath, [
      "packages/cli/bin/ostiary.mjs",
      "delegations",
      "--data",
      running.data,
      "--account-id",
      partner.accountId,
    ]);
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const of = ({ DelegationRequestId: id }: Named) =>
      lines.find((line) => line.DelegationRequestId === id);
    expect(of(open)).toMatchObject({ State: "ASSIGNED" });
    expect(of(open)).not.toHaveProperty("TradeInToken");
    const { TradeInToken } = of(sent);
    const { Credentials } = await partnerSts.send(
      new GetDelegatedAccessTokenCommand({ TradeInToken }),
    );
    expect(Credentials?.SessionToken).toBeTruthy();
  });
});

describe("who may do what", () => {
  test("the owner may do everything but accept, without any policy", async () => {
    const owner = await made.user();
    const client = new IAMClient(await made.keys(owner));
    const named = await create();
    await client.send(new AssociateDelegationRequestCommand(named));
    const { DelegationRequest: request } = await client.send(
      new GetDelegationRequestCommand(named),
    );
    const { OwnerId } = request ?? {};
    expect(OwnerId).toBe(made.arnOf(`user/${owner}`));
    const EntityArn = made.arnOf(`delegation-request/${named.DelegationRequestId}`);
    await client.send(new GetHumanReadableSummaryCommand({ EntityArn }));
    const { DelegationRequests } = await client.send(
      new ListDelegationRequestsCommand({ OwnerId }),
    );
    expect(DelegationRequests?.map((one) => one.DelegationRequestId)).toEqual([
      named.DelegationRequestId,
    ]);
    await client.send(new UpdateDelegationRequestCommand(named));
    const denied = await refusal(client.send(new AcceptDelegationRequestCommand(named)));
    expect(denied.message).toContain("because no identity-based policy allows");
    expect((await refusal(client.send(new ListDelegationRequestsCommand({})))).name).toBe(
      "AccessDenied",
    );
    await iam.send(new AcceptDelegationRequestCommand(named));
    await client.send(new SendDelegationTokenCommand(named));
    expect(await stateOf(named)).toBe("FINALIZED");
  });

  test("a Deny binds the owner all the same", async () => {
    const owner = await made.user(deny("iam:RejectDelegationRequest"));
    const client = new IAMClient(await made.keys(owner));
    const named = await create();
    await client.send(new AssociateDelegationRequestCommand(named));
    const { message } = await refusal(client.send(new RejectDelegationRequestCommand(named)));
    expect(message).toContain("with an explicit deny in an identity-based policy");
  });

  test("a request for an account is nobody else's, and one that is taken is its owner's", async () => {
    const outside = new IAMClient(stranger.admin);
    const missing = { name: "NoSuchEntityException" };
    const directed = await create({ OwnerAccountId: customer });
    const open = await create();
    expect(await refusal(outside.send(new GetDelegationRequestCommand(directed)))).toMatchObject({
      ...missing,
      message: `Delegation request ${directed.DelegationRequestId} cannot be found.`,
    });
    expect(
      await refusal(outside.send(new AssociateDelegationRequestCommand(directed))),
    ).toMatchObject(missing);
    expect(await stateOf(open, outside)).toBe("UNASSIGNED");
    await outside.send(new AssociateDelegationRequestCommand(open));
    for (const client of [iam, partnerIam]) {
      expect(await refusal(client.send(new GetDelegationRequestCommand(open)))).toMatchObject(
        missing,
      );
      expect(await refusal(client.send(new AssociateDelegationRequestCommand(open)))).toMatchObject(
        missing,
      );
    }
    const { DelegationRequest: request } = await outside.send(
      new GetDelegationRequestCommand(open),
    );
    expect(request).toMatchObject({
      OwnerAccountId: stranger.accountId,
      OwnerId: stranger.arnOf("admin"),
    });
  });

  test("of many who take a request at once one owns it", async () => {
    const named = await create();
    const clients = [...Array(8).keys()].map((n) => new IAMClient(stranger.session(`s${n}`)));
    const results = await Promise.allSettled(
      [...clients, iam].map((client) => client.send(new AssociateDelegationRequestCommand(named))),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("only the owner sends a token that only the owner may send", async () => {
    const owner = await made.user();
    const named = await create({ OnlySendByOwner: true });
    const client = new IAMClient(await made.keys(owner));
    await client.send(new AssociateDelegationRequestCommand(named));
    await iam.send(new AcceptDelegationRequestCommand(named));
    expect(await refusal(iam.send(new SendDelegationTokenCommand(named)))).toMatchObject({
      name: "AccessDenied",
    });
    await client.send(new SendDelegationTokenCommand(named));
    expect(await stateOf(named)).toBe("FINALIZED");
  });

  test("the root user accepts four hours, and no more", async () => {
    const root = new IAMClient(rootSettings(running, customer));
    const long = await taken({ SessionDuration: 14_401 });
    expect(await refusal(root.send(new AcceptDelegationRequestCommand(long)))).toMatchObject({
      name: "AccessDenied",
      message: "The root user may accept delegation requests for up to 14400 seconds.",
    });
    const short = await taken({ SessionDuration: 14_400 });
    await root.send(new AcceptDelegationRequestCommand(short));
    await iam.send(new SendDelegationTokenCommand(short));
    const { answer, settings } = await exchange(short);
    expect(answer.AssumedPrincipal).toBe(`arn:aws:iam::${customer}:root`);
    await new IAMClient(settings).send(new ListUsersCommand({}));
  });
});

describe("states", () => {
  type Step = (named: Named) => Promise<unknown>;
  const steps: Readonly<Record<string, Step>> = {
    associate: (named) => iam.send(new AssociateDelegationRequestCommand(named)),
    update: (named) => iam.send(new UpdateDelegationRequestCommand(named)),
    accept: (named) => iam.send(new AcceptDelegationRequestCommand(named)),
    reject: (named) => iam.send(new RejectDelegationRequestCommand({ ...named, Notes: "No" })),
    send: (named) => iam.send(new SendDelegationTokenCommand(named)),
  };
  const forbidden: readonly (readonly [state: string, way: string, step: string])[] = [
    ["UNASSIGNED", "", "accept"],
    ["UNASSIGNED", "", "update"],
    ["UNASSIGNED", "", "reject"],
    ["UNASSIGNED", "", "send"],
    ["ASSIGNED", "associate", "associate"],
    ["ASSIGNED", "associate", "send"],
    ["PENDING_APPROVAL", "associate update", "send"],
    ["PENDING_APPROVAL", "associate update", "associate"],
    ["ACCEPTED", "associate accept", "accept"],
    ["ACCEPTED", "associate accept", "update"],
    ["REJECTED", "associate reject", "accept"],
    ["REJECTED", "associate reject", "update"],
    ["REJECTED", "associate reject", "send"],
    ["REJECTED", "associate accept reject", "send"],
    ["FINALIZED", "associate accept send", "reject"],
    ["FINALIZED", "associate accept send", "send"],
    ["FINALIZED", "associate accept send", "accept"],
  ];
  test.each(forbidden)("%s (%s) does not lead on by %s", async (state, way, step) => {
    const named = await create({ OwnerAccountId: customer });
    for (const one of way.split(" ").filter(Boolean)) await steps[one]?.(named);
    const { name, message } = await refusal(Promise.resolve(steps[step]?.(named)));
    expect(name).toBe("InvalidInputException");
    expect(message).toContain(`is in state ${state}; it has to be in `);
    expect(await stateOf(named)).toBe(state);
  });

  test("a rejection says why", async () => {
    const named = await taken();
    await steps["reject"]?.(named);
    const { DelegationRequest: request } = await iam.send(new GetDelegationRequestCommand(named));
    expect(request).toMatchObject({ State: "REJECTED", RejectionReason: "No" });
  });

  test("a request expires after a day where nobody takes it, and otherwise after seven", async () => {
    const open = await create({ OwnerAccountId: customer });
    await age(open, day - 60_000);
    expect(await stateOf(open)).toBe("UNASSIGNED");
    await age(open, 60_000);
    expect(await stateOf(open)).toBe("EXPIRED");
    expect((await refusal(Promise.resolve(steps["associate"]?.(open)))).message).toContain(
      "is in state EXPIRED",
    );
    const owned = await taken();
    await age(owned, 7 * day - 60_000);
    expect(await stateOf(owned)).toBe("ASSIGNED");
    await age(owned, 60_000);
    expect(await stateOf(owned)).toBe("EXPIRED");
  });
});

describe("making a request", () => {
  const invalid: readonly (readonly [
    why: string,
    changes: () => Promise<Partial<CreateDelegationRequestCommandInput>>,
    message: string,
  ])[] = [
    [
      "a channel that is no topic",
      async () => ({ NotificationChannel: "arn:aws:sqs:us-east-1:111122223333:q" }),
      "is not the ARN of an SNS topic.",
    ],
    [
      "no template",
      async () => ({ Permissions: { Parameters: [{ Name: "names", Values: ["a"] }] } }),
      "A delegation request needs a policy template.",
    ],
    [
      "a template that is not there",
      async () => ({
        Permissions: { PolicyTemplateArn: "arn:aws:iam::111122223333:policy/nothing" },
      }),
      "Policy template arn:aws:iam::111122223333:policy/nothing was not found.",
    ],
    [
      "another account's policy",
      async () => ({
        Permissions: { PolicyTemplateArn: await made.policy(allow("s3:GetObject")) },
      }),
      "was not found.",
    ],
    [
      "a parameter that is missing",
      async () => ({ Permissions: { PolicyTemplateArn: template } }),
      "The policy template needs the parameter userNames.",
    ],
    [
      "a parameter that nothing asks for",
      async () => ({
        Permissions: {
          PolicyTemplateArn: template,
          Parameters: [
            { Name: "userNames", Values: ["a"] },
            { Name: "other", Values: ["b"] },
          ],
        },
      }),
      "The policy template has no parameter other.",
    ],
    [
      "two values for one",
      async () => ({
        Permissions: {
          PolicyTemplateArn: template,
          Parameters: [{ Name: "userNames", Values: ["a", "b"] }],
        },
      }),
      "wants a single string as the parameter userNames.",
    ],
    [
      "one name twice",
      async () => ({
        Permissions: {
          PolicyTemplateArn: template,
          Parameters: [
            { Name: "userNames", Values: ["a"] },
            { Name: "userNames", Values: ["b"] },
          ],
        },
      }),
      "Policy parameters must have different names.",
    ],
    [
      "roles without a boundary",
      async () => ({
        Permissions: { PolicyTemplateArn: await templateOf(allow("iam:CreateRole")) },
      }),
      "must require a permissions boundary by the condition key iam:PermissionsBoundary.",
    ],
    [
      "roles without a boundary, by a pattern",
      async () => ({ Permissions: { PolicyTemplateArn: await templateOf(allow("iam:*")) } }),
      "must require a permissions boundary",
    ],
  ];
  test.each(invalid)("is InvalidInput with %s", async (_why, changes, message) => {
    const refused = await refusal(create(await changes()));
    expect(refused.name).toBe("InvalidInputException");
    expect(refused.message).toContain(message);
  });

  test("is EntityAlreadyExists with a workflow id that was used before", async () => {
    const given = input();
    await partnerIam.send(new CreateDelegationRequestCommand(given));
    expect(await refusal(partnerIam.send(new CreateDelegationRequestCommand(given)))).toEqual({
      name: "EntityAlreadyExistsException",
      message: `A delegation request with the workflow id ${given.RequestorWorkflowId} already exists.`,
    });
  });

  test("fills lists, and names the boundaries of roles", async () => {
    const boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const PolicyTemplateArn = await templateOf(
      allow("s3:GetObject", {
        Resource: ["arn:aws:s3:::always/*", "arn:aws:s3:::@{bucketNames}/*"],
      }),
      allow("iam:CreateRole", {
        Condition: { StringEquals: { "iam:PermissionsBoundary": boundary } },
      }),
    );
    const Values = ["a", "b"];
    const named = await taken({
      Permissions: {
        PolicyTemplateArn,
        Parameters: [{ Name: "bucketNames", Type: "stringList", Values }],
      },
    });
    const { DelegationRequest: request } = await iam.send(new GetDelegationRequestCommand(named));
    expect(request?.RolePermissionRestrictionArns).toEqual([boundary]);
    expect(JSON.parse(request?.PermissionPolicy ?? "").Statement[0].Resource).toEqual([
      "arn:aws:s3:::always/*",
      "arn:aws:s3:::a/*",
      "arn:aws:s3:::b/*",
    ]);
    await iam.send(new AcceptDelegationRequestCommand(named));
    await iam.send(new SendDelegationTokenCommand(named));
    const delegated = new IAMClient((await exchange(named)).settings);
    const role = {
      RoleName: "made-by-partner",
      AssumeRolePolicyDocument: document({
        Effect: "Allow",
        Principal: { AWS: partner.accountId },
        Action: "sts:AssumeRole",
      }),
    };
    expect((await refusal(delegated.send(new CreateRoleCommand(role)))).name).toBe("AccessDenied");
    await delegated.send(new CreateRoleCommand({ ...role, PermissionsBoundary: boundary }));
  });
});

describe("ListDelegationRequests", () => {
  test("pages through what the account has taken, and leaves out what nobody owns", async () => {
    const owner = new IAMClient(stranger.session("lister"));
    const ids: (string | undefined)[] = [];
    for (const _ of [1, 2, 3]) {
      const named = await create({ OwnerAccountId: stranger.accountId });
      await owner.send(new AssociateDelegationRequestCommand(named));
      ids.push(named.DelegationRequestId);
    }
    await create({ OwnerAccountId: stranger.accountId });
    const OwnerId = stranger.arnOf("lister");
    const found: (string | undefined)[] = [];
    const truncated: (boolean | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await owner.send(
        new ListDelegationRequestsCommand({
          OwnerId,
          MaxItems: 2,
          ...(Marker !== undefined && { Marker }),
        }),
      );
      found.push(...(page.DelegationRequests ?? []).map((one) => one.DelegationRequestId));
      truncated.push(page.isTruncated);
      Marker = page.Marker;
    } while (Marker !== undefined);
    expect(found).toEqual(ids.toSorted());
    expect(truncated).toEqual([true, false]);
  });
});

describe("DelegationPermissionCheck", () => {
  const asked = [allow(["s3:GetObject", "s3:PutObject"], { Resource: "arn:aws:s3:::photos/one" })];
  const checks: readonly (readonly [result: string, granted: readonly object[]])[] = [
    ["ALLOWED", [allow("s3:*")]],
    ["DENIED", [allow("s3:GetObject")]],
    ["DENIED", [allow("s3:*"), deny("s3:PutObject")]],
    ["UNSURE", [allow("s3:*", { Condition: { StringEquals: { "s3:x-amz-acl": "private" } } })]],
  ];
  test.each(checks)("is %s for who may %j", async (result, granted) => {
    const user = await made.user(allow("iam:GetDelegationRequest"), ...granted);
    const named = await taken({ Permissions: { PolicyTemplateArn: await templateOf(...asked) } });
    const client = new IAMClient(await made.keys(user));
    const answer = await client.send(
      new GetDelegationRequestCommand({ ...named, DelegationPermissionCheck: true }),
    );
    expect([answer.PermissionCheckStatus, answer.PermissionCheckResult]).toEqual([
      "COMPLETE",
      result,
    ]);
    const unasked = await client.send(new GetDelegationRequestCommand(named));
    expect(unasked.PermissionCheckStatus).toBeUndefined();
  });
});

describe("GetHumanReadableSummary", () => {
  const arnOf = (named: Named) => made.arnOf(`delegation-request/${named.DelegationRequestId}`);

  test("tells each statement", async () => {
    const named = await taken({
      SessionDuration: 5400,
      Permissions: {
        PolicyTemplateArn: await templateOf(
          allow(["s3:GetObject", "s3:PutObject", "ec2:*"], {
            Resource: "arn:aws:s3:::photos/*",
            Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } },
          }),
          deny("s3:DeleteObject"),
        ),
      },
    });
    const answer = await iam.send(new GetHumanReadableSummaryCommand({ EntityArn: arnOf(named) }));
    expect([answer.SummaryState, answer.Locale]).toEqual(["AVAILABLE", "en"]);
    expect(answer.SummaryContent?.split("\n")).toEqual([
      "Account 111122223333 (account 111122223333) asks for access to your account for 1 hour 30 minutes: Looks at users",
      "With the permissions of whoever accepts, and no more than these:",
      "- It may do GetObject, PutObject in Amazon S3 (s3); everything in Amazon EC2 (ec2), on arn:aws:s3:::photos/*, only where aws:SourceIp IpAddress 192.0.2.0/24.",
      "- It may not do DeleteObject in Amazon S3 (s3), on any resource.",
    ]);
  });

  test("speaks English, and says so", async () => {
    const EntityArn = arnOf(await taken());
    const answer = await iam.send(
      new GetHumanReadableSummaryCommand({ EntityArn, Locale: "de-DE" }),
    );
    expect(answer).toMatchObject({ SummaryState: "NOT_SUPPORTED", Locale: "de-DE" });
    expect(answer.SummaryContent).toBeUndefined();
  });

  test.each(["user/alice", "delegation-request/short"])("is InvalidInput for %s", async (what) => {
    expect(
      await refusal(iam.send(new GetHumanReadableSummaryCommand({ EntityArn: made.arnOf(what) }))),
    ).toMatchObject({ name: "InvalidInputException" });
  });
});

describe("GetDelegatedAccessToken", () => {
  const token = ({ DelegationRequestId = "" }: Named) => ({
    TradeInToken: sealTradeInToken(secrets(), DelegationRequestId),
  });
  const notValid = {
    name: "InvalidParameterValue",
    message: "The trade-in token is not valid for this account.",
  };

  test("is refused for a text that is no token, and for another account's", async () => {
    const named = await finalized();
    for (const call of [
      partnerSts.send(new GetDelegatedAccessTokenCommand({ TradeInToken: "none" })),
      new STSClient(running.operator).send(new GetDelegatedAccessTokenCommand(token(named))),
      new STSClient(stranger.admin).send(new GetDelegatedAccessTokenCommand(token(named))),
    ]) {
      expect(await refusal(call)).toEqual(notValid);
    }
  });

  test("is refused until the token was sent, and once its time is over", async () => {
    const named = await taken();
    await iam.send(new AcceptDelegationRequestCommand(named));
    expect(await refusal(exchange(named))).toEqual(notValid);
    await iam.send(new SendDelegationTokenCommand(named));
    const first = await exchange(named);
    await new IAMClient(first.settings).send(new ListUsersCommand({}));
    await age(named, 3_600_000);
    expect(await refusal(exchange(named))).toMatchObject({ name: "ExpiredTradeInTokenException" });
  });

  test("opens nothing once the one who accepted is gone", async () => {
    const approver = await made.user(allow("*"));
    const keys: ClientSettings = await made.keys(approver);
    const named = await taken();
    await new IAMClient(keys).send(new AcceptDelegationRequestCommand(named));
    await iam.send(new SendDelegationTokenCommand(named));
    const { settings } = await exchange(named);
    await new IAMClient(settings).send(new ListUsersCommand({}));
    const UserName = approver;
    const AccessKeyId = keys.credentials.accessKeyId;
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
    await iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName: "own" }));
    await iam.send(new DeleteUserCommand({ UserName }));
    expect((await refusal(new IAMClient(settings).send(new ListUsersCommand({})))).name).toBe(
      "InvalidClientTokenId",
    );
    expect((await refusal(exchange(named))).name).toBe("InvalidClientTokenId");
  });
});
