import type { User } from "@ostiary/directory";
import type { Scope } from "../../../operation.ts";
import { givenTags, type WireTag } from "../tags.ts";

interface WireUser {
  readonly Path: string;
  readonly UserName: string;
  readonly UserId: string;
  readonly Arn: string;
  readonly CreateDate: Date;
}

/** A user as lists show it: without tags and boundary ("ListUsers" names the members it leaves out). */
export function listedUser(scope: Scope, user: User): WireUser {
  return {
    Path: user.path,
    UserName: user.userName,
    UserId: user.id,
    Arn: scope.arn.iam(scope.account.accountId, "user", user.path, user.userName),
    CreateDate: new Date(user.createDate),
  };
}

/** AWS's model has this enum's one value as PermissionsBoundaryPolicy; AWS itself answers Policy. */
const boundaryType = "Policy" as string as "PermissionsBoundaryPolicy";

/** A permissions boundary as answers show it; absent where none is set. */
export function givenBoundary(entity: { readonly permissionsBoundary?: string }): {
  PermissionsBoundary?: {
    PermissionsBoundaryType: typeof boundaryType;
    PermissionsBoundaryArn: string;
  };
} {
  return entity.permissionsBoundary === undefined
    ? {}
    : {
        PermissionsBoundary: {
          PermissionsBoundaryType: boundaryType,
          PermissionsBoundaryArn: entity.permissionsBoundary,
        },
      };
}

/** A user in full, as CreateUser and GetUser show it. */
export function wholeUser(
  scope: Scope,
  user: User,
): WireUser & { Tags?: WireTag[] } & ReturnType<typeof givenBoundary> {
  return { ...listedUser(scope, user), ...givenBoundary(user), ...givenTags(user.tags) };
}
