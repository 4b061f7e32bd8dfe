import { operation } from "../../../operation.ts";
import { uniqueKeys } from "./policy-documents.ts";
import { parsed } from "./simulate.ts";

export const getContextKeysForCustomPolicy = operation("iam", "GetContextKeysForCustomPolicy", {
  access: "read",
  run: ({ PolicyInputList }) => ({
    ContextKeyNames: uniqueKeys(PolicyInputList.map((document) => parsed(document))),
  }),
});
