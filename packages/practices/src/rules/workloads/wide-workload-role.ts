import { accountRule } from "../../audit/rule.ts";
import { roleSubject } from "../../audit/subjects.ts";
import { asEvidence, grantsEverything, wholeServices } from "../../model/granted.ts";
import { allowing, trustedBy } from "../../model/trusted.ts";

const compute: ReadonlySet<string> = new Set(
  [
    "lambda",
    "ecs-tasks",
    "ec2",
    "codebuild",
    "glue",
    "sagemaker",
    "batch",
    "apprunner",
    "states",
    "pods.eks",
    "tasks.apprunner",
  ].map((service) => `${service}.amazonaws.com`),
);

/** Roles of functions, tasks and instances that may do whole services. */
export const wideWorkloadRole = accountRule({
  id: "12.workload-wide",
  practice: 12,
  title: "A workload's role grants whole services",
  severity: "high",
  rationale:
    "Whoever finds a hole in the function, task or instance has its role: every table, every bucket, for as long as it runs.",
  remedy:
    "Grant the actions and resources that the workload uses; `ostiary generate role` writes such a role.",
  needs: ["authorization-details"],
  *check({ model }) {
    for (const role of model.roles) {
      const services = allowing(role.trust.policy?.statements)
        .flatMap((statement) => trustedBy(statement).services)
        .filter((service) => compute.has(service));
      if (services.length === 0) continue;
      const wide = role.policies
        .filter(({ holder }) => holder !== role.snapshot.permissionsBoundary)
        .flatMap((policy) => {
          const statements = (policy.policy?.statements ?? []).filter(
            (statement) => grantsEverything(statement) || wholeServices(statement).length > 0,
          );
          return statements.length === 0 ? [] : [{ policy, statements }];
        });
      if (wide.length === 0) continue;
      const granted = new Set(
        wide.flatMap(({ statements }) =>
          statements.flatMap((one) =>
            grantsEverything(one) ? ["everything"] : wholeServices(one),
          ),
        ),
      );
      yield {
        subject: roleSubject(role),
        message: `The role ${role.name} of ${services.join(", ")} grants all of ${[...granted].slice(0, 6).join(", ")} on every resource.`,
        evidence: wide.flatMap(({ policy, statements }) => asEvidence(policy, statements)),
      };
    }
  },
});
