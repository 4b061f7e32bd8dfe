import type { Assertion } from "./assertion.ts";

const edu = "urn:oid:1.3.6.1.4.1.5923.1";
const claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";

type Row = readonly [attribute: string, key: string, kind: "text" | "list"];

/** Which attribute is which context key ("Configure SAML assertions for the authentication response: Mapping SAML attributes"). */
const rows: readonly Row[] = [
  [`${edu}.1.1.1`, "saml:edupersonaffiliation", "list"],
  [`${edu}.1.1.2`, "saml:edupersonnickname", "list"],
  [`${edu}.1.1.3`, "saml:edupersonorgdn", "text"],
  [`${edu}.1.1.4`, "saml:edupersonorgunitdn", "list"],
  [`${edu}.1.1.5`, "saml:edupersonprimaryaffiliation", "text"],
  [`${edu}.1.1.6`, "saml:edupersonprincipalname", "text"],
  [`${edu}.1.1.7`, "saml:edupersonentitlement", "list"],
  [`${edu}.1.1.8`, "saml:edupersonprimaryorgunitdn", "text"],
  [`${edu}.1.1.9`, "saml:edupersonscopedaffiliation", "list"],
  [`${edu}.1.1.10`, "saml:edupersontargetedid", "list"],
  [`${edu}.1.1.11`, "saml:edupersonassurance", "list"],
  [`${edu}.1.2.1.2`, "saml:eduorghomepageuri", "list"],
  [`${edu}.1.2.1.3`, "saml:eduorgidentityauthnpolicyuri", "list"],
  [`${edu}.1.2.1.4`, "saml:eduorglegalname", "list"],
  [`${edu}.1.2.1.5`, "saml:eduorgsuperioruri", "list"],
  [`${edu}.1.2.1.6`, "saml:eduorgwhitepagesuri", "list"],
  ["urn:oid:2.5.4.3", "saml:cn", "list"],
  [`${claims}/name`, "saml:name", "text"],
  ["http://schemas.xmlsoap.org/claims/CommonName", "saml:commonName", "text"],
  [`${claims}/givenname`, "saml:givenName", "text"],
  [`${claims}/surname`, "saml:surname", "text"],
  [`${claims}/emailaddress`, "saml:mail", "text"],
  ["http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid", "saml:uid", "text"],
  ["2.5.4.3", "saml:commonName", "text"],
  ["2.5.4.4", "saml:surname", "text"],
  ["2.4.5.42", "saml:givenName", "text"],
  ["2.5.4.45", "saml:x500UniqueIdentifier", "text"],
  ["0.9.2342.19200300100.1.1", "saml:uid", "text"],
  ["0.9.2342.19200300100.1.3", "saml:mail", "text"],
  ["0.9.2342.19200300.100.1.45", "saml:organizationStatus", "text"],
];

/** The context keys that an assertion's attributes are; of two for one key the first is taken. */
export function attributeKeys({
  attributes,
}: Assertion): Readonly<Record<string, string | readonly string[]>> {
  const keys: Record<string, string | readonly string[]> = {};
  for (const [attribute, key, kind] of rows) {
    const values = attributes.get(attribute);
    const [first] = values ?? [];
    if (values === undefined || first === undefined || Object.hasOwn(keys, key)) continue;
    keys[key] = kind === "list" ? values : first;
  }
  return keys;
}
