import { GetLoginProfileCommand, ListUsersCommand } from "@aws-sdk/client-iam";
import { answersIn, isAnswer, passwordOf, textOf } from "../../answers/index.ts";
import { draftUser, putListedUser } from "../../draft/index.ts";
import type { Asking } from "../asking.ts";
import { forEachUser, type Session, type Source } from "../source.ts";

const mostItems = 1000;

/** Lists the users. ListUsers tells when passwords were used, newer than the credential report, and names the users where the authorization details don't. */
async function listUsers({ account, clients }: Session, asking: Asking): Promise<void> {
  const names = new Set<string>();
  const pages = asking.pages("iam:ListUsers", (Marker, options) =>
    clients.iam.send(new ListUsersCommand({ MaxItems: mostItems, Marker }), options),
  );
  for await (const page of pages) {
    for (const user of answersIn(page["Users"])) {
      putListedUser(account, user);
      const name = textOf(user["UserName"]);
      if (name !== undefined) names.add(name);
    }
  }
  if (asking.coverage().state === "complete") account.userNames ??= names;
}

/** Who has a password, since when, and whether it must be changed. */
export const loginProfiles: Source = {
  input: "login-profiles",
  actions: ["iam:ListUsers", "iam:GetLoginProfile"],
  nameUsers: listUsers,
  ofUsers: true,
  collect: (session, asking) =>
    forEachUser(session, asking, async (UserName) => {
      const answer = await asking.ask(
        "iam:GetLoginProfile",
        (options) => session.clients.iam.send(new GetLoginProfileCommand({ UserName }), options),
        { NoSuchEntityException: {}, NoSuchEntity: {} },
      );
      if (answer === undefined) return;
      const profile = answer["LoginProfile"];
      const { listed } = draftUser(session.account, UserName);
      listed.password = isAnswer(profile) ? passwordOf(profile) : false;
    }),
};
