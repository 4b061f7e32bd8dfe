/** The bounds of what is read from a request; what is beyond them is refused before anything is built. */
export interface RequestLimits {
  readonly bodyBytes: number;
  /** Parameters of a form. */
  readonly parameters: number;
  /** Levels of nesting, of a parameter's name or of JSON. */
  readonly depth: number;
}

export const defaultLimits: RequestLimits = Object.freeze({
  bodyBytes: 4 * 1024 * 1024,
  parameters: 5_000,
  depth: 32,
});
