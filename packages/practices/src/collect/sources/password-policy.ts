import { GetAccountPasswordPolicyCommand } from "@aws-sdk/client-iam";
import { isAnswer, passwordPolicyOf } from "../../answers/index.ts";
import type { Source } from "../source.ts";

/** The account's password policy, or that it has none. */
export const passwordPolicy: Source = {
  input: "password-policy",
  actions: ["iam:GetAccountPasswordPolicy"],
  async collect({ account, clients }, asking) {
    const answer = await asking.ask(
      "iam:GetAccountPasswordPolicy",
      (options) => clients.iam.send(new GetAccountPasswordPolicyCommand({}), options),
      { NoSuchEntityException: {}, NoSuchEntity: {} },
    );
    if (answer === undefined) return;
    const policy = answer["PasswordPolicy"];
    account.plain.passwordPolicy = isAnswer(policy) ? passwordPolicyOf(policy) : false;
  },
};
