import { ListSSHPublicKeysCommand } from "@aws-sdk/client-iam";
import { answersIn, sshPublicKeyOf } from "../../answers/index.ts";
import { draftUser } from "../../draft/index.ts";
import { forEachUser, type Source } from "../source.ts";

/** SSH public keys, which open CodeCommit's repositories. */
export const sshPublicKeys: Source = {
  input: "ssh-public-keys",
  actions: ["iam:ListSSHPublicKeys"],
  ofUsers: true,
  collect: (session, asking) =>
    forEachUser(session, asking, async (UserName) => {
      const answer = await asking.ask("iam:ListSSHPublicKeys", (options) =>
        session.clients.iam.send(new ListSSHPublicKeysCommand({ UserName }), options),
      );
      if (answer === undefined) return;
      const found = answersIn(answer["SSHPublicKeys"]).map(sshPublicKeyOf);
      draftUser(session.account, UserName).listed.sshPublicKeys = found;
    }),
};
