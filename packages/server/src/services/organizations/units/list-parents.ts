import { entityOf, entityTarget } from "../entities.ts";
import { notFound } from "../errors.ts";
import { organizationRead } from "../organization-operation.ts";

export const listParents = organizationRead("ListParents", {
  audience: "delegates",
  resource: ({ ChildId }, { own }) => entityTarget(own, ChildId),
  run({ ChildId }, { own }) {
    const child = entityOf(own, ChildId);
    if (child === undefined || child.kind === "root") throw notFound("Child");
    const { parentId } = child.record;
    const Type = parentId === own.root.id ? ("ROOT" as const) : ("ORGANIZATIONAL_UNIT" as const);
    // Something has one parent only, so there is never a second page.
    return { Parents: [{ Id: parentId, Type }] };
  },
});
