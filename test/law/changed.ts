/** A copy of plain data with one value replaced; `keys` is the way to it. */
export function changed(data: unknown, keys: readonly string[], value: unknown): unknown {
  const copy = structuredClone(data) as Record<string, unknown>;
  let place: Record<string, unknown> = copy;
  for (const key of keys.slice(0, -1)) place = place[key] as Record<string, unknown>;
  place[keys.at(-1) ?? ''] = value;
  return copy;
}
