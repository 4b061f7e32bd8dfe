import { type AccountSnapshot, type Input, readSnapshot } from "@ostiary/practices";
import { describe, expect, test } from "vitest";
import { writtenFile, writtenFiles } from "./written-files.ts";

const user = "arn:aws:iam::111122223333:user/ana";

/** Reads answers, one of which names the account. */
async function accountOf(...answers: readonly object[]): Promise<AccountSnapshot | undefined> {
  const named = { UserDetailList: [{ UserName: "ana", Path: "/", Arn: user }] };
  return (await readSnapshot(writtenFile([named, ...answers]))).accounts[0];
}

describe("an answer of an account is read", () => {
  const cases: readonly [Input, "complete" | "partial", object, object][] = [
    [
      "account-summary",
      "complete",
      { SummaryMap: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0, Users: 1 } },
      {
        summary: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0, Users: 1 },
        root: { mfaActive: true, accessKeys: [] },
      },
    ],
    ["account-alias", "complete", { AccountAliases: ["blue"] }, { alias: "blue" }],
    [
      "password-policy",
      "complete",
      { PasswordPolicy: { MinimumPasswordLength: 14, RequireSymbols: true, MaxPasswordAge: 90 } },
      {
        passwordPolicy: {
          minimumPasswordLength: 14,
          requireSymbols: true,
          requireNumbers: false,
          requireUppercaseCharacters: false,
          requireLowercaseCharacters: false,
          allowUsersToChangePassword: false,
          maxPasswordAge: 90,
        },
      },
    ],
    [
      "server-certificates",
      "complete",
      {
        ServerCertificateMetadataList: [
          {
            Arn: "arn:aws:iam::111122223333:server-certificate/c",
            ServerCertificateName: "c",
            Expiration: "2026-01-01T00:00:00+00:00",
          },
        ],
      },
      {
        serverCertificates: [
          {
            arn: "arn:aws:iam::111122223333:server-certificate/c",
            name: "c",
            expires: "2026-01-01T00:00:00.000Z",
          },
        ],
      },
    ],
    [
      "identity-providers",
      "partial",
      { SAMLProviderList: [{ Arn: "arn:aws:iam::111122223333:saml-provider/s" }] },
      { samlProviders: [{ arn: "arn:aws:iam::111122223333:saml-provider/s" }] },
    ],
    [
      "analyzers",
      "complete",
      {
        analyzers: [
          {
            arn: "arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/a",
            type: "ORGANIZATION_UNUSED_ACCESS",
            status: "ACTIVE",
          },
          { arn: "arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/b", type: "NEWER" },
        ],
      },
      {
        analyzers: [
          {
            arn: "arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/a",
            kind: "unused-access",
            scope: "organization",
            active: true,
          },
        ],
      },
    ],
    [
      "resource-policies",
      "partial",
      { Resource: "arn:aws:s3:::b", Policy: { Statement: [] }, Account: "111122223333" },
      {
        resourcePolicies: [
          { arn: "arn:aws:s3:::b", type: "s3:bucket", document: '{"Statement":[]}' },
        ],
      },
    ],
    [
      "last-accessed",
      "partial",
      {
        Arn: user,
        JobStatus: "COMPLETED",
        JobCompletionDate: "2026-01-31T00:00:00+00:00",
        ServicesLastAccessed: [
          { ServiceNamespace: "s3", LastAuthenticated: "2026-01-01T00:00:00+00:00" },
          {
            ServiceNamespace: "iam",
            TrackedActionsLastAccessed: [
              { ActionName: "ListUsers", LastAccessedTime: "2026-01-02T00:00:00+00:00" },
            ],
          },
        ],
      },
      {
        activity: {
          from: "2024-12-27T00:00:00.000Z",
          to: "2026-01-31T00:00:00.000Z",
          source: "last-accessed",
          events: 0,
          servicesFrom: "2024-12-27T00:00:00.000Z",
          principals: [
            {
              arn: user,
              actions: [],
              services: [
                {
                  service: "iam",
                  actions: [{ action: "ListUsers", lastAt: "2026-01-02T00:00:00.000Z" }],
                },
                { service: "s3", lastAt: "2026-01-01T00:00:00.000Z" },
              ],
            },
          ],
        },
      },
    ],
  ];
  test.each(cases)("%s", async (input, state, answer, members) => {
    const account = await accountOf(answer);
    expect(account).toMatchObject(members);
    expect(account?.coverage[input]?.state).toBe(state);
  });
});

test("whose last access it is has to be said", async () => {
  const answer = { JobStatus: "COMPLETED", ServicesLastAccessed: [] };
  await expect(accountOf(answer)).rejects.toThrow(/add a member "Arn"/);
});

test("what names no account goes to the account of its folder", async () => {
  const aliases = (alias: string) => JSON.stringify({ AccountAliases: [alias] });
  const paths = writtenFiles({
    "111122223333/aliases.json": aliases("blue"),
    "444455556666/aliases.json": aliases("red"),
  });
  const { accounts } = await readSnapshot(paths);
  expect(accounts.map(({ id, alias }) => [id, alias])).toEqual([
    ["111122223333", "blue"],
    ["444455556666", "red"],
  ]);
});
