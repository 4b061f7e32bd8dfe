import { enableCompileCache } from "node:module";

enableCompileCache();

// Imported after the cache is on, so that the second start finds everything compiled.
const { run } = await import("./command.ts");
await run(process.argv);
