import { ListServerCertificatesCommand } from "@aws-sdk/client-iam";
import { type Answer, answersIn, serverCertificateOf } from "../../answers/index.ts";
import type { Source } from "../source.ts";

/** Server certificates that IAM keeps for load balancers. */
export const serverCertificates: Source = {
  input: "server-certificates",
  actions: ["iam:ListServerCertificates"],
  async collect({ account, clients }, asking) {
    const found: Answer[] = [];
    const pages = asking.pages("iam:ListServerCertificates", (Marker, options) =>
      clients.iam.send(new ListServerCertificatesCommand({ Marker }), options),
    );
    for await (const page of pages) found.push(...answersIn(page["ServerCertificateMetadataList"]));
    if (asking.coverage().state === "absent") return;
    account.plain.serverCertificates = found.map(serverCertificateOf);
  },
};
