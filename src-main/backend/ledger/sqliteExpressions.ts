import { sql, type RawBuilder } from 'kysely';

/** Whether a text column contains a text, letter for letter; what was typed has no wildcards. */
export function contains(column: string, text: string): RawBuilder<boolean> {
  return sql<boolean>`instr(${sql.ref(column)}, ${text}) > 0`;
}

/**
 * Whether a column holds one of these keys. They travel as one parameter, so that there may be any number of them;
 * SQLite takes 32,766 parameters a statement, and a run may well have more invoices.
 */
export function isOneOf(column: string, keys: readonly number[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(keys)}))`;
}

/** A column that no index is looked for: where a few keys are named, SQLite shall not read everything of a creditor. */
export function unindexed(column: string): RawBuilder<number> {
  return sql<number>`+${sql.ref(column)}`;
}

/**
 * Rows as a table of a statement, for `UPDATE … FROM`: they travel as one parameter, however many they are. The columns
 * are those of the first row, and the program's own words.
 */
export function tableOf(
  rows: readonly Readonly<Record<string, string | number | null>>[],
): RawBuilder<unknown> {
  const columns = Object.keys(rows[0] ?? {}).map(
    (column) => sql`json_extract(value, ${sql.lit(`$.${column}`)}) as ${sql.ref(column)}`,
  );
  return sql`(select ${sql.join(columns)} from json_each(${JSON.stringify(rows)}))`;
}
