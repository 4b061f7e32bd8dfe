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

const page = ({ version, checks, checksWithFindings, findings }: ProwlerRun): string => `# Clients

Audit tools that read a server with things of every kind in it (\`tests/clients/filled-account.ts\`) as they would read AWS, over one endpoint
(\`AWS_ENDPOINT_URL\`), without an error.

| client                      | version  | what it does here                                                          | outcome |
| --------------------------- | -------- | -------------------------------------------------------------------------- | ------- |
| AWS CLI                     | ${pinned("awscli").padEnd(8)} | users, pages, a conflict; the README's and the handbooks' steps            | passes  |
| boto3: the README's story   | ${pinned("boto3").padEnd(8)} | groups, denials, an external id, a boundary, rotation, the trail           | passes  |
| boto3: every IAM paginator  | ${pinned("boto3").padEnd(8)} | 34, in pages of one and of a thousand: the same things in the same order   | passes  |
| boto3: every IAM waiter     | ${pinned("boto3").padEnd(8)} | 4: finds what comes while it waits, gives up on what does not              | passes  |
| Cloudsplaining              | ${pinned("cloudsplaining").padEnd(8)} | downloads the account, scans it and writes its reports                     | passes  |
| Prowler                     | ${version.replace("prowler==", "").padEnd(8)} | all ${checks} checks of IAM                                                       | passes  |

All but Prowler run with \`npm test\` (tests/clients, tests/python-clients.test.ts). Prowler and what it brings take 2.3 GB and minutes to install, so
\`npm run clients\` runs it and writes this page; it fails where Prowler ends in an error, or logs one that is not explained here.

Prowler came to ${Object.values(findings).reduce((sum, count) => sum + count, 0)} findings in ${checksWithFindings} checks (${Object.entries(
  findings,
)
  .sort()
  .map(([status, count]) => `${count} ${status}`)
  .join(", ")}); the account is filled with faults. What it logs all the same:

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
