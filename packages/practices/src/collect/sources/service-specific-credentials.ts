import { ListServiceSpecificCredentialsCommand } from "@aws-sdk/client-iam";
import { answersIn, serviceSpecificCredentialOf } from "../../answers/index.ts";
import { draftUser } from "../../draft/index.ts";
import { forEachUser, type Source } from "../source.ts";

/** Passwords and keys that one service takes. */
export const serviceSpecificCredentials: Source = {
  input: "service-specific-credentials",
  actions: ["iam:ListServiceSpecificCredentials"],
  ofUsers: true,
  collect: (session, asking) =>
    forEachUser(session, asking, async (UserName) => {
      const answer = await asking.ask("iam:ListServiceSpecificCredentials", (options) =>
        session.clients.iam.send(new ListServiceSpecificCredentialsCommand({ UserName }), options),
      );
      if (answer === undefined) return;
      const found = answersIn(answer["ServiceSpecificCredentials"]).map(
        serviceSpecificCredentialOf,
      );
      draftUser(session.account, UserName).listed.serviceSpecificCredentials = found;
    }),
};
