import { randomFillSync } from "node:crypto";

const pool = Buffer.alloc(4096);
let left = 0;

/**
 * A few random bytes, of a page that is drawn at once: to draw some takes as long as to draw them all. For ids and nonces, which are
 * no secrets; keys are drawn for themselves.
 *
 * INVARIANT: no byte is given twice, or a nonce might be; what was given is wiped from the page.
 */
export function fewRandomBytes(count: number): Buffer {
  if (count > left) {
    randomFillSync(pool);
    left = pool.length;
  }
  const given = pool.subarray(left - count, left);
  const bytes = Buffer.from(given);
  given.fill(0);
  left -= count;
  return bytes;
}
