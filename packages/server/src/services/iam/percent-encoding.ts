/** A document as Get answers carry it: percent-encoded after RFC 3986 ("GetUserPolicy: URL-encoded compliant with RFC 3986"). */
export const percentEncoded = (document: string): string =>
  encodeURIComponent(document).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
