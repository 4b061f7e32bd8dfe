import { inflateSync } from "node:zlib";
import decodeQR from "qr/decode.js";

/** Reads the text of a QR code from a PNG of black and white. */
export function textOfQrCode(png: Uint8Array): string {
  const file = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.set(file.toString("latin1", at + 4, at + 8), file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const header = chunks.get("IHDR") ?? Buffer.alloc(0);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const pixels = inflateSync(chunks.get("IDAT") ?? Buffer.alloc(0));
  const stride = 1 + Math.ceil(width / 8);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const byte = pixels[y * stride + 1 + (x >> 3)] ?? 0;
      data.fill(
        (byte >> (7 - (x & 7))) & 1 ? 255 : 0,
        (y * width + x) * 4,
        (y * width + x) * 4 + 4,
      );
    }
  }
  return decodeQR({ width, height, data });
}
