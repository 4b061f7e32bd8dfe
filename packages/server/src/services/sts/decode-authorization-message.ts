import { inflateRawSync } from "node:zlib";
import { SecretUnreadableError } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../operation.ts";
import { authorizationMessagePurpose } from "../../pipeline/access-denied.ts";

const longestMessage = 262_144;

export const decodeAuthorizationMessage = operation("sts", "DecodeAuthorizationMessage", {
  access: "read",
  run({ EncodedMessage }, { server }) {
    try {
      const packed = server.directory.secrets.unwrap(EncodedMessage, authorizationMessagePurpose);
      const text = inflateRawSync(Buffer.from(packed, "base64"), {
        maxOutputLength: longestMessage,
      });
      return { DecodedMessage: text.toString("utf8") };
    } catch (error) {
      if (!(error instanceof SecretUnreadableError)) throw error;
      throw serviceError("InvalidAuthorizationMessageException", "Invalid authorization message.");
    }
  },
});
