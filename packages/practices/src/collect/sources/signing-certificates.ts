import { ListSigningCertificatesCommand } from "@aws-sdk/client-iam";
import { answersIn, signingCertificateOf } from "../../answers/index.ts";
import { draftUser } from "../../draft/index.ts";
import { forEachUser, type Source } from "../source.ts";

/** X.509 certificates that sign requests of old interfaces. */
export const signingCertificates: Source = {
  input: "signing-certificates",
  actions: ["iam:ListSigningCertificates"],
  ofUsers: true,
  collect: (session, asking) =>
    forEachUser(session, asking, async (UserName) => {
      const answer = await asking.ask("iam:ListSigningCertificates", (options) =>
        session.clients.iam.send(new ListSigningCertificatesCommand({ UserName }), options),
      );
      if (answer === undefined) return;
      const found = answersIn(answer["Certificates"]).map(signingCertificateOf);
      draftUser(session.account, UserName).listed.signingCertificates = found;
    }),
};
