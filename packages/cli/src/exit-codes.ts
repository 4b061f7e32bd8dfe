/** What a command ends with: 1 is an error, of the command line or of a file. */
export const exitCodes = Object.freeze({
  /** Nothing is found; the request is allowed. */
  ok: 0,
  /** Something is found; the request is denied. */
  found: 3,
});
