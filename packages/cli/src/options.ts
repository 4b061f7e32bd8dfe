import { InvalidArgumentError, Option } from "commander";

/** Reads the number of a port. */
export function portNumber(text: string): number {
  if (!/^[0-9]{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  }
  return Number(text);
}

/** Reads the id of an account. */
export function accountId(text: string): string {
  if (!/^[0-9]{12}$/.test(text)) throw new InvalidArgumentError("An account id has 12 digits.");
  return text;
}

/** Reads a whole number above zero. */
export function positive(text: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(text))
    throw new InvalidArgumentError("A positive number is wanted.");
  return Number(text);
}

/** The options that say where a directory lies. */
export const directoryOptions = (): readonly Option[] => [
  new Option("--data <folder>", "the data folder").default("./ostiary-data").env("OSTIARY_DATA"),
  new Option("--database <url>", "a PostgreSQL database; SQLite in the data folder otherwise").env(
    "OSTIARY_DATABASE",
  ),
  new Option(
    "--key-file <file>",
    "the key-encryption key; ostiary.key in the data folder otherwise",
  ).env("OSTIARY_KEY_FILE"),
];

/** The options that say which AWS endpoint to ask, and as whom. */
export const placeOptions = (): readonly Option[] => [
  new Option("--endpoint-url <url>", "whom to ask; AWS otherwise").env("AWS_ENDPOINT_URL"),
  new Option("--profile <name>", "a profile of the AWS configuration"),
  new Option("--region <region>", "the region of the endpoints"),
];

/** The options that say where a snapshot comes from. */
export const snapshotOptions = (): readonly Option[] => [
  new Option("--profile <name>", "a profile of the AWS configuration"),
  new Option("--endpoint-url <url>", "an endpoint other than AWS's"),
  new Option("--region <region>", "the region of regional services"),
  new Option("--organization", "every account of the organization, by --role-name"),
  new Option("--role-name <name>", "the role that is assumed in each account"),
  new Option(
    "--from-file <file...>",
    "files and folders instead: a snapshot, authorization details, credential reports, CloudTrail …",
  ),
  new Option("--taken-at <time>", "with --from-file: when the files were taken, ISO 8601"),
  new Option("--events <count>", "how many events of the event history are read")
    .default(10_000)
    .argParser(positive),
];
