import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrateLedger, type Migration } from '#backend/ledger/migrateLedger.ts';

let folder: string;
let path: string;
let connection: Database.Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frist-migrate-'));
  path = join(folder, 'ledger.sqlite');
  connection = new Database(path);
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

const first: Migration = {
  version: 10,
  name: 'first',
  sql: 'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);',
};
const second: Migration = {
  version: 20,
  name: 'second',
  sql: 'ALTER TABLE a ADD COLUMN y TEXT; UPDATE a SET y = x;',
};
const broken: Migration = {
  version: 30,
  name: 'broken',
  sql: 'UPDATE a SET x = 2; CREATE TABLE b (z INTEGER) STRICT; INSERT INTO nowhere VALUES (1);',
};

const version = (of = connection): unknown => of.pragma('user_version', { simple: true });

test('each migration runs once, in order, with its version', () => {
  migrateLedger(connection, path, [first]);
  expect(version()).toBe(10);
  migrateLedger(connection, path, [first, second]);
  expect(version()).toBe(20);
  migrateLedger(connection, path, [first, second]);
  expect(connection.prepare('SELECT * FROM a').all()).toEqual([{ x: 1, y: '1' }]);
});

test('a migration that fails is undone as a whole; the one before it stays, and so does the backup', () => {
  migrateLedger(connection, path, [first]);
  expect(() => migrateLedger(connection, path, [first, second, broken])).toThrow(/nowhere/);
  expect(version()).toBe(20);
  expect(connection.inTransaction).toBe(false);
  expect(connection.prepare('SELECT * FROM a').all()).toEqual([{ x: 1, y: '1' }]);
  expect(connection.prepare("SELECT name FROM sqlite_schema WHERE name = 'b'").all()).toEqual([]);

  const backup = new Database(`${path}.before-30`, { readonly: true });
  expect(version(backup)).toBe(20);
  expect(backup.prepare('SELECT * FROM a').all()).toEqual([{ x: 1, y: '1' }]);
  backup.close();
  const older = new Database(`${path}.before-20`, { readonly: true });
  expect(version(older)).toBe(10);
  expect(older.prepare('SELECT * FROM a').all()).toEqual([{ x: 1 }]);
  older.close();
});

test('a second attempt replaces the backup of the first, and succeeds once the migration does', () => {
  migrateLedger(connection, path, [first]);
  writeFileSync(`${path}.before-20`, 'left over');
  migrateLedger(connection, path, [first, second]);
  const backup = new Database(`${path}.before-20`, { readonly: true });
  expect(version(backup)).toBe(10);
  backup.close();
});

test('without a backup there is no migration', () => {
  migrateLedger(connection, path, [first]);
  const elsewhere = join(folder, 'gone', 'ledger.sqlite');
  expect(() => migrateLedger(connection, elsewhere, [first, second])).toThrow(
    expect.objectContaining({ code: 'folder_unwritable' }),
  );
  expect(version()).toBe(10);
  expect(existsSync(`${elsewhere}.before-20`)).toBe(false);
});

test('a fresh ledger needs no backup, and a newer one is refused untouched', () => {
  migrateLedger(connection, path, [first, second]);
  expect(existsSync(`${path}.before-10`)).toBe(false);
  expect(existsSync(`${path}.before-20`)).toBe(false);
  expect(() => migrateLedger(connection, path, [first])).toThrow(
    expect.objectContaining({ code: 'ledger_newer', params: { found: 20, known: 10 } }),
  );
});
