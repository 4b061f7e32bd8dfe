const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The bytes that a base64 text holds, one a code unit; undefined where it is no base64. */
export const bytesOf = (text: string): string | undefined =>
  base64.test(text) ? atob(text) : undefined;
