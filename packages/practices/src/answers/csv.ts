/** Reads one line's fields of CSV at a place (RFC 4180); `next` is where the following line begins. */
function readRow(text: string, start: number): { fields: readonly string[]; next: number } {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    let field = "";
    if (text[at] === '"') {
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote < 0) throw new SyntaxError("A quoted field does not end.");
        field += text.slice(from, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        field += '"';
        from = at + 1;
      }
    }
    const rest = /[^,\r\n]*/y;
    rest.lastIndex = at;
    field += rest.exec(text)?.[0] ?? "";
    at = rest.lastIndex;
    fields.push(field);
    if (text[at] === ",") at += 1;
    else break;
  }
  if (text[at] === "\r") at += 1;
  if (text[at] === "\n") at += 1;
  return { fields, next: at };
}

/** The rows of a CSV text by the names in its first line. Empty lines are left out. */
export function* csvRows(text: string): Generator<ReadonlyMap<string, string>> {
  let { fields: columns, next } = readRow(text, 0);
  while (next < text.length) {
    const row = readRow(text, next);
    next = row.next;
    if (row.fields.length === 1 && row.fields[0] === "") continue;
    yield new Map(columns.map((column, place) => [column, row.fields[place] ?? ""]));
  }
}
