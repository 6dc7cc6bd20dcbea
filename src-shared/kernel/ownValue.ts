/**
 * What a table has for a key that comes from outside. What every object inherits (`constructor`, `toString`) is no entry
 * of it.
 */
export function ownValue<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
