const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A credential report as moto writes it: of users only, and without the last column, which here is never more than N/A. */
export const withoutRootUser = (content: Uint8Array): Uint8Array =>
  encoder.encode(
    decoder
      .decode(content)
      .split("\n")
      .filter((line) => !line.startsWith("<root_account>,"))
      .map((line) => line.slice(0, line.lastIndexOf(",")))
      .join("\n"),
  );
