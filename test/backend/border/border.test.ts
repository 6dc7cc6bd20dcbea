import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asCommand, asFeed, asJob, asQuery, entryContext } from '#backend/border/border.ts';
import { startLoopback, type Loopback } from '#backend/entries/loopback.ts';
import { contract } from '#shared/contract/contract.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { creditorFields } from '#test/support/creditorFields.ts';
import { loopbackClient, type LoopbackClient } from '#test/support/loopbackClient.ts';
import { openItems } from '#test/support/openItems.ts';
import {
  finished,
  followed,
  openTestOffice,
  queueFilter,
  refusalOf,
  type BorderClient,
  type TestOffice,
} from '#test/support/openTestOffice.ts';
import { anyNumber, anyText, textLike } from '#test/support/matching.ts';

/** Every procedure of the contract by its path, with its kind. */
function procedures(): { path: string; area: string; name: string; kind: string }[] {
  return Object.entries(contract).flatMap(([area, calls]) =>
    Object.entries(calls).map(([name, procedure]) => ({
      path: `${area}.${name}`,
      area,
      name,
      kind: (procedure as { '~orpc': { meta: { kind: string } } })['~orpc'].meta.kind,
    })),
  );
}

type LooseClient = Record<string, Record<string, (input: unknown) => Promise<unknown>>>;

describe('the contract', () => {
  test('has a handler for every procedure, and none besides', async () => {
    await using frist = await openTestOffice();
    const router = frist.office.router as unknown as Record<string, Record<string, unknown>>;
    const handled = Object.entries(router).flatMap(([area, calls]) =>
      Object.keys(calls).map((name) => `${area}.${name}`),
    );
    expect(handled.sort()).toEqual(
      procedures()
        .map((procedure) => procedure.path)
        .sort(),
    );
  });

  test('each is implemented as the kind it is, and refuses what is not of its shape', async () => {
    await using frist = await openTestOffice();
    const client = frist.client as unknown as LooseClient;
    let asked = 0;
    for (const { area, name, path } of procedures()) {
      const procedure = (
        contract as never as Record<string, Record<string, { '~orpc': { inputSchema?: unknown } }>>
      )[area]?.[name];
      if (procedure?.['~orpc'].inputSchema === undefined) continue;
      asked += 1;
      const refused = await refusalOf(async () => client[area]?.[name]?.({ nonsense: true }));
      expect([path, refused]).toEqual([
        path,
        { code: 'unexpected', params: { trace: textLike(/^[0-9a-f]{8}$/) }, defined: true },
      ]);
      const { message, cause } = frist.errors.at(-1) ?? { message: '', cause: null };
      expect([path, message]).toEqual([path, `unexpected ${(refused.params as { trace: string }).trace}`]);
      // Not «a query of the contract is implemented as a command»: the input was looked at by the right kind.
      expect(String(cause)).toContain('Input validation failed');
    }
    expect(asked).toBeGreaterThan(25);
    for (const table of ['creditor', 'hold', 'note', 'run', 'job']) {
      expect([table, frist.value(`SELECT count(*) FROM ${table}`)]).toEqual([table, 0]);
    }
  });

  test('those that take nothing are of their kind too', async () => {
    await using frist = await openTestOffice();
    await frist.client.office.status();
    await frist.client.creditors.list();
    const changes = (await frist.client.office.changes())[Symbol.asyncIterator]();
    const first = changes.next();
    await frist.client.office.startEmpty();
    expect(await first).toMatchObject({ value: { areas: ['office'] } });
  });
});

