// A small OpenID Connect issuer on this machine that hands out tokens as GitHub Actions does: for docs/federation.md, and for
// nothing that matters. It prints what a job finds in its environment.
import { generateKeyPairSync, randomBytes, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { exportJWK, SignJWT } from "jose";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const kid = randomBytes(8).toString("hex");
const jwk = { ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" };
const requestToken = randomBytes(32).toString("base64url");
let issuer = "";

/** The token of a job: whose repository it runs for, and on which branch. */
async function jobToken(asked: URLSearchParams): Promise<string> {
  const repository = asked.get("repository") ?? "octo-org/octo-repo";
  const ref = asked.get("ref") ?? "refs/heads/main";
  return await new SignJWT({ repository, ref, actor: "octocat" })
    .setProtectedHeader({ typ: "JWT", alg: "RS256", kid })
    .setIssuer(issuer)
    .setSubject(`repo:${repository}:ref:${ref}`)
    .setAudience(asked.get("audience") ?? "sts.amazonaws.com")
    .setIssuedAt()
    .setExpirationTime("5 minutes")
    .sign(privateKey);
}

function isJob(authorization: string | undefined): boolean {
  const given = Buffer.from(authorization ?? "");
  const wanted = Buffer.from(`bearer ${requestToken}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
  const answer = (body: object) =>
    response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  switch (pathname) {
    case "/.well-known/openid-configuration":
      return answer({ issuer, jwks_uri: `${issuer}/jwks` });
    case "/jwks":
      return answer({ keys: [jwk] });
    case "/token":
      if (isJob(request.headers.authorization))
        return answer({ value: await jobToken(searchParams) });
      return response.writeHead(401).end();
    default:
      return response.writeHead(404).end();
  }
});

server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  issuer = `http://127.0.0.1:${port}`;
  console.log(`ISSUER=${issuer}`);
  console.log(`ACTIONS_ID_TOKEN_REQUEST_URL='${issuer}/token?api-version=2.0'`);
  console.log(`ACTIONS_ID_TOKEN_REQUEST_TOKEN=${requestToken}`);
});
