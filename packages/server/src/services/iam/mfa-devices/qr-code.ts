import { crc32, deflateSync } from "node:zlib";
import encodeQR from "qr";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Pixels to a module of the code, and modules of white around it. */
const scale = 4;
const border = 4;

/** A QR code of a text, as a PNG of black and white ("Portable Network Graphics Specification": bit depth 1, greyscale). */
export function qrCodePng(text: string): Uint8Array {
  const rows = encodeQR(text, "raw", { ecc: "medium", scale, border });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rows[0]?.length ?? 0, 0);
  header.writeUInt32BE(rows.length, 4);
  header[8] = 1;
  const pixels = Buffer.concat(rows.map(scanline));
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A row without a filter: eight pixels a byte, black is 0. */
function scanline(row: readonly boolean[]): Buffer {
  const line = Buffer.alloc(1 + Math.ceil(row.length / 8), 0xff);
  line[0] = 0;
  for (const [at, black] of row.entries()) {
    const byte = 1 + (at >> 3);
    if (black) line[byte] = (line[byte] ?? 0) & ~(0x80 >> (at & 7));
  }
  return line;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
