import type { Quotas } from "@ostiary/directory";
import { requestCount, type ServerSettings, SettingsError, startServer } from "@ostiary/server";
import { noteEndpoint } from "./endpoint-file.ts";

/** The options of the command: the settings of the server, less what is still text. */
export interface StartOptions extends Omit<ServerSettings, "freeRequests" | "quotas"> {
  readonly freeRequests: string;
  readonly quota?: Partial<Quotas>;
}

/** `ostiary start`: serves until SIGTERM or SIGINT, finishes what it has begun, and ends with 0. */
export async function start({ quota = {}, ...options }: StartOptions): Promise<void> {
  const freeRequests = requestCount(options.freeRequests);
  if (freeRequests === undefined) {
    throw new SettingsError("--free-requests must be a number, or inf.");
  }
  const server = await startServer({ ...options, freeRequests, quotas: quota });
  await noteEndpoint(options.data, server.endpoint);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`ostiary: ${error instanceof Error ? error.message : String(error)}`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  const mode = options.lenient ? " (lenient: no signatures are checked)" : "";
  console.log(`Ostiary is ready on ${server.endpoint} for account ${server.accountId}${mode}`);
  if (process.stdout.isTTY) console.log(hint(options));
}

/** What a person at a terminal does next. */
const hint = ({ data }: StartOptions): string =>
  [
    "",
    "In another terminal:",
    `  eval "$(npx ostiary credentials${data === "./ostiary-data" ? "" : ` --data ${data}`})"`,
    "  aws sts get-caller-identity",
    "",
  ].join("\n");
