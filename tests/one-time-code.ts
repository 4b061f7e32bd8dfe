import { createHmac } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function bytesOf(seed: string): Buffer {
  const bits = [...seed].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"));
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** The time step of a moment. */
export const stepAt = (moment: number = Date.now()): number => Math.floor(moment / 30_000);

/** The code of a time step, by RFC 6238 and RFC 4226 alone: a second opinion on what the server computes. */
export function codeOf(seed: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", bytesOf(seed)).update(counter).digest();
  const number = mac.readUInt32BE((mac[19] ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** A code that is none of a device's, now or soon. */
export function wrongCode(seed: string): string {
  const near = Array.from({ length: 9 }, (_, at) => codeOf(seed, stepAt() - 4 + at));
  return ["000000", "111111", "222222"].find((code) => !near.includes(code)) ?? "333333";
}
