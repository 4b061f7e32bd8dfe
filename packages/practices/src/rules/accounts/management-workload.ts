import { accountRule } from "../../audit/rule.ts";
import { accountSubject } from "../../audit/subjects.ts";

const workload =
  /^(?:ec2|lambda|ecs-tasks|codebuild|glue|sagemaker|batch|eks|apprunner|emr|datapipeline)\b.*\.amazonaws\.com$/u;

/** Roles of workloads in the management account. */
export const managementWorkload = accountRule({
  id: "06.mgmt-workload",
  practice: 6,
  title: "Workloads run in the management account",
  severity: "medium",
  rationale:
    "No control policy binds the management account, and whoever takes a workload over there is one step from every account.",
  remedy: "Move the workloads to a member account.",
  needs: ["organization", "authorization-details"],
  equivalents: { cis7: ["2.1.3"] },
  *check({ account, snapshot }) {
    if (snapshot.organization?.managementAccount !== account.id) return;
    const roles = account.roles.filter(({ trustPolicy }) =>
      [...trustPolicy.matchAll(/"([a-z0-9.-]+\.amazonaws\.com)"/gu)].some(([, service = ""]) =>
        workload.test(service),
      ),
    );
    if (roles.length === 0) return;
    yield {
      subject: accountSubject(account, snapshot.partition),
      message: `${roles.length} roles of workloads are in the management account.`,
      evidence: roles.map(({ name }) => ({ kind: "fact", what: "role", value: name })),
    };
  },
});
