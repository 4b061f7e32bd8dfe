import { accountRule } from "../../audit/rule.ts";
import { roleSubject } from "../../audit/subjects.ts";
import { placeOf } from "../../model/read-policy.ts";
import { allowing, asksFor, trustedBy } from "../../model/trusted.ts";

/**
 * Services that act for resources of any account, and bring aws:SourceArn or aws:SourceAccount when they assume a role ("The confused deputy
 * problem"; each service's own page). Services that run the account's own code bring neither, and are left out.
 */
const deputies: ReadonlySet<string> = new Set(
  [
    "backup",
    "bedrock",
    "budgets",
    "chatbot",
    "cloudtrail",
    "codecommit",
    "config",
    "dms",
    "events",
    "firehose",
    "glue",
    "guardduty",
    "imagebuilder",
    "iot",
    "kinesisanalytics",
    "logs",
    "macie",
    "pipes",
    "rds",
    "s3",
    "scheduler",
    "ses",
    "sns",
    "states",
    "transfer",
  ].map((service) => `${service}.amazonaws.com`),
);

/** Roles that a service assumes for anybody's resources. */
export const confusedDeputy = accountRule({
  id: "08.confused-deputy",
  practice: 8,
  title: "A service's trust does not say for which resources",
  severity: "medium",
  rationale: "Somebody else's resource can name this role, and the service then uses it for him.",
  remedy:
    "Ask for aws:SourceAccount, and where it is known aws:SourceArn, in the trust policy's condition.",
  needs: ["authorization-details"],
  equivalents: { prowler: ["iam_role_cross_service_confused_deputy_prevention"] },
  *check({ model }) {
    for (const role of model.roles) {
      if (role.serviceLinked) continue;
      for (const statement of allowing(role.trust.policy?.statements)) {
        const services = trustedBy(statement).services.filter((service) => deputies.has(service));
        if (services.length === 0) continue;
        if (
          asksFor(
            statement,
            "aws:SourceArn",
            "aws:SourceAccount",
            "aws:SourceOrgID",
            "aws:SourceOrgPaths",
          )
        )
          continue;
        yield {
          subject: roleSubject(role),
          part: services.join(","),
          message: `The role ${role.name} trusts ${services.join(", ")} for anybody's resources.`,
          evidence: [{ kind: "statement", statement: placeOf(role.trust, statement) }],
        };
      }
    }
  },
});
