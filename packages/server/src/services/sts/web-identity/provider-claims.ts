const github = [
  "actor",
  "actor_id",
  "enterprise_id",
  "environment",
  "job_workflow_ref",
  "ref",
  "repository",
  "repository_id",
  "repository_owner_id",
  "workflow",
] as const;

const buildkite = [
  "build_branch",
  "cluster_id",
  "cluster_name",
  "organization_id",
  "organization_slug",
  "pipeline_id",
  "pipeline_slug",
] as const;

const gitlab = [
  "namespace_id",
  "pipeline_source",
  "project_id",
  "ref_protected",
  "runner_environment",
  "user_access_level",
  "user_email",
  "user_id",
  "user_login",
] as const;

/**
 * Claims that AWS makes context keys of beside `aud`, `sub` and `amr`, by provider ("Actions, resources, and condition keys for
 * AWS Security Token Service": the keys of AssumeRoleWithWebIdentity).
 */
const providers: readonly (readonly [provider: RegExp, claims: readonly string[]])[] = [
  [/^token\.actions\.githubusercontent\.com(\/.+)?$/, github],
  [/^token\.actions\.[^/]+\.ghe\.com$/, github],
  [/^agent\.buildkite\.com$/, buildkite],
  [/^agent\.[^/]+\.buildkite\.(dev|site)$/, buildkite],
  [/^gitlab\.com$/, gitlab],
  [/^oidc\.circleci\.com\/org\/[^/]+$/, ["oidc.circleci.com/project-id"]],
  [/^idcs-[^./]+\.identity\.oraclecloud\.com$/, ["rpst_id"]],
];

/** The claims of a provider, by its URL without the scheme, that trust policies may ask for beside the common ones. */
export const providerClaims = (id: string): readonly string[] =>
  providers.find(([provider]) => provider.test(id))?.[1] ?? [];
