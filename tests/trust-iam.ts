import { type Directory, trustedServices } from "@ostiary/directory";

/** Makes IAM a trusted service of the organization that an account manages. */
export const trustIam = (directory: Directory, managementAccountId: string): Promise<void> =>
  directory.write([managementAccountId], (transaction) => {
    const enabledDate = Date.now();
    transaction
      .account(managementAccountId)
      .put(trustedServices, { id: "iam.amazonaws.com", enabledDate });
  });
