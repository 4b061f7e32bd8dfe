/** What Prowler complains of that is no error of this server's, and why. */
export const explained: readonly { readonly message: RegExp; readonly why: string }[] = [
  {
    message: /calling the DescribeRegions operation/,
    why: "asks EC2 for regions, which is not served here; it goes on without",
  },
  {
    message: /^AWSOrganizationsNotInUseException.* calling the DescribeAccount operation/,
    why: "asks for the account's name in its organization; AWS, too, answers so where there is none",
  },
  {
    message: /OrganizationNotFoundException.* calling the ListOrganizationsFeatures operation/,
    why: "asks whether root is centralised; AWS, too, answers so where there is no organization",
  },
  {
    message: /Invalid action pattern 'codestar:/,
    why: "its list of escalations names a service that its own catalogue has dropped; it says so of every policy, on AWS too",
  },
];

export const isExplained = (message: string): boolean =>
  explained.some((known) => known.message.test(message));
