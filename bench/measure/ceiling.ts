import { generate, type Traffic } from "../load/generate.ts";
import { signedRequest } from "../load/signed-request.ts";
import { freePort, startPeer } from "../peers/peer.ts";

/** Answers everything at once with as many bytes as a short answer of STS has. */
const trivialServer = (port: number): string => `
  const body = "x".repeat(400);
  require("node:http")
    .createServer((request, response) => {
      request.resume();
      request.on("end", () => response.writeHead(200, { "content-length": 400 }).end(body));
    })
    .listen(${port}, "127.0.0.1");`;

/** What the generator drives a server with that does nothing: no peer can be measured faster than that. */
export async function measureCeiling(connections: number, seconds: number): Promise<Traffic> {
  const port = await freePort();
  const request = await signedRequest(
    { service: "sts", form: { Action: "GetCallerIdentity" } },
    port,
    { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "unchecked" },
  );
  const command = { program: process.execPath, parameters: ["--eval", trivialServer(port)] };
  const { pid, stop } = await startPeer(command, port, request);
  try {
    const load = { port, pid, connections, requests: [request], cycled: true };
    await generate({ ...load, seconds: seconds / 2 });
    return await generate({ ...load, seconds });
  } finally {
    await stop();
  }
}
