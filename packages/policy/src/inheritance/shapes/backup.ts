import {
  anything,
  filled,
  group,
  list,
  named,
  number,
  one,
  oneOf,
  regions,
  type SettingShape,
  text,
  truth,
} from "../shape.ts";

const name = /^[a-zA-Z0-9\-_.]{1,50}$/;
const vaultName = one(/^[a-zA-Z0-9\-_]{2,50}$/, "the name of a vault");
const vaultArn = one(
  /^arn:[a-z-]+:backup:[a-z0-9-]+:(?:\$account|\d{12}):(?:backup-)?vault:[\w$-]+$/,
  "the ARN of a vault",
);
const values: SettingShape = {
  kind: "setting",
  holds: "either",
  values: /^[\s\S]{0,256}$/,
  says: "a tag value",
};
const tag = group({ tag_key: text, tag_value: values });

const lifecycle = group({
  move_to_cold_storage_after_days: number,
  delete_after_days: number,
  // AWS's own examples write it so.
  to_delete_after_days: number,
  opt_in_to_archive_for_supported_resources: truth,
});

const rule = group(
  {
    schedule_expression: one(/^(?:cron|rate)\(.+\)$/, "cron(…) or rate(…)"),
    schedule_expression_timezone: text,
    target_backup_vault_name: vaultName,
    target_logically_air_gapped_backup_vault_arn: vaultArn,
    start_backup_window_minutes: number,
    complete_backup_window_minutes: number,
    enable_continuous_backup: truth,
    lifecycle,
    copy_actions: named(group({ target_backup_vault_arn: vaultArn, lifecycle })),
    recovery_point_tags: named(tag),
    index_actions: anything,
    scan_actions: anything,
  },
  { needs: ["target_backup_vault_name"] },
);

const role = one(/^arn:[a-z-]+:iam::(?:\$account|\d{12}):role\/[\w+=,.@/-]+$/, "the ARN of a role");
const conditions = group({
  string_equals: anything,
  string_not_equals: anything,
  string_like: anything,
  string_not_like: anything,
});

const selections = group(
  {
    tags: named(
      group(
        { iam_role_arn: role, tag_key: text, tag_value: filled(values), conditions },
        { needs: ["iam_role_arn", "tag_key", "tag_value"] },
      ),
    ),
    resources: named(
      group(
        {
          iam_role_arn: role,
          resource_types: filled(list(/^.+$/, "the ARN of a resource, or one with wildcards")),
          not_resource_types: list(/^.+$/, "the ARN of a resource, or one with wildcards"),
          conditions,
        },
        { needs: ["iam_role_arn"] },
      ),
    ),
  },
  { minimum: 1 },
);

const plan = group(
  {
    rules: named(rule, { names: name, maximum: 10 }, 1),
    regions: filled(regions),
    selections,
    advanced_backup_settings: group({
      ec2: group({ windows_vss: oneOf("enabled", "disabled") }),
      s3: group({
        backup_acls: oneOf("enabled", "disabled"),
        backup_object_tags: oneOf("enabled", "disabled"),
      }),
    }),
    backup_plan_tags: named(tag),
    scan_settings: anything,
  },
  { needs: ["rules", "regions", "selections"] },
);

/** Backup policies ("Backup policy syntax and examples"). */
export const backupPolicy = group({ plans: named(plan, { names: name }) }, { required: ["plans"] });
