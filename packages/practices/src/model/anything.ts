import { readPolicy } from "./read-policy.ts";

/** A policy that allows everything, as AdministratorAccess does. */
export const anything = readPolicy(
  {
    kind: "identity",
    holder: "arn:aws:iam::aws:policy/AdministratorAccess",
    name: "AdministratorAccess",
    document: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  },
  "aws-managed",
);
