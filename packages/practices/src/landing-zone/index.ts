export type { OrganizationFile } from "./file/organization-file.ts";
export type { FileProblem } from "./file/problem.ts";
export type { LiveOrganization } from "./live/live-organization.ts";
export type { Desired } from "./plan/desired.ts";
export { type Plan, type PlanOptions, planOf } from "./plan/plan.ts";
export { stepLine } from "./plan/step.ts";
