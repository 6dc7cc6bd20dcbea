import { sql, type RawBuilder } from 'kysely';

/** Whether a text column contains a text, letter for letter; what was typed has no wildcards. */
export function contains(column: string, text: string): RawBuilder<boolean> {
  return sql<boolean>`instr(${sql.ref(column)}, ${text}) > 0`;
}

/** A value out of a JSON column by its path, e.g. `$.sums.principal`. */
export function jsonValue<Value>(column: string, path: string): RawBuilder<Value> {
  return sql<Value>`${sql.ref(column)} ->> ${sql.lit(path)}`;
}
