/**
 * A pattern as a list of tokens: a character stands for itself; the others are longer than one character. A variable is known by
 * its name only.
 */
type Token = string;

const star: Token = "<*>";
const anyOne: Token = "<?>";
/** Any text without a colon, and any without a slash. */
const withinPart: Token = "<*:>";
const withinSegment: Token = "<*/>";
/** One character but a colon, and one but a slash. */
const oneWithinPart: Token = "<?:>";
const oneWithinSegment: Token = "<?/>";

const isCharacter = (token: Token): boolean => token.length === 1;
const isStar = (token: Token | undefined): boolean => token?.startsWith("<*") === true;
const isOne = (token: Token): boolean => token.startsWith("<?");

/** What a token is not. */
const excepted = (token: Token): string => token.charAt(2);

/** A pattern of tokens. */
export type Glob = readonly Token[];

/** Reads a pattern of a policy. Variables are tokens of their own where they stand for values, and text where they don't. */
export function globOf(text: string, variables: boolean): Glob {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const close = variables && text.startsWith("${", at) ? text.indexOf("}", at) : -1;
    if (close > 0) {
      const name = text.slice(at + 2, close);
      tokens.push(/^[*?$]$/.test(name) ? name : `<${name.toLowerCase()}>`);
      at = close;
    } else tokens.push(character === "*" ? star : character === "?" ? anyOne : character);
  }
  return tokens;
}

/** Variables of templates that never have a slash. */
const withoutSlash = `\${BucketName}`;

/** Any text without a colon, for a part of an ARN that does not matter. */
export const anyPart: Glob = [withinPart];

/** Reads an ARN template of the catalogue: a variable is any text but none, in the first five parts without a colon. */
export function templateGlob(template: string): Glob {
  const tokens: Token[] = [];
  let colons = 0;
  for (let at = 0; at < template.length; at += 1) {
    const close = template.startsWith("${", at) ? template.indexOf("}", at) : -1;
    if (close > 0) {
      const segment = template.startsWith(withoutSlash, at);
      if (colons < 5) tokens.push(oneWithinPart, withinPart);
      else if (segment) tokens.push(oneWithinSegment, withinSegment);
      else tokens.push(anyOne, star);
      at = close;
      continue;
    }
    const character = template.charAt(at);
    if (character === ":") colons += 1;
    tokens.push(character === "*" ? star : character);
  }
  return tokens;
}

/** Whether every text that the narrow pattern stands for is one of the wide pattern's. A yes is sure; a no may be a "not seen". */
export function covers(wide: Glob, narrow: Glob): boolean {
  let at = 0;
  let place = 0;
  let lastStar = -1;
  let restart = 0;
  while (place < narrow.length) {
    const token = wide[at];
    const other = narrow[place];
    const same = token === other || (token === anyOne && other !== undefined && isCharacter(other));
    if (token === star) {
      lastStar = at;
      restart = place;
      at += 1;
    } else if (token !== undefined && same) {
      at += 1;
      place += 1;
    } else if (lastStar >= 0) {
      restart += 1;
      place = restart;
      at = lastStar + 1;
    } else return false;
  }
  return wide.slice(at).every((token) => token === star);
}

/** Whether two tokens that stand for one character each can stand for the same one. */
function agree(a: Token, b: Token): boolean {
  if (isCharacter(a) && isCharacter(b)) return a === b;
  return !(isCharacter(a) && excepted(b) === a) && !(isCharacter(b) && excepted(a) === b);
}

/** Whether a star can go over what stands against it. */
const absorbs = (taker: Token | undefined, token: Token | undefined): boolean =>
  taker !== undefined &&
  token !== undefined &&
  isStar(taker) &&
  !isStar(token) &&
  agree(taker, token);

/**
 * Whether some text is one of both patterns'. Variables of a policy may be any text. At most one step for each pair of places.
 */
export function overlaps(policy: Glob, template: Glob): boolean {
  const a = policy.map((token) =>
    isCharacter(token) || isOne(token) || isStar(token) ? token : star,
  );
  const b = template;
  let row = new Uint8Array(b.length + 1);
  row[0] = 1;
  for (let i = 0; i <= a.length; i += 1) {
    const next = new Uint8Array(b.length + 1);
    const left = a[i];
    let reached = false;
    for (let j = 0; j <= b.length; j += 1) {
      if (row[j] !== 1) continue;
      reached = true;
      const right = b[j];
      if (isStar(right)) row[j + 1] = 1;
      if (isStar(left)) next[j] = 1;
      if (absorbs(left, right)) row[j + 1] = 1;
      if (absorbs(right, left)) next[j] = 1;
      const plain = left !== undefined && right !== undefined && !isStar(left) && !isStar(right);
      if (plain && agree(left, right)) next[j + 1] = 1;
    }
    if (i === a.length) return row[b.length] === 1;
    if (!reached) return false;
    row = next;
  }
  return false;
}