/** Handlers that do what no real one does, in the place of real procedures of their kind. */
describe('what a kind allows', () => {
  let frist: TestOffice;
  beforeEach(async () => {
    frist = await openTestOffice();
  });
  afterEach(() => frist[Symbol.asyncDispose]());
  const call = (router: Readonly<Record<string, unknown>>) =>
    createRouterClient<never, never>(
      router as never,
      { context: entryContext(frist.office.means) } as never,
    ) as Record<string, (input?: unknown) => Promise<unknown>>;

  test('a query cannot write, not even by a cast', async () => {
    const client = call({
      sneak: asQuery.creditors.list.handler(async ({ context }) => {
        const { db } = context as never as {
          db: { insertInto(table: string): { values(row: object): { execute(): Promise<void> } } };
        };
        await db.insertInto('office_setting').values({ key: 'sneaked', value: '1' }).execute();
        return [];
      }),
    });
    await refusalOf(async () => client['sneak']?.());
    expect(frist.value("SELECT count(*) FROM office_setting WHERE key = 'sneaked'")).toBe(0);
  });

  test('what a command has done afterwards waits for the commit, and is not done when it rolls back', async () => {
    const done: string[] = [];
    const client = call({
      works: asCommand.office.startEmpty.handler(({ context }) => {
        context.afterCommit(() => done.push('works'));
        expect(done).toEqual([]);
        return {};
      }),
      fails: asCommand.office.startEmpty.handler(({ context }): Record<string, never> => {
        context.afterCommit(() => done.push('fails'));
        throw new Error('on purpose');
      }),
    });
    await expect(client['fails']?.()).rejects.toThrow();
    await client['works']?.();
    expect(done).toEqual(['works']);
  });

  test('no kind finds the means of the others in its context', async () => {
    const seen: Record<string, string[]> = {};
    const note = (kind: string, context: object): void => void (seen[kind] = Object.keys(context).sort());
    const client = call({
      query: asQuery.creditors.list.handler(({ context }) => (note('query', context), [])),
      command: asCommand.office.startEmpty.handler(({ context }) => (note('command', context), {})),
      job: asJob.jobs.cancel.handler(({ context }) => (note('job', context), { asked: false })),
      feed: asFeed.office.changes.handler(async function* ({ context }) {
        note('feed', context);
        yield { areas: [] };
      }),
    });
    await client['query']?.();
    await client['command']?.();
    await client['job']?.({ jobId: 1 });
    const events = (await client['feed']?.()) as AsyncIterable<unknown>;
    for await (const _ of events) break;
    const common = ['actor', 'clock', 'feed', 'files', 'log'];
    expect(seen).toEqual({
      query: [...common, 'db'].sort(),
      command: [...common, 'afterCommit', 'changed', 'db'].sort(),
      job: [...common, 'db', 'jobs'].sort(),
      feed: common,
    });
  });

  test('a handler of another kind than the contract says is found at its first call', async () => {
    const client = call({
      list: asCommand.creditors.list.handler(() => []),
      add: asQuery.creditors.add.handler(() => ({ id: 1 })),
    });
    for (const name of ['list', 'add']) {
      expect((await refusalOf(async () => client[name]?.(creditorFields()))).code).toBe('unexpected');
      expect(String(frist.errors.at(-1)?.cause)).toMatch(/is implemented as a/);
    }
  });

  test('a command that throws undoes all, tells nobody, and says nothing but a trace', async () => {
    const changes = (await frist.client.office.changes())[Symbol.asyncIterator]();
    const first = changes.next();
    const client = call({
      fail: asCommand.office.startEmpty.handler(async ({ context: { db, changed } }) => {
        await db.insertInto('office_setting').values({ key: 'half', value: '1' }).execute();
        changed('creditors');
        throw new Error('Passordet er hemmelig123');
      }),
    });
    const refused = await refusalOf(async () => client['fail']?.());
    expect(refused).toEqual({ code: 'unexpected', params: { trace: anyText }, defined: true });
    expect(frist.errors.at(-1)?.cause).toMatchObject({ message: 'Passordet er hemmelig123' });
    expect(frist.value("SELECT count(*) FROM office_setting WHERE key = 'half'")).toBe(0);
    await frist.client.office.startEmpty();
    expect(await first).toMatchObject({ value: { areas: ['office'] } });
  });

  test('a command whose answer is not of the contract’s shape is undone', async () => {
    const client = call({
      wrong: asCommand.creditors.add.handler(async ({ context: { db } }) => {
        await db.insertInto('office_setting').values({ key: 'half', value: '1' }).execute();
        return { id: 'seven' } as never;
      }),
    });
    expect((await refusalOf(async () => client['wrong']?.(creditorFields()))).code).toBe('unexpected');
    expect(frist.value("SELECT count(*) FROM office_setting WHERE key = 'half'")).toBe(0);
  });

  test.each([
    ['SQLITE_BUSY', 'ledger_busy'],
    ['SQLITE_BUSY_SNAPSHOT', 'ledger_busy'],
    ['SQLITE_LOCKED', 'ledger_busy'],
    ['SQLITE_FULL', 'disk_full'],
    ['ENOSPC', 'disk_full'],
    ['SQLITE_CORRUPT', 'ledger_damaged'],
    ['SQLITE_CORRUPT_VTAB', 'ledger_damaged'],
    ['SQLITE_NOTADB', 'ledger_damaged'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'unexpected'],
  ])('%s becomes %s', async (code, wanted) => {
    const client = call({
      fail: asQuery.creditors.list.handler(() => {
        throw Object.assign(new Error('of SQLite'), { code });
      }),
    });
    expect(await refusalOf(async () => client['fail']?.())).toMatchObject({ code: wanted, defined: true });
    expect(frist.errors.length).toBe(wanted === 'unexpected' ? 1 : 0);
  });

  test('an error in the middle of a stream is data as well, and ends it', async () => {
    const client = call({
      refused: asJob.notices.approve.handler(async function* () {
        yield { kind: 'started', jobId: 1 } as const;
        throw new Refusal('run_empty', { creditor: 'A' });
      }),
      broken: asJob.notices.approve.handler(async function* () {
        yield { kind: 'progress', done: 1, total: 2 } as const;
        throw new Error('prose');
      }),
      misshapen: asJob.notices.approve.handler(async function* () {
        yield { kind: 'started', jobId: -3 } as const;
      }),
    });
    const take = async (name: string) => {
      const told: unknown[] = [];
      const refused = await refusalOf(async () => {
        const events = (await client[name]?.({ runId: 1 })) as AsyncIterable<unknown>;
        for await (const event of events) told.push(event);
      });
      return { told, refused };
    };
    expect(await take('refused')).toEqual({
      told: [{ kind: 'started', jobId: 1 }],
      refused: { code: 'run_empty', params: { creditor: 'A' }, defined: true },
    });
    expect(await take('broken')).toEqual({
      told: [{ kind: 'progress', done: 1, total: 2 }],
      refused: { code: 'unexpected', params: { trace: anyText }, defined: true },
    });
    expect(await take('misshapen')).toMatchObject({ told: [], refused: { code: 'unexpected' } });
  });
});

