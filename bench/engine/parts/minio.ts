import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileLayers, decide, type PolicyRequest } from "@ostiary/policy";
import { costs } from "../cost.ts";
import type { Effort } from "../effort.ts";
import { objectStoreWorkload } from "../object-store-workload.ts";
import { layersOf } from "../workload.ts";

/** Both engines on the same identity policies and requests; microseconds of processor time. */
export type MinioResult =
  | { readonly skipped: string }
  | {
      readonly version: string;
      readonly ours: number;
      readonly theirs: number;
      readonly requests: number;
      readonly otherwise: number;
    };

const folder = fileURLToPath(new URL("../peers/minio/", import.meta.url));
const cache = new URL("../../../node_modules/.cache/", import.meta.url);
const program = fileURLToPath(new URL("bench-minio", cache));

/** Builds the program; what is wrong where that fails. */
function build(): string | undefined {
  const { error, status, stderr } = spawnSync("go", ["build", "-o", program, "."], {
    cwd: folder,
    encoding: "utf8",
  });
  if (error !== undefined) return "there is no Go here";
  return status === 0 ? undefined : stderr.trim();
}

/** A request as MinIO takes it: the context keys without their service, each with a list of values. */
function written({ action, resource, context }: PolicyRequest) {
  const [bucket, ...object] = resource.replace("arn:aws:s3:::", "").split("/");
  const names: Readonly<Record<string, string>> = {
    "aws:sourceip": "SourceIp",
    "aws:securetransport": "SecureTransport",
    "aws:useragent": "UserAgent",
    "aws:currenttime": "CurrentTime",
    "aws:epochtime": "EpochTime",
  };
  const conditions = Object.fromEntries(
    [...context].map(([key, value]) => [
      names[key] ?? key.replace("aws:", ""),
      typeof value === "string" ? [value] : value,
    ]),
  );
  return { action, bucket, object: object.join("/"), conditions };
}

function versionOf(): string {
  const [, version] = /minio\/pkg\/v3 (\S+)/.exec(readFileSync(`${folder}go.mod`, "utf8")) ?? [];
  return version ?? "";
}

/** MinIO's engine in Go, and ours, on a workload that both can say. */
export function measureMinio(effort: Effort): MinioResult {
  const fault = build();
  if (fault !== undefined) return { skipped: fault };
  const { identity, requests } = objectStoreWorkload;
  const milliseconds = effort.batchMilliseconds * 5;
  const input = JSON.stringify({
    policies: identity.map((text): unknown => JSON.parse(text)),
    requests: requests.map(written),
    rounds: effort.rounds,
    milliseconds,
  });
  const { status, stdout, stderr } = spawnSync(program, { input, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const { nanoseconds, allowed } = JSON.parse(stdout);
  const layers = compileLayers(layersOf(objectStoreWorkload));
  const batch = {
    units: requests.length,
    run: () => {
      for (const request of requests) decide(request, layers);
    },
  };
  costs([batch], { rounds: 5, milliseconds });
  const [ours = Number.NaN] = costs([batch], { rounds: effort.rounds, milliseconds });
  const otherwise = requests.filter(
    (request, place) => (decide(request, layers).result === "allowed") !== allowed[place],
  );
  return {
    version: versionOf(),
    ours,
    theirs: Number(nanoseconds) / 1000,
    requests: requests.length,
    otherwise: otherwise.length,
  };
}
