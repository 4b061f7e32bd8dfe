/** AWS Regions ("AWS Regions and endpoints"), to say which one was probably meant. */
export const knownRegions = [
  "af-south-1",
  "ap-east-1",
  "ap-east-2",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-south-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-central-1",
  "ca-west-1",
  "cn-north-1",
  "cn-northwest-1",
  "eu-central-1",
  "eu-central-2",
  "eu-north-1",
  "eu-south-1",
  "eu-south-2",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "eusc-de-east-1",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "mx-central-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-gov-east-1",
  "us-gov-west-1",
  "us-west-1",
  "us-west-2",
] as const;

const areas = "af|ap|ca|cn|eu|eu-isoe|eusc-[a-z]{2}|il|me|mx|sa|us|us-gov|us-iso[a-z]?";
const directions = "north|south|east|west|central|northeast|northwest|southeast|southwest";
const form = new RegExp(`^(?:${areas})-(?:${directions})-[0-9]{1,2}$`);

/** Whether a text has the form of a Region's name. New Regions come, so the list above does not decide. */
export const isRegionName = (text: string): boolean => form.test(text);
