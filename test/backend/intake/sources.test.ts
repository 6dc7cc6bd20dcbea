import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SourceState } from '#shared/contract/intake.ts';
import { openItems, type OpenItem } from '#test/support/openItems.ts';
import { finished, openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';

// Files are noticed when the system gets to it, and the machine may be busy.
vi.setConfig({ testTimeout: 90_000 });

/** A folder is looked at often here, so that a test need not wait long. */
const watchTimes = { settle: 150, poll: 400, patience: 3000 };

const root = mkdtempSync(join(tmpdir(), 'frist-sources-'));
afterAll(() => rmSync(root, { recursive: true }));

let frist: TestOffice;
let creditorId: number;
let folder: string;
let folders = 0;

beforeEach(async () => {
  frist = await openTestOffice({ watchTimes });
  creditorId = await frist.addCreditor();
  folder = newFolder();
});
afterEach(() => frist[Symbol.asyncDispose]());

function newFolder(): string {
  folders += 1;
  const path = join(root, `client-${folders}`);
  mkdirSync(path);
  return path;
}

type Given = Partial<Pick<SourceState, 'absent' | 'taking' | 'staleDays'>>;

const setFolder = (path: string, given: Given = {}, id = creditorId) =>
  frist.client.intake.setSource({
    creditorId: id,
    kind: 'folder',
    folder: frist.office.files.register(path),
    absent: 'keep',
    taking: 'ask',
    staleDays: 7,
    ...given,
  });

const state = (id = creditorId) => frist.client.intake.source({ creditorId: id });
const waiting = async (id = creditorId) => (await state(id)).waiting.map(({ path }) => path);
const synchronise = async (id = creditorId) =>
  (await finished(await frist.client.intake.synchronise({ creditorId: id }))).parcel;

const item = (number: string, given: Partial<OpenItem> = {}): OpenItem => ({ number, ...given });

/** Writes a list as it would have been written at noon of a day. */
function write(name: string, items: readonly OpenItem[], day = '2026-11-16', into = folder): string {
  const path = join(into, name);
  writeFileSync(path, openItems(items));
  const at = new Date(`${day}T12:00:00Z`);
  utimesSync(path, at, at);
  return path;
}

/** Waits until what is looked at is as wanted: files are noticed when the system and the watch get to it. */
const eventually = <Value>(look: () => Promise<Value>, expected: (value: Value) => void): Promise<void> =>
  vi.waitFor(async () => expected(await look()), { timeout: 40_000, interval: 50 });

const openOf = (number: string) =>
  frist.value('SELECT open FROM invoice WHERE creditor_id = ? AND number = ?', creditorId, number);
const stateOf = (path: string) =>
  frist.value('SELECT state FROM source_file WHERE creditor_id = ? AND path = ?', creditorId, path);

describe('a folder', () => {
  test('that was never chosen: files come by hand, and nothing can be old', async () => {
    expect(await state()).toEqual({
      kind: 'files',
      folder: null,
      absent: 'ask',
      taking: 'ask',
      staleDays: 7,
      synchronisedAt: null,
      age: null,
      isStale: false,
      watching: false,
      problem: null,
      waiting: [],
      waitingCount: 0,
    });
    expect(await synchronise()).toBeNull();
    expect(await refusalOf(state(999))).toMatchObject({ code: 'creditor_not_found' });
  });

  test('is read on demand, below it too, and never what is written in passing', async () => {
    write('apne.csv', [item('1')]);
    mkdirSync(join(folder, 'eldre'));
    write('eldre/gamle.csv', [item('2')]);
    for (const name of ['.skjult.csv', '~$liste.xlsx', 'halv.csv.part', 'apne.csv~', 'x.tmp', 'Thumbs.db'])
      write(name, [item('9')]);
    writeFileSync(join(folder, 'tom.csv'), '');
    await setFolder(folder);
    const parcel = await synchronise();
    expect(parcel?.parts.map(({ files }) => files[0]?.name)).toEqual(['apne.csv', 'eldre/gamle.csv']);
    expect((await state()).watching).toBe(false);
  });

  test('each file is taken once: again it is nothing new; changed, it is', async () => {
    const path = write('apne.csv', [item('1')]);
    await setFolder(folder);
    const first = await synchronise();
    if (first === null) throw new Error('nothing was found');
    await finished(
      await frist.client.intake.commit({ parcel: first.parcel, parts: first.parts.map(({ part }) => part) }),
    );
    expect(stateOf('apne.csv')).toBe('taken');
    expect(frist.value('SELECT intake_id FROM source_file')).toBe(frist.value('SELECT max(id) FROM intake'));
    expect(await synchronise()).toBeNull();
    write('apne.csv', [item('1', { open: 50_000 })], '2026-11-17');
    expect((await synchronise())?.parts[0]?.counts).toMatchObject({ changed: 1, added: 0 });
    // Touched, but as it was when it was taken: known by its contents.
    write('apne.csv', [item('1')], '2026-11-18');
    utimesSync(path, new Date('2026-11-18T13:00:00Z'), new Date('2026-11-18T13:00:00Z'));
    expect(openOf('1')).toBe(125_000);
  });

  test('a list is of the day on which it was written, where it says no day itself', async () => {
    write('apne.csv', [item('1')], '2026-11-12');
    await setFolder(folder);
    expect((await synchronise())?.parts[0]?.listDate).toBe('2026-11-12');
    // A clock that is ahead brings no list of tomorrow.
    write('apne.csv', [item('1', { open: 1 })], '2026-11-30');
    expect((await synchronise())?.parts[0]?.listDate).toBe('2026-11-16');
  });

  test('a parcel that is thrown away leaves its files waiting; one that cannot be read says why', async () => {
    write('apne.csv', [item('1')]);
    writeFileSync(
      join(folder, 'halv.xml'),
      '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>1',
    );
    await setFolder(folder);
    const parcel = await synchronise();
    expect(parcel?.refused.map(({ file }) => file)).toEqual(['halv.xml']);
    await frist.client.intake.discard({ parcel: parcel?.parcel ?? '' });
    const { waiting: files, waitingCount } = await state();
    expect(waitingCount).toBe(2);
    expect(files.find(({ path }) => path === 'apne.csv')?.refusal).toBeNull();
    expect(files.find(({ path }) => path === 'halv.xml')?.refusal).toMatchObject({
      code: 'intake_refused',
      params: { file: 'halv.xml' },
    });
    // What cannot be read is not tried again until it changes.
    const again = await synchronise();
    expect(again?.refused).toEqual([]);
    expect(again?.parts).toHaveLength(1);
    rmSync(join(folder, 'halv.xml'));
    await frist.client.intake.discard({ parcel: again?.parcel ?? '' });
    await synchronise();
    expect(await waiting()).toEqual(['apne.csv']);
  });

  test('that is not there is refused where it is chosen, and told of where it was', async () => {
    expect(await refusalOf(setFolder(join(root, 'nowhere')))).toMatchObject({ code: 'folder_missing' });
    await setFolder(folder);
    rmSync(folder, { recursive: true });
    expect(await state()).toMatchObject({ problem: 'missing', watching: false });
    expect(await refusalOf(synchronise())).toEqual({
      code: 'folder_missing',
      params: { folder },
      defined: true,
    });
  });

  test('of one client is no other client’s, nor is one inside or around it', async () => {
    await setFolder(folder);
    const other = await frist.addCreditor({ name: 'Nabo AS', organisationNumber: null });
    mkdirSync(join(folder, 'inside'));
    for (const path of [folder, join(folder, 'inside'), root]) {
      expect(await refusalOf(setFolder(path, {}, other))).toMatchObject({
        code: 'folder_in_use',
        params: { creditor: 'Fjordlys Elektro AS' },
        defined: true,
      });
    }
    const beside = `${folder}-2`;
    mkdirSync(beside);
    await setFolder(beside, {}, other);
    // Its own folder may be settled anew.
    await setFolder(folder, { staleDays: 3 });
    expect(await state()).toMatchObject({ staleDays: 3 });
  });

  test('another folder is looked at anew; the same one keeps what is known', async () => {
    write('apne.csv', [item('1')]);
    await setFolder(folder);
    await frist.client.intake.discard({ parcel: (await synchronise())?.parcel ?? '' });
    await frist.client.intake.setSource({
      creditorId,
      kind: 'folder',
      folder: null,
      absent: 'settle',
      taking: 'ask',
      staleDays: 7,
    });
    expect(await waiting()).toEqual(['apne.csv']);
    expect(await state()).toMatchObject({ absent: 'settle', folder });
    await setFolder(newFolder());
    expect(await waiting()).toEqual([]);
    await frist.client.intake.setSource({
      creditorId,
      kind: 'files',
      folder: null,
      absent: 'ask',
      taking: 'ask',
      staleDays: 7,
    });
    expect(await state()).toMatchObject({ kind: 'files', folder: null });
    expect(
      await refusalOf(
        frist.client.intake.setSource({
          creditorId,
          kind: 'folder',
          folder: null,
          absent: 'ask',
          taking: 'ask',
          staleDays: 7,
        }),
      ),
    ).toMatchObject({ code: 'folder_missing' });
  });
});

describe('how fresh the data is', () => {
  test('follows the list that was taken over, and grows old', async () => {
    await setFolder(folder, { staleDays: 3 });
    await frist.takeOver(creditorId, [item('1')]);
    expect(await state()).toMatchObject({ age: 0, isStale: false });
    frist.clock.setTo('2026-11-19');
    expect(await state()).toMatchObject({ age: 3, isStale: true });
    const [row] = await frist.client.creditors.list();
    expect(row).toMatchObject({ isStale: true, waitingFiles: 0 });
  });

  test('a folder with nothing new confirms it, if somebody still writes there and nothing waits', async () => {
    write('apne.csv', [item('1')], '2026-11-16');
    await setFolder(folder, { taking: 'auto' });
    await frist.office.sources.watch();
    await eventually(
      () => Promise.resolve(openOf('1')),
      (open) => expect(open).toBe(125_000),
    );
    await eventually(state, ({ age }) => expect(age).toBe(0));
    frist.clock.setTo('2026-11-20');
    expect(await state()).toMatchObject({ age: 4 });
    expect(await synchronise()).toBeNull();
    expect(await state()).toMatchObject({ age: 0 });
    // From the sixteenth on nobody has written anything: by the twenty-third the folder has gone quiet.
    frist.clock.setTo('2026-11-23');
    expect(await synchronise()).toBeNull();
    expect(await state()).toMatchObject({ age: 3 });
    rmSync(folder, { recursive: true });
    await refusalOf(synchronise());
    expect(await state()).toMatchObject({ age: 3 });
  });
});

describe('while the program runs', () => {
  beforeEach(async () => {
    await setFolder(folder);
    await frist.office.sources.watch();
    await eventually(state, ({ watching }) => expect(watching).toBe(true));
  });

  test('a new file waits, and the screens are told', async () => {
    const told: string[] = [];
    const listening = new AbortController();
    const changes = await frist.client.office.changes(undefined, { signal: listening.signal });
    const heard = (async () => {
      for await (const { areas } of changes) told.push(...areas);
    })().catch(() => undefined);
    write('apne.csv', [item('1')]);
    await eventually(waiting, (files) => expect(files).toEqual(['apne.csv']));
    expect((await frist.client.creditors.list())[0]).toMatchObject({ waitingFiles: 1 });
    await eventually(
      () => Promise.resolve(told),
      (areas) => expect(areas).toContain('intake'),
    );
    listening.abort();
    await heard;
  });

  test('a file that is written in pieces waits once it has stopped growing, and not before', async () => {
    const path = join(folder, 'stor.csv');
    const lines = openItems([item('1'), item('2'), item('3')]).split('\r\n');
    for (const line of lines) {
      appendFileSync(path, `${line}\r\n`);
      await wait(60);
      expect(await waiting()).toEqual([]);
    }
    await eventually(waiting, (files) => expect(files).toEqual(['stor.csv']));
    const parcel = await synchronise();
    expect(parcel?.parts[0]?.counts).toMatchObject({ added: 3, rejected: 0 });
  });

  test('a file renamed into place, changed again, and deleted', async () => {
    const passing = join(folder, 'apne.csv.tmp');
    writeFileSync(passing, openItems([item('1')]));
    await wait(700);
    expect(await waiting()).toEqual([]);
    renameSync(passing, join(folder, 'apne.csv'));
    await eventually(waiting, (files) => expect(files).toEqual(['apne.csv']));
    const before = (await state()).waiting[0];
    write('apne.csv', [item('1'), item('2')], '2026-11-17');
    await eventually(state, ({ waiting: [file] }) => expect(file?.bytes).toBeGreaterThan(before?.bytes ?? 0));
    rmSync(join(folder, 'apne.csv'));
    await eventually(waiting, (files) => expect(files).toEqual([]));
  });

  test('a folder that vanishes and comes back', async () => {
    const away = `${folder}-away`;
    renameSync(folder, away);
    await eventually(state, ({ problem, watching }) =>
      expect([problem, watching]).toEqual(['missing', false]),
    );
    write('apne.csv', [item('1')], '2026-11-16', away);
    renameSync(away, folder);
    await eventually(state, ({ problem, watching }) => expect([problem, watching]).toEqual([null, true]));
    await eventually(waiting, (files) => expect(files).toEqual(['apne.csv']));
    write('ny.csv', [item('2')], '2026-11-17');
    await eventually(waiting, (files) => expect(files).toEqual(['apne.csv', 'ny.csv']));
    expect(frist.errors).toEqual([]);
  });

  test('two clients’ folders are kept apart', async () => {
    const other = await frist.addCreditor({ name: 'Nabo AS', organisationNumber: null });
    const second = newFolder();
    await setFolder(second, {}, other);
    write('mine.csv', [item('1')]);
    write('theirs.csv', [item('1')], '2026-11-16', second);
    await eventually(
      () => waiting(other),
      (files) => expect(files).toEqual(['theirs.csv']),
    );
    await eventually(waiting, (files) => expect(files).toEqual(['mine.csv']));
    await frist.client.intake.setSource({
      creditorId: other,
      kind: 'files',
      folder: null,
      absent: 'ask',
      taking: 'ask',
      staleDays: 7,
    });
    write('more.csv', [item('2')], '2026-11-17', second);
    write('more.csv', [item('2')], '2026-11-17');
    await eventually(waiting, (files) => expect(files).toEqual(['mine.csv', 'more.csv']));
    expect(await waiting(other)).toEqual([]);
  });

  test('what changed while the program was closed is found at the next start', async () => {
    write('apne.csv', [item('1')]);
    await eventually(waiting, (files) => expect(files).toEqual(['apne.csv']));
    await frist.reopen();
    expect(await waiting()).toEqual(['apne.csv']);
    expect((await state()).watching).toBe(false);
    rmSync(join(folder, 'apne.csv'));
    write('senere.csv', [item('2')]);
    await frist.office.sources.watch();
    await eventually(waiting, (files) => expect(files).toEqual(['senere.csv']));
  });
});

describe('taken over by itself', () => {
  const eventsOf = (kind: string) =>
    frist
      .all<{ params: string }>('SELECT params FROM event WHERE kind = ? ORDER BY id', kind)
      .map(({ params }) => JSON.parse(params) as Record<string, unknown>);

  test('what is not doubtful is, in the order in which it was written, and stands in history and events', async () => {
    write('b-tirsdag.csv', [item('1', { open: 50_000 })], '2026-11-12');
    write('a-onsdag.csv', [item('1', { open: 20_000 }), item('2')], '2026-11-13');
    write('c-mandag.csv', [item('1')], '2026-11-11');
    await setFolder(folder, { taking: 'auto' });
    await frist.office.sources.watch();
    await eventually(
      () => Promise.resolve(openOf('2')),
      (open) => expect(open).toBe(125_000),
    );
    await eventually(waiting, (files) => expect(files).toEqual([]));
    expect(openOf('1')).toBe(20_000);
    const { rows } = await frist.client.intake.history({ creditorId, limit: 10 });
    expect(
      rows.map(({ number, file, listDate, committedBy }) => [number, file, listDate, committedBy]),
    ).toEqual([
      [3, 'a-onsdag.csv', '2026-11-13', 'Frist'],
      [2, 'b-tirsdag.csv', '2026-11-12', 'Frist'],
      [1, 'c-mandag.csv', '2026-11-11', 'Frist'],
    ]);
    expect(eventsOf('intake_taken').map(({ number, file }) => [number, file])).toEqual([
      [1, 'c-mandag.csv'],
      [2, 'b-tirsdag.csv'],
      [3, 'a-onsdag.csv'],
    ]);
    // The queue shows what was taken over.
    await eventually(
      () => frist.queue(creditorId),
      (queue) => expect(queue).toHaveLength(2),
    );
    expect(frist.errors).toEqual([]);
  });

  test('a file with a row that cannot be read waits for a person, and those after it wait with it', async () => {
    await setFolder(folder, { taking: 'auto' });
    await frist.office.sources.watch();
    write('a.csv', [item('1'), item('2', { due: 'i morgen' })], '2026-11-12');
    write('b.csv', [item('3')], '2026-11-13');
    await eventually(state, ({ waiting: files }) =>
      expect(files.map(({ path, refusal }) => [path, refusal?.params['doubts']])).toEqual([
        ['a.csv', ['rejected']],
        ['b.csv', ['earlier']],
      ]),
    );
    expect(frist.value('SELECT count(*) FROM intake')).toBe(0);
    expect(eventsOf('intake_left')).toEqual([
      { file: 'a.csv', doubts: ['rejected'] },
      { file: 'b.csv', doubts: ['earlier'] },
    ]);
    // It is not tried over and over, nor told of again.
    const jobs = () => frist.value("SELECT count(*) FROM job WHERE kind = 'synchronise'");
    const before = jobs();
    await wait(1200);
    expect(jobs()).toBe(before);

    // A person takes the first over as it is; the other one then follows by itself.
    const parcel = await synchronise();
    const part = parcel?.parts.find(({ files }) => files[0]?.name === 'a.csv')?.part ?? '';
    await finished(await frist.client.intake.commit({ parcel: parcel?.parcel ?? '', parts: [part] }));
    expect(openOf('3')).toBeUndefined();
    await frist.client.intake.discard({ parcel: parcel?.parcel ?? '' });
    await eventually(
      () => Promise.resolve(openOf('3')),
      (open) => expect(open).toBe(125_000),
    );
    await eventually(waiting, (files) => expect(files).toEqual([]));
    const { rows } = await frist.client.intake.history({ creditorId, limit: 10 });
    expect(rows.map(({ file, committedBy }) => [file, committedBy])).toEqual([
      ['b.csv', 'Frist'],
      ['a.csv', 'tester'],
    ]);
  });

  test('nothing is taken while a person has the file open', async () => {
    write('a.csv', [item('1')]);
    await setFolder(folder);
    const parcel = await synchronise();
    await setFolder(folder, { taking: 'auto' });
    await frist.office.sources.watch();
    await wait(1000);
    expect(openOf('1')).toBeUndefined();
    await frist.client.intake.discard({ parcel: parcel?.parcel ?? '' });
    await eventually(
      () => Promise.resolve(openOf('1')),
      (open) => expect(open).toBe(125_000),
    );
  });

  test('half a list, by which most of what is open would be paid, waits', async () => {
    const items = Array.from({ length: 12 }, (_, at) => item(String(at + 1)));
    await frist.takeOver(creditorId, items);
    await setFolder(folder, { taking: 'auto', absent: 'settle' });
    await frist.office.sources.watch();
    write('halv.csv', items.slice(0, 4));
    await eventually(state, ({ waiting: [file] }) =>
      expect(file?.refusal?.params['doubts']).toEqual(['many_settled']),
    );
    expect(openOf('12')).toBe(125_000);
    // The whole list a minute later: two were paid.
    write('halv.csv', items.slice(0, 10), '2026-11-17');
    await eventually(
      () => Promise.resolve(openOf('12')),
      (open) => expect(open).toBe(0),
    );
    expect(openOf('10')).toBe(125_000);
  });

  test('whole lists of several days: each settles what it no longer names', async () => {
    await setFolder(folder, { taking: 'auto', absent: 'settle' });
    write('mandag.csv', [item('1'), item('2')], '2026-11-11');
    write('tirsdag.csv', [item('2'), item('3')], '2026-11-12');
    await frist.office.sources.watch();
    await eventually(
      () => Promise.resolve(openOf('3')),
      (open) => expect(open).toBe(125_000),
    );
    expect([openOf('1'), openOf('2')]).toEqual([0, 125_000]);
  });

  test('two whole lists of one day would each settle what the other names: both wait', async () => {
    await setFolder(folder, { taking: 'auto', absent: 'settle' });
    write('a-til-m.csv', [item('1')], '2026-11-12');
    write('n-til-a.csv', [item('2')], '2026-11-12');
    await frist.office.sources.watch();
    await eventually(state, ({ waiting: files }) =>
      expect(files.map(({ path, refusal }) => [path, refusal?.params['doubts']])).toEqual([
        ['a-til-m.csv', ['same_day']],
        ['n-til-a.csv', ['earlier']],
      ]),
    );
    expect(frist.value('SELECT count(*) FROM intake')).toBe(0);
  });

  test('a list that is older than the last one waits', async () => {
    await frist.takeOver(creditorId, [item('1', { open: 10_000 })]);
    await setFolder(folder, { taking: 'auto' });
    await frist.office.sources.watch();
    write('gammel.csv', [item('1')], '2026-11-02');
    await eventually(state, ({ waiting: [file] }) =>
      expect(file?.refusal?.params['doubts']).toEqual(['warnings']),
    );
    expect(openOf('1')).toBe(10_000);
  });

  test('after a restart what was left is left, and what is new is taken', async () => {
    await setFolder(folder, { taking: 'auto' });
    await frist.office.sources.watch();
    write('a.csv', [item('1', { due: 'i morgen' }), item('7')], '2026-11-12');
    await eventually(state, ({ waiting: [file] }) =>
      expect(file?.refusal).toMatchObject({ code: 'intake_doubtful' }),
    );
    await frist.reopen();
    await frist.office.sources.watch();
    await wait(1200);
    expect(eventsOf('intake_left')).toHaveLength(1);
    rmSync(join(folder, 'a.csv'));
    write('b.csv', [item('1')], '2026-11-13');
    await eventually(
      () => Promise.resolve(openOf('1')),
      (open) => expect(open).toBe(125_000),
    );
  });
});
