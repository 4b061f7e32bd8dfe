/** Reads CSV as RFC 4180 has it, and takes nothing else: records end with CR LF, a quote is doubled within quotes. */
export function strictCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let at = 0;
  let record: string[] = [];
  while (at < text.length) {
    const quoted = /"((?:[^"]|"")*)"/uy;
    const bare = /[^",\r\n]*/uy;
    const pattern = text[at] === '"' ? quoted : bare;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) throw new Error(`A quote of character ${at} is not closed.`);
    record.push((found[1] ?? found[0]).replaceAll('""', '"'));
    at = pattern.lastIndex;
    if (text[at] === ",") {
      at += 1;
    } else if (text.startsWith("\r\n", at)) {
      at += 2;
      records.push(record);
      record = [];
    } else {
      throw new Error(`Neither a comma nor the end of a record is at character ${at}.`);
    }
  }
  if (record.length > 0) throw new Error("The last record has no end.");
  return records;
}
