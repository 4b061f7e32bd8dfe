/** The parts of an ARN: arn, partition, service, region, account, and the rest, colons and all. */
export type ArnParts = readonly string[];

const arnColons = 5;

/** Parts an ARN at its colons; those inside a variable do not part it. */
export function arnPartsOf(text: string): ArnParts {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length && parts.length < arnColons; at += 1) {
    const close = text.startsWith("${", at) ? text.indexOf("}", at) : -1;
    if (close > 0) at = close;
    else if (text[at] === ":") {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** An ARN with fewer than six parts stands for all that begins so ("IAM identifiers"). */
export function completedArn(text: string): string {
  const missing = arnColons + 1 - arnPartsOf(text).length;
  return text.startsWith("arn:") ? text + ":*".repeat(missing) : text;
}

/** Whether a text has wildcards or variables, so that it stands for several. */
export const isOpen = (text: string): boolean => /[*?]|\$\{/.test(text);

/** Longer than any ARN may be; such texts are not held against the catalogue. */
export const longestArn = 2048;
