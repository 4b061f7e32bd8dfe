/** Whether a long-term credential may be used; expiry is no status that is kept, it follows from a date. */
export type CredentialStatus = "Active" | "Inactive";
