import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { IAMClient } from "@aws-sdk/client-iam";
import { fillAccount } from "../tests/clients/filled-account.ts";
import { testServer } from "../tests/running-server.ts";
import { explained } from "./clients/complaints.ts";
import { type ProwlerRun, runProwler } from "./clients/prowler.ts";

/**
 * Runs the clients that are too big for `npm test` (Prowler takes 2.3 GB) against a filled account, and writes docs/clients.md. Fails
 * where a client breaks, or complains of what is not explained in scripts/clients/complaints.ts.
 */
const target = fileURLToPath(new URL("../docs/clients.md", import.meta.url));

const pinned = (name: string): string => {
  const text = readFileSync(new URL("../tests/python/requirements.txt", import.meta.url), "utf8");
  return new RegExp(`^${name}==(.*)$`, "m").exec(text)?.[1] ?? "";
};

const rows = ({ version, checks }: ProwlerRun): readonly (readonly string[])[] => [
  [
    "AWS CLI",
    pinned("awscli"),
    "users, pages, a conflict; the steps of the README and the handbooks",
  ],
  ["boto3", pinned("boto3"), "the README's story"],
  ["boto3", pinned("boto3"), "every paginator of IAM: the same in pages of one and of a thousand"],
  ["boto3", pinned("boto3"), "every waiter of IAM: finds what comes, gives up on what does not"],
  [
    "Cloudsplaining",
    pinned("cloudsplaining"),
    "downloads the account, scans it, writes its reports",
  ],
  ["Prowler", version.replace("prowler==", ""), `all ${checks} checks of IAM`],
];

const page = (prowler: ProwlerRun): string => `# Clients

Clients and audit tools that work against a server as they do against AWS, over one endpoint (\`AWS_ENDPOINT_URL\`), without an error. The auditors
and boto3's paginators read an account with things of every kind in it (\`tests/clients/filled-account.ts\`).

| client | version | what it does |
| --- | --- | --- |
${rows(prowler)
  .map((cells) => `| ${cells.join(" | ")} |`)
  .join("\n")}

All but Prowler run with \`npm test\` (tests/clients, tests/python-clients.test.ts). Prowler and what it brings take 2.3 GB and minutes to install, so
\`npm run clients\` runs it and writes this page; it fails where Prowler ends in an error, or logs one that is not explained here.

Prowler's ${prowler.checksWithFindings} checks that found something to judge came to ${Object.entries(
  prowler.findings,
)
  .sort()
  .map(([status, count]) => `${count} ${status}`)
  .join(" and ")}, the faults being on purpose. What it logs all the same:

${explained.map(({ message, why }) => `- \`${message.source}\`: ${why}.`).join("\n")}
`;

const running = await testServer();
try {
  await fillAccount(new IAMClient(running.operator), running.server.accountId);
  const prowler = await runProwler(running.operator);
  console.log(JSON.stringify(prowler, null, 2));
  if (![0, 3].includes(prowler.exitCode) || prowler.complaints.length > 0) process.exitCode = 1;
  else writeFileSync(target, page(prowler));
} finally {
  await running.stop();
}
