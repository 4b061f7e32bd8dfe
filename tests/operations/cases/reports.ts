import type { OperationCases } from "../operation-case.ts";
import { onAnything } from "./needs.ts";

/** Operations on the reports of IAM. */
export const reportCases: OperationCases = {
  "iam:GenerateCredentialReport": {
    input: () => ({}),
    needs: onAnything("iam:GenerateCredentialReport"),
  },
  "iam:GetCredentialReport": {
    async input(world) {
      await world.operate("GenerateCredentialReport", {});
      return {};
    },
    needs: onAnything("iam:GetCredentialReport"),
  },
};
