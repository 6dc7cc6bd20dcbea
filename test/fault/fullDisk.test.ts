import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mountSmallDisk } from '#test/support/office/smallDisk.ts';
import { openItems } from '#test/support/openItems.ts';
import {
  finished,
  openTestOffice,
  queueFilter,
  refusalOf,
  type TestOffice,
} from '#test/support/openTestOffice.ts';
import { textWith } from '#test/support/matching.ts';

const disk = mountSmallDisk(48);
if (disk === undefined) console.warn('skipped: a full disk, since this process may not mount one');
afterAll(() => disk?.[Symbol.dispose]());

const items = Array.from({ length: 2000 }, (_, at) => ({ number: String(at), customer: String(at % 150) }));

describe.skipIf(disk === undefined)('on a disk that is full', () => {
  test('every act is refused as that and leaves nothing half done; with room it goes on where it was', async () => {
    if (disk === undefined) return;
    await using frist = await openTestOffice({ folder: join(disk.folder, 'office'), today: '2026-09-15' });
    const { intake } = frist.client;
    const creditorId = await frist.addCreditor();
    const list = openItems(items);
    const full = async (
      bytes: number,
      act: () => Promise<unknown>,
      where = frist.office.ledger.path,
    ): Promise<void> => {
      const before = everything(frist);
      disk.leave(bytes);
      try {
        expect(await refusalOf(act)).toEqual({
          code: 'disk_full',
          params: { path: textWith(where) },
          defined: true,
        });
      } finally {
        disk.free();
      }
      expect(everything(frist)).toEqual(before);
      expect(frist.value('PRAGMA integrity_check')).toBe('ok');
    };

    const stage = async (file: string) =>
      finished(await intake.stage({ creditorId, files: [file], complete: false }));
    const handedOver = frist.file('liste.csv', list);
    await full(120_000, () => stage(handedOver), '');
    expect(readdirSync(frist.office.passing).filter((name) => name.startsWith('parcel'))).toEqual([]);
    const { parcel } = await stage(frist.file('liste.csv', list));
    await full(300_000, async () => finished(await intake.commit({ parcel, parts: ['f1'] })));
    await finished(await intake.commit({ parcel, parts: ['f1'] }));

    const all = { kind: 'all' as const, filter: queueFilter(creditorId), except: [] };
    const notices = () => frist.client.notices;
    // Opened anew each time, for SQLite's journal keeps the room that it once had.
    await frist.reopen();
    await full(300_000, async () => finished(await notices().draft(all)));
    const { runId } = await finished(await notices().draft(all));
    await frist.reopen();
    await full(300_000, async () => finished(await notices().approve({ runId })));
    expect(await finished(await notices().approve({ runId }))).toEqual({ letters: 150, withdrawn: 0 });

    await frist.reopen();
    await full(40_000, async () => finished(await notices().draw({ runId })), join(frist.folder, 'runs'));
    const folder = join(frist.folder, 'runs', String(runId));
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(await finished(await notices().draw({ runId }))).toMatchObject({ letters: 150 });

    await frist.reopen();
    await full(300_000, async () => finished(await notices().confirm({ runId })));
    await frist.reopen();
    const invoiceIds = [frist.invoiceId('1')];
    const hold = { invoiceIds, kind: 'pause' as const, reason: 'x'.repeat(40_000), until: null };
    await full(0, () => frist.client.reminders.hold(hold));
    expect(await finished(await notices().confirm({ runId }))).toEqual({ sent: items.length, withdrawn: [] });
  }, 60_000);
});

/** Every row of the ledger but those of the jobs, which may tell of the failure, and the pages counted by a drawing. */
function everything(frist: TestOffice): unknown {
  const tables = frist.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('job', 'letter') AND name NOT LIKE 'sqlite_%'",
  );
  const rows = tables.map(({ name }) => [name, frist.all(`SELECT * FROM ${name}`)] as const);
  return Object.fromEntries([
    ...rows,
    ['letter', frist.all('SELECT id, checksum, withdrawn_at FROM letter')],
  ]);
}
