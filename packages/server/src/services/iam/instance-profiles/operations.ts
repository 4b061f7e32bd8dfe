import type { Operation } from "../../../operation.ts";
import { addRoleToInstanceProfile } from "./add-role-to-instance-profile.ts";
import { createInstanceProfile } from "./create-instance-profile.ts";
import { deleteInstanceProfile } from "./delete-instance-profile.ts";
import { getInstanceProfile } from "./get-instance-profile.ts";
import { listInstanceProfileTags } from "./list-instance-profile-tags.ts";
import { listInstanceProfiles } from "./list-instance-profiles.ts";
import { listInstanceProfilesForRole } from "./list-instance-profiles-for-role.ts";
import { removeRoleFromInstanceProfile } from "./remove-role-from-instance-profile.ts";
import { tagInstanceProfile } from "./tag-instance-profile.ts";
import { untagInstanceProfile } from "./untag-instance-profile.ts";

/** The operations of IAM on instance profiles. */
export const instanceProfileOperations: readonly Operation[] = [
  addRoleToInstanceProfile,
  createInstanceProfile,
  deleteInstanceProfile,
  getInstanceProfile,
  listInstanceProfileTags,
  listInstanceProfilesForRole,
  listInstanceProfiles,
  removeRoleFromInstanceProfile,
  tagInstanceProfile,
  untagInstanceProfile,
];
