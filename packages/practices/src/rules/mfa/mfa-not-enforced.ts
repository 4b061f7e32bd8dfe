import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";
import { byAccessKey, byPassword, mfaIsAskedFor, mfaStatements } from "../../model/mfa-policy.ts";
import { possible } from "../../model/possible.ts";

/** What a user may do before it has used MFA, so that it can register a device ("Allow IAM users to self-manage an MFA device"). */
const allowedBefore: ReadonlySet<string> = new Set([
  "iam:createvirtualmfadevice",
  "iam:enablemfadevice",
  "iam:listmfadevices",
  "iam:listvirtualmfadevices",
  "iam:resyncmfadevice",
  "iam:getuser",
  "iam:changepassword",
  "iam:getaccountpasswordpolicy",
  "iam:listusers",
  "sts:getsessiontoken",
  "sts:getcalleridentity",
]);

/** Users with a policy that asks for MFA, who may do things without. */
export const mfaNotEnforced = accountRule({
  id: "05.mfa-not-enforced",
  practice: 5,
  title: "A policy asks for MFA, and calls without it are allowed",
  severity: "high",
  rationale:
    "The usual mistakes leave a way: Bool where BoolIfExists is needed lets access keys through, a list of services leaves the others open, and a second policy grants what the first one ties to MFA.",
  remedy:
    "Deny everything but the registration of a device where aws:MultiFactorAuthPresent is false, by BoolIfExists.",
  needs: ["authorization-details"],
  *check({ model }) {
    for (const user of model.users) {
      const asking = user.policies.flatMap(mfaStatements);
      if (asking.length === 0) continue;
      const granting = user.policies.flatMap(({ policy }) => policy?.statements ?? []);
      const actions = [...asking, ...granting.filter(({ effect }) => effect === "Allow")]
        .filter(({ actions }) => !actions.negated)
        .flatMap(({ actions }) => actions.patterns.map(anActionOf));
      const ways = [
        { how: "by an access key", context: byAccessKey },
        { how: "by a password alone", context: byPassword },
      ];
      const found = [...new Set(actions)]
        .filter((action) => !allowedBefore.has(action.toLowerCase()))
        .filter((action) => mfaIsAskedFor(user.policies, action))
        .flatMap((action) =>
          ways.flatMap(({ how, context }) => {
            const answer = possible(user, { action, context });
            return answer.possible === "yes" ? [{ how, action, request: answer.request }] : [];
          }),
        );
      const [first] = found;
      if (first === undefined) continue;
      yield {
        subject: userSubject(user),
        message: `${user.name} has a policy that asks for MFA, and may do ${first.action} ${first.how}.`,
        evidence: found
          .slice(0, 10)
          .map(({ request }) => ({ kind: "request", request, result: "allowed" })),
      };
    }
  },
});

/** An action that a pattern of actions stands for. */
const anActionOf = (pattern: string): string =>
  pattern === "*" ? "ec2:RunInstances" : pattern.replace(/[*?]/gu, "x");
