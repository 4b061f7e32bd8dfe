import type { Operation } from "../../../operation.ts";
import { createSAMLProvider } from "./create-saml-provider.ts";
import { deleteSAMLProvider } from "./delete-saml-provider.ts";
import { getSAMLProvider } from "./get-saml-provider.ts";
import { listSAMLProviderTags } from "./list-saml-provider-tags.ts";
import { listSAMLProviders } from "./list-saml-providers.ts";
import { tagSAMLProvider } from "./tag-saml-provider.ts";
import { untagSAMLProvider } from "./untag-saml-provider.ts";
import { updateSAMLProvider } from "./update-saml-provider.ts";

/** The operations of IAM on SAML providers. */
export const samlProviderOperations: readonly Operation[] = [
  createSAMLProvider,
  deleteSAMLProvider,
  getSAMLProvider,
  listSAMLProviderTags,
  listSAMLProviders,
  tagSAMLProvider,
  untagSAMLProvider,
  updateSAMLProvider,
];
