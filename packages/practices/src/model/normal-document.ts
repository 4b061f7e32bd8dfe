/** A list of one is its only member, and lists of texts have no order: what IAM takes for the same is the same here. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value.map(normal);
    if (items.length === 1) return items[0];
    return items.every((item) => typeof item === "string") ? items.toSorted() : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, of]): [string, unknown] => [key, normal(of)]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A policy's document in one form for all that mean the same: spaces, the order of keys and lists of one don't matter, nor do Sid and Id. */
export function normalDocument(document: string): string {
  try {
    const parsed: unknown = JSON.parse(document, (key, value) =>
      key === "Sid" || key === "Id" ? undefined : value,
    );
    return JSON.stringify(normal(parsed));
  } catch {
    return document;
  }
}
