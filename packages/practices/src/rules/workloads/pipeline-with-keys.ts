import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";

/** What names, tags and user agents of pipelines say. */
const pipeline =
  /(?:^|[-_/ ])(?:ci|cd|cicd|ci-cd|pipeline|deploy|deployer|deployment|github|gitlab|jenkins|circleci|bitbucket|terraform|travis|buildkite|actions)(?:$|[-_/ ])/iu;

/** Pipelines that deploy with a user's keys. */
export const pipelineWithKeys = accountRule({
  id: "12.cicd-key",
  practice: 12,
  title: "A pipeline deploys with a user's keys",
  severity: "high",
  rationale:
    "The key lies in the settings of a repository; whoever can change a workflow can print it, and it works from anywhere until it is deleted.",
  remedy:
    "Let the pipeline assume a role by OpenID Connect: `ostiary generate role --for github` writes it.",
  needs: ["authorization-details", "credential-report"],
  *check({ account }) {
    for (const user of account.users) {
      const active = (user.credentials.accessKeys ?? []).filter((key) => key.active);
      if (active.length === 0 || user.credentials.password) continue;
      const signs = [
        user.name,
        user.path,
        ...user.tags.flatMap(({ key, value }) => [key, value]),
      ].filter((text) => pipeline.test(text));
      if (signs.length === 0) continue;
      yield {
        subject: userSubject(user),
        message: `${user.name} looks like a pipeline, and has ${active.length === 1 ? "an access key" : "access keys"}.`,
        evidence: signs.map((value) => ({ kind: "fact", what: "named", value })),
      };
    }
  },
});
