import { memberSettings } from "../made-account.ts";
import { type Input, type RawAnswer, rawCall } from "../operations/raw-call.ts";
import type { ClientSettings, TestServer } from "../running-server.ts";

/** Calls Organizations; the call must succeed, and its answer is given. */
export const caller =
  (settings: ClientSettings) =>
  async (operation: string, input: Input = {}): Promise<Record<string, unknown>> => {
    const answer = await rawCall(settings, "organizations", operation, input);
    if (answer.status !== 200) throw new Error(`${operation}: ${answer.body}`);
    return answer.body === "" ? {} : JSON.parse(answer.body);
  };

/** A value deep in an answer, as text. */
export function textAt(answer: unknown, ...path: readonly (string | number)[]): string {
  let at: unknown = answer;
  for (const name of path) {
    at = typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined;
  }
  return String(at);
}

let made = 0;

/** The organization of a server's own account. */
export function organizationOf(running: TestServer) {
  const operate = caller(running.operator);
  const rootId = async (): Promise<string> => textAt(await operate("ListRoots"), "Roots", 0, "Id");

  async function member(input: Input = {}): Promise<string> {
    made += 1;
    const Email = `member${made}@example.com`;
    const begun = await operate("CreateAccount", { AccountName: "member", Email, ...input });
    const CreateAccountRequestId = textAt(begun, "CreateAccountStatus", "Id");
    const status = await operate("DescribeCreateAccountStatus", { CreateAccountRequestId });
    return textAt(status, "CreateAccountStatus", "AccountId");
  }

  return {
    operate,
    rootId,
    member,
    /** A member, and a way to call IAM and STS as its administrator. */
    async administered() {
      const accountId = await member();
      const settings = await memberSettings(running, accountId);
      const call = (service: "iam" | "sts", operation: string, input: Input): Promise<RawAnswer> =>
        rawCall(settings, service, operation, input);
      return { accountId, settings, call };
    },
    async unit(ParentId?: string): Promise<string> {
      made += 1;
      const input = { ParentId: ParentId ?? (await rootId()), Name: `unit${made}` };
      return textAt(await operate("CreateOrganizationalUnit", input), "OrganizationalUnit", "Id");
    },
    async move(AccountId: string, DestinationParentId: string): Promise<void> {
      const parents = await operate("ListParents", { ChildId: AccountId });
      const SourceParentId = textAt(parents, "Parents", 0, "Id");
      await operate("MoveAccount", { AccountId, SourceParentId, DestinationParentId });
    },
    /** Makes a policy of statements and attaches it. */
    async control(
      type: string,
      TargetId: string,
      ...Statement: readonly object[]
    ): Promise<string> {
      made += 1;
      const Content = JSON.stringify({ Version: "2012-10-17", Statement });
      return await attach(type, TargetId, Content);
    },
    /** Makes a policy and attaches it. */
    manage: (type: string, TargetId: string, content: object): Promise<string> =>
      attach(type, TargetId, JSON.stringify(content)),
    async enable(PolicyType: string): Promise<void> {
      await operate("EnablePolicyType", { RootId: await rootId(), PolicyType });
    },
  };

  async function attach(Type: string, TargetId: string, Content: string): Promise<string> {
    made += 1;
    const input = { Name: `policy${made}`, Description: "", Type, Content };
    const PolicyId = textAt(await operate("CreatePolicy", input), "Policy", "PolicySummary", "Id");
    await operate("AttachPolicy", { PolicyId, TargetId });
    return PolicyId;
  }
}
