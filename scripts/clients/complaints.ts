/** What Prowler complains of that is no error of this server's, and why. */
export const explained: readonly { readonly message: RegExp; readonly why: string }[] = [
  {
    message: /calling the Describe(Regions|Account|Organization) operation/,
    why: "asks EC2 for regions and Organizations for the account's name, which are not served here; it goes on without",
  },
  {
    message: /calling the ListOrganizationsFeatures operation/,
    why: "asks for features of root that an organization's management account alone has; AWS refuses it elsewhere, too",
  },
  {
    message: /Invalid action pattern 'codestar:/,
    why: "its list of escalations names a service that its own catalogue has dropped; it says so of every policy, on AWS too",
  },
];

export const isExplained = (message: string): boolean =>
  explained.some((known) => known.message.test(message));
