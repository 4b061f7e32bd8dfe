import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";

/** An RSA public key in the encodings that IAM takes, made for a test. */
export interface MadeSshKey {
  /** `ssh-rsa …` as ssh-keygen writes it, with a comment. */
  readonly ssh: string;
  readonly pem: string;
  readonly pkcs1: string;
  /** As `ssh-keygen -E md5 -l` shows it. */
  readonly fingerprint: string;
}

const field = (bytes: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes.length);
  return Buffer.concat([head, bytes]);
};

function wire(key: KeyObject): Buffer {
  const { e = "", n = "" } = key.export({ format: "jwk" });
  // The first bit of an RSA modulus is set, so its mpint has a zero before it.
  const modulus = Buffer.concat([Buffer.from([0]), Buffer.from(n, "base64url")]);
  return Buffer.concat(
    [Buffer.from("ssh-rsa"), Buffer.from(e, "base64url"), modulus].map((bytes) => field(bytes)),
  );
}

/** Makes a key pair and gives its public key. */
export function makeSshKey(modulusLength = 2048): MadeSshKey {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength });
  const bytes = wire(publicKey);
  const digest = createHash("md5").update(bytes).digest("hex");
  return {
    ssh: `ssh-rsa ${bytes.toString("base64")} alice@example.org`,
    pem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    pkcs1: publicKey.export({ type: "pkcs1", format: "pem" }).toString(),
    fingerprint: (digest.match(/../g) ?? []).join(":"),
  };
}
