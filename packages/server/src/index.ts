export { operatorRoleName } from "./first-start.ts";
export type { Operation } from "./operation.ts";
export { requestCount } from "./request-count.ts";
export { operations } from "./services/index.ts";
export type { ServerSettings } from "./settings.ts";
export { defaultSettings } from "./settings.ts";
export { type RunningServer, SettingsError, startServer } from "./start-server.ts";
