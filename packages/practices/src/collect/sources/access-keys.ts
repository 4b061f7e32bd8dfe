import { GetAccessKeyLastUsedCommand, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { accessKeyOf, accessKeyUseOf, answersIn, known } from "../../answers/index.ts";
import { draftUser } from "../../draft/index.ts";
import type { AccessKeySnapshot } from "../../snapshot/index.ts";
import type { Asking } from "../asking.ts";
import { forEachUser, type Session, type Source } from "../source.ts";

async function withLastUse(
  { clients }: Session,
  asking: Asking,
  key: AccessKeySnapshot,
): Promise<AccessKeySnapshot> {
  const AccessKeyId = key.accessKeyId;
  const answer = await asking.ask("iam:GetAccessKeyLastUsed", (options) =>
    clients.iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }), options),
  );
  return { ...key, ...known({ lastUse: accessKeyUseOf(answer?.["AccessKeyLastUsed"]) }) };
}

/** Access keys with their last use. */
export const accessKeys: Source = {
  input: "access-keys",
  actions: ["iam:ListAccessKeys", "iam:GetAccessKeyLastUsed"],
  ofUsers: true,
  collect: (session, asking) =>
    forEachUser(session, asking, async (UserName) => {
      const answer = await asking.ask("iam:ListAccessKeys", (options) =>
        session.clients.iam.send(new ListAccessKeysCommand({ UserName }), options),
      );
      if (answer === undefined) return;
      const keys = answersIn(answer["AccessKeyMetadata"]).map(accessKeyOf);
      draftUser(session.account, UserName).listed.accessKeys = await Promise.all(
        keys.map((key) => withLastUse(session, asking, key)),
      );
    }),
};
