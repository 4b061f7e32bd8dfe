import { defaultQuotas, iamArns, openDirectory } from "@ostiary/directory";
import { loadService } from "@ostiary/wire";
import { pino } from "pino";
import { ensureManagementAccount, type FirstAccount } from "./first-start.ts";
import { createApp } from "./http/app.ts";
import { createMetrics } from "./http/metrics.ts";
import { lenientAccount } from "./lenient/presets.ts";
import { nothingWaived } from "./lenient/waived-checks.ts";
import { loadManagedPolicies } from "./managed-policies/load.ts";
import { trackedActions } from "./services/iam/last-accessed/tracked-actions.ts";
import { operations } from "./services/index.ts";
import { issuerKeys } from "./services/sts/web-identity/issuer-keys.ts";
import type { ServerSettings } from "./settings.ts";
import type { ServerState } from "./state.ts";
import { credentialUses } from "./uses.ts";

/** A server that runs. */
export interface RunningServer {
  readonly endpoint: string;
  readonly accountId: string;
  readonly state: ServerState;
  /** Finishes what it has begun, writes what waits, and ends. */
  stop(): Promise<void>;
}

/** The settings can't be run. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);
const usesInterval = 5_000;

/** What a log line must never hold, wherever it stands. */
const redacted = ["*.secret*", "*.password", "*.sessionToken", "*.authorization", "headers"];

function requireSound(settings: ServerSettings): void {
  if (settings.lenient && !loopback.has(settings.host)) {
    throw new SettingsError(
      `--lenient checks no signatures, so it binds to loopback only, not to ${settings.host}.`,
    );
  }
  if (settings.accountId !== undefined && !/^[0-9]{12}$/.test(settings.accountId)) {
    throw new SettingsError("--account-id must have 12 digits.");
  }
  if (
    settings.publicUrl !== undefined &&
    !/^https?:\/\/[^/?#]+(\/[^?#]*[^/?#])?$/.test(settings.publicUrl)
  ) {
    throw new SettingsError(
      "--public-url must be an http or https URL without a slash at the end.",
    );
  }
}

/** Starts a server; resolves when it answers. */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  requireSound(settings);
  const logger = pino({ level: settings.logLevel, redact: redacted }, pino.destination(2));
  const arn = iamArns(settings.partition);
  const clock = (): number => Date.now();
  const first: FirstAccount = settings.lenient
    ? lenientAccount
    : { id: settings.accountId, name: "Management account", hasOperator: true };
  const [directory, awsManaged] = await Promise.all([
    openDirectory({
      data: settings.data,
      ...(settings.database !== undefined && { database: settings.database }),
      ...(settings.keyFile !== undefined && { keyEncryptionKey: settings.keyFile }),
    }),
    loadManagedPolicies(),
    loadService("iam"),
    loadService("sts"),
  ]);
  // What stands in for an emulator is loaded only where it does.
  const lenient = settings.lenient
    ? (await import("./lenient/lenient-mode.ts")).lenientMode(settings.freeRequests)
    : undefined;
  const begin = () => ensureManagementAccount(directory, arn, first, clock());
  const accountId = await begin();
  let publicUrl = settings.publicUrl;
  const state: ServerState = {
    settings,
    get publicUrl() {
      return publicUrl ?? "";
    },
    directory,
    uses: credentialUses(directory),
    arn,
    quotas: { ...(lenient?.quotas ?? defaultQuotas), ...settings.quotas },
    issuerKeys: issuerKeys(settings.allowPrivateIssuers),
    awsManaged: awsManaged.in(settings.partition),
    operations: lenient?.operations ?? operations,
    waived: lenient?.waived ?? nothingWaived,
    lenient,
    metrics: createMetrics(),
    trackedActions: trackedActions(operations.values()),
    clock,
  };

  async function reset(): Promise<void> {
    // What was noted of accounts that are forgotten must not be written any more.
    state.uses = credentialUses(directory);
    await directory.reset();
    lenient?.forget();
    await begin();
  }

  const app = createApp(state, logger, reset);
  const endpoint = await app.listen({ host: settings.host, port: settings.port });
  publicUrl ??= endpoint;
  const flush = setInterval(() => {
    state.uses.flush().catch((fault: unknown) => logger.error({ fault }, "uses"));
  }, usesInterval).unref();
  logger.info({ endpoint, accountId }, "ready");
  return {
    endpoint,
    accountId,
    state,
    async stop() {
      clearInterval(flush);
      await app.close();
      await state.uses.flush();
      await directory.close();
    },
  };
}
