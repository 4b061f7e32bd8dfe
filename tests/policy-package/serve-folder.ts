import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";

/** Serves a page at /, and under it the modules of a folder. */
export async function serveFolder(
  folder: string,
  page: string,
): Promise<{ readonly origin: string; close(): void }> {
  const server = createServer(async ({ url = "/" }, response) => {
    if (url === "/") return response.setHeader("content-type", "text/html").end(page);
    try {
      const content = await readFile(join(folder, url));
      return response.setHeader("content-type", "text/javascript").end(content);
    } catch {
      return response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
