import { operation } from "../../../operation.ts";
import { documentsOf, uniqueKeys } from "./policy-documents.ts";
import { parsed } from "./simulate.ts";

export const getContextKeysForPrincipalPolicy = operation(
  "iam",
  "GetContextKeysForPrincipalPolicy",
  {
    access: "read",
    resource: ({ PolicySourceArn }) => ({ arn: PolicySourceArn }),
    run({ PolicySourceArn, PolicyInputList = [] }, scope) {
      const documents = [...documentsOf(scope, PolicySourceArn), ...PolicyInputList];
      return { ContextKeyNames: uniqueKeys(documents.map((document) => parsed(document))) };
    },
  },
);
