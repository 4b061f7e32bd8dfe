import { parseArn } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { ownerContext, requestorAccounts, requireRequest } from "./delegation-request.ts";
import { grantedToOwnerOrAnybody } from "./granted-to-owner.ts";
import { summaryOf } from "./summary.ts";

/** The id in the ARN of a delegation request; empty where it is another ARN. */
const requestIdOf = (arn: string): string =>
  /^delegation-request\/([\w-]{16,128})$/.exec(parseArn(arn)?.resource ?? "")?.[1] ?? "";

const defaultLocale = "en";

/**
 * AWS has a language model tell what is asked for. Here the sentences are made from the policy itself, in English; other locales are
 * NOT_SUPPORTED.
 */
export const getHumanReadableSummary = operation("iam", "GetHumanReadableSummary", {
  access: "read",
  resource: ({ EntityArn }) => ({ arn: EntityArn }),
  context: ({ EntityArn }, scope) => ownerContext(scope, requestIdOf(EntityArn)),
  grants: ({ EntityArn }, scope) => grantedToOwnerOrAnybody(scope, requestIdOf(EntityArn)),
  accounts: ({ EntityArn }) => requestorAccounts(requestIdOf(EntityArn)),
  async run({ EntityArn, Locale = defaultLocale }, scope) {
    const id = requestIdOf(EntityArn);
    if (id === "" || parseArn(EntityArn)?.service !== "iam") {
      throw serviceError("InvalidInput", `${EntityArn} is not the ARN of a delegation request.`);
    }
    const request = requireRequest(scope, id);
    if (!/^en([-_]|$)/i.test(Locale)) return { Locale, SummaryState: "NOT_SUPPORTED" as const };
    return {
      Locale,
      SummaryState: "AVAILABLE" as const,
      SummaryContent: await summaryOf(request),
    };
  },
});
