import type { OperationCases } from "../operation-case.ts";
import type { World } from "../world.ts";
import { onUser } from "./needs.ts";

const password = "Correct-horse-1";

async function withPassword(world: World) {
  const UserName = await world.user();
  await world.operate("CreateLoginProfile", { UserName, Password: password });
  return { UserName };
}

/** Operations on passwords of users. */
export const loginProfileCases: OperationCases = {
  "iam:CreateLoginProfile": {
    input: async (world) => ({
      UserName: await world.user(),
      Password: password,
      PasswordResetRequired: true,
    }),
    needs: onUser("CreateLoginProfile"),
  },
  "iam:GetLoginProfile": { input: withPassword, needs: onUser("GetLoginProfile") },
  "iam:UpdateLoginProfile": {
    input: async (world) => ({
      ...(await withPassword(world)),
      Password: "Another-horse-2",
      PasswordResetRequired: true,
    }),
    needs: onUser("UpdateLoginProfile"),
  },
  "iam:DeleteLoginProfile": { input: withPassword, needs: onUser("DeleteLoginProfile") },
  "iam:ChangePassword": {
    async input(world) {
      const profile = { UserName: world.callerName, Password: password };
      await world
        .operate("UpdateLoginProfile", profile)
        .catch(() => world.operate("CreateLoginProfile", profile));
      return { OldPassword: password, NewPassword: "Another-horse-2" };
    },
    needs: (world) => onUser("ChangePassword")(world, { UserName: world.callerName }),
  },
};
