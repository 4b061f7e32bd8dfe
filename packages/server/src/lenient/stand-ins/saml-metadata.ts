import { ServiceError } from "@ostiary/wire";
import { standingIn } from "../change.ts";

const says = "the metadata may be any text";

const validity = 100 * 365.25 * 86_400_000;

/** What a text says that is no metadata: no certificate, and that it is valid for a hundred years. */
const unread = (document: string, now: number) => ({
  document,
  identityProviders: [],
  validUntil: now + validity,
});

/** The metadata as they are read; where they can't be, the text alone. */
function readOr<T>(read: () => T, document: string, now: number): T | ReturnType<typeof unread> {
  try {
    return read();
  } catch (error) {
    if (error instanceof ServiceError) return unread(document, now);
    throw error;
  }
}

/** moto looks at no metadata of SAML providers. */
export const samlMetadata = [
  standingIn("iam", "CreateSAMLProvider", says, (strict) => ({
    access: "write",
    prepare: (input, scope) =>
      readOr(() => strict.prepare(input, scope), input.SAMLMetadataDocument, scope.now),
    run: strict.run,
  })),
  standingIn("iam", "UpdateSAMLProvider", says, (strict) => ({
    access: "write",
    prepare: (input, scope) =>
      readOr(() => strict.prepare(input, scope), input.SAMLMetadataDocument ?? "", scope.now),
    run: strict.run,
  })),
];
