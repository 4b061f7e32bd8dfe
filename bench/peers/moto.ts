import { signedRequest } from "../load/signed-request.ts";
import { motoServer } from "./moto-environment.ts";
import { freePort, type PeerCommand, type RunningPeer, startPeer } from "./peer.ts";

/** moto's server as its users run it: it checks neither signatures nor policies. */
export const motoCommand = (port: number): PeerCommand => ({
  program: motoServer(),
  parameters: ["--port", String(port)],
});

export async function startMoto(): Promise<RunningPeer> {
  const port = await freePort();
  const operator = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "unchecked" };
  const question = await signedRequest(
    { service: "sts", form: { Action: "GetCallerIdentity" } },
    port,
    operator,
  );
  const running = await startPeer(motoCommand(port), port, question);
  return { ...running, name: "moto", endpoint: `http://127.0.0.1:${port}`, operator };
}