/** The same calls by both ways into the backend: what a screen sees must not depend on the way. */
describe.each(['in process', 'over the loopback'] as const)('calls %s', (way) => {
  let frist: TestOffice;
  let pages: string;
  let loopback: Loopback;
  let remote: LoopbackClient;
  let client: BorderClient;

  beforeAll(async () => {
    frist = await openTestOffice({ today: '2026-09-15' });
    pages = mkdtempSync(join(tmpdir(), 'frist-pages-'));
    writeFileSync(join(pages, 'index.html'), '<!doctype html>');
    loopback = await startLoopback({ office: frist.office, pages, port: 0 });
    remote = await loopbackClient(loopback.url);
    client = way === 'in process' ? frist.client : remote.client;
  });
  afterAll(async () => {
    await remote[Symbol.asyncDispose]();
    await loopback.close();
    await frist[Symbol.asyncDispose]();
    rmSync(pages, { recursive: true });
  });

  test('answer, refuse and stream alike', async () => {
    const { id } = await client.creditors.add(creditorFields());
    expect(await client.creditors.get({ creditorId: id })).toMatchObject({ name: 'Fjordlys Elektro AS', id });
    expect(await refusalOf(client.creditors.get({ creditorId: 99 }))).toEqual({
      code: 'creditor_not_found',
      params: { creditor: 99 },
      defined: true,
    });
    expect(await refusalOf(client.creditors.get({ creditorId: 'x' as never }))).toEqual({
      code: 'unexpected',
      params: { trace: anyText },
      defined: true,
    });
    const file = frist.file(
      'liste.csv',
      openItems([{ number: '1' }, { number: '2', customer: '2', name: 'Bygg AS' }]),
    );
    const staged = await followed(
      await client.intake.stage({ creditorId: id, files: [file], complete: false }),
    );
    expect(staged.events[0]).toEqual({ kind: 'started', jobId: anyNumber });
    expect(staged.result).toMatchObject({
      parts: [{ part: 'f1', counts: { read: 2, added: 2 }, files: [{ name: 'liste.csv' }] }],
      refused: [],
    });
    const { parcel } = staged.result;
    const choice = { parcel, parts: ['f1'] };
    expect(await finished(await client.intake.commit(choice))).toMatchObject({
      taken: [{ part: 'f1', added: 2 }],
    });
    expect(await refusalOf(async () => finished(await client.intake.commit(choice)))).toEqual({
      code: 'staging_unknown',
      params: { staging: parcel },
      defined: true,
    });
    const all = { kind: 'all' as const, filter: queueFilter(id), except: [] };
    // The first letter to a company is a friendly one; the lump sum comes with the next.
    expect(await client.reminders.selection(all)).toMatchObject({
      count: 2,
      fees: 3800,
      compensation: 0,
    });
    const { runId } = await finished(await client.notices.draft(all));
    const { items } = await client.notices.run({ runId, offset: 0, limit: 10 });
    expect(items.flatMap((item) => item.reasons).map((reason) => reason.code)).toContain('fee_allowed');
    const bad = frist.file('brev.pdf', '%PDF-1.7 nothing of a list');
    expect(
      await finished(await client.intake.stage({ creditorId: id, files: [bad], complete: false })),
    ).toMatchObject({ parts: [], refused: [{ file: 'brev.pdf', code: 'file_is_pdf' }] });
  });

  test('an abort in the middle of a job ends it and undoes it', async () => {
    const { id } = await client.creditors.add(creditorFields({ organisationNumber: null }));
    const many = Array.from({ length: 60_000 }, (_, at) => ({ number: `M${at}`, customer: `${at % 500}` }));
    const file = frist.file('lang.csv', openItems(many));
    const stop = new AbortController();
    const told: string[] = [];
    // Whether the last word is the job's refusal or the caller's own abort is the transport's affair.
    const ended = (async () => {
      const given = { creditorId: id, files: [file], complete: false };
      for await (const event of await client.intake.stage(given, { signal: stop.signal })) {
        told.push(event.kind);
        if (told.length === 2) stop.abort();
      }
    })();
    await ended.catch(() => undefined);
    expect(told[0]).toBe('started');
    expect(told).not.toContain('done');
    await expect
      .poll(() => frist.value("SELECT state FROM job WHERE kind = 'stage' ORDER BY id DESC LIMIT 1"), {
        timeout: 5000,
      })
      .toBe('cancelled');
    expect(frist.value('SELECT count(*) FROM invoice WHERE creditor_id = ?', id)).toBe(0);
  });

  test('the feed tells of what others did', async () => {
    const stop = new AbortController();
    const changes = (await client.office.changes(undefined, { signal: stop.signal }))[Symbol.asyncIterator]();
    const first = changes.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await frist.client.creditors.add(creditorFields({ organisationNumber: null, name: 'B' }));
    expect(await first).toEqual({ done: false, value: { areas: ['creditors', 'office'] } });
    stop.abort();
  });
});
