import {
  GetOpenIDConnectProviderCommand,
  ListOpenIDConnectProvidersCommand,
  ListSAMLProvidersCommand,
} from "@aws-sdk/client-iam";
import { answersIn, oidcProviderOf, samlProviderOf, textOf } from "../../answers/index.ts";
import type { OidcProviderSnapshot } from "../../snapshot/index.ts";
import type { Asking } from "../asking.ts";
import { forEach, type Session, type Source } from "../source.ts";

async function samlProviders({ account, clients }: Session, asking: Asking): Promise<void> {
  const answer = await asking.ask("iam:ListSAMLProviders", (options) =>
    clients.iam.send(new ListSAMLProvidersCommand({}), options),
  );
  if (answer === undefined) return;
  account.plain.samlProviders = answersIn(answer["SAMLProviderList"]).map(samlProviderOf);
}

async function oidcProviders(session: Session, asking: Asking): Promise<void> {
  const { account, clients } = session;
  const answer = await asking.ask("iam:ListOpenIDConnectProviders", (options) =>
    clients.iam.send(new ListOpenIDConnectProvidersCommand({}), options),
  );
  if (answer === undefined) return;
  const list = answersIn(answer["OpenIDConnectProviderList"]);
  const arns = list.flatMap(({ Arn }) => textOf(Arn) ?? []);
  const found: OidcProviderSnapshot[] = [];
  await forEach(session, arns, async (OpenIDConnectProviderArn) => {
    const provider = await asking.ask("iam:GetOpenIDConnectProvider", (options) =>
      clients.iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }), options),
    );
    if (provider !== undefined) found.push(oidcProviderOf(OpenIDConnectProviderArn, provider));
  });
  account.plain.oidcProviders = found;
}

/** Identity providers of SAML and OpenID Connect. */
export const identityProviders: Source = {
  input: "identity-providers",
  actions: [
    "iam:ListSAMLProviders",
    "iam:ListOpenIDConnectProviders",
    "iam:GetOpenIDConnectProvider",
  ],
  async collect(session, asking) {
    await samlProviders(session, asking);
    await oidcProviders(session, asking);
  },
};
