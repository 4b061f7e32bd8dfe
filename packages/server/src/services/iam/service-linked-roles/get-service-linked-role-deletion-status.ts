import { serviceLinkedRoleDeletions } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { noSuchEntity } from "../find-entity.ts";
import { deletionTaskTarget, isDeletionTaskId } from "./deletion-task.ts";

export const getServiceLinkedRoleDeletionStatus = operation(
  "iam",
  "GetServiceLinkedRoleDeletionStatus",
  {
    access: "read",
    resource: ({ DeletionTaskId }, scope) => deletionTaskTarget(scope, DeletionTaskId),
    run({ DeletionTaskId }, { account }) {
      if (!isDeletionTaskId(DeletionTaskId)) throw serviceError("InvalidInput", "Invalid task id");
      const deletion = account.get(serviceLinkedRoleDeletions, DeletionTaskId);
      if (deletion === undefined) throw noSuchEntity("Cannot find deletion status for given id.");
      return { Status: deletion.status };
    },
  },
);
