import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { HoldRequest } from '#shared/contract/holds.ts';
import { finished, openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';
import { hasPoppler, pdfText } from '#test/support/pdfText.ts';

/** An office with two invoices of one person, both ready for their first reminder. */
async function openWithInvoices() {
  const frist = await openTestOffice({ today: '2026-09-15' });
  const creditorId = await frist.addCreditor();
  await frist.takeOver(creditorId, [
    { number: '1', amount: 100_000 },
    { number: '2', amount: 40_000 },
    { number: '3', amount: 50_000, customer: '10002', name: 'Ola Nes' },
  ]);
  return Object.assign(frist, { creditorId });
}

const disputed = {
  kind: 'objection',
  reason: 'Timene stemmer ikke',
  from: '2026-09-10',
  until: null,
  objection: { type: 'wrong_amount', amount: 30_000, answerDue: '2026-09-20' },
} as const satisfies HoldRequest;

const detailOf = (frist: TestOffice, number: string) =>
  frist.client.reminders.invoice({ invoiceId: frist.invoiceId(number) });

async function object(frist: TestOffice, number: string, given: Partial<HoldRequest> = {}): Promise<number> {
  const invoiceIds = [frist.invoiceId(number)];
  const { holdIds } = await frist.client.reminders.hold({ ...disputed, ...given, invoiceIds });
  return holdIds[0] as number;
}

describe('an objection', () => {
  test('on a part takes that out of the sums and lets the rest go on', async () => {
    await using frist = await openWithInvoices();
    await object(frist, '1');
    const detail = await detailOf(frist, '1');
    expect(detail).toMatchObject({
      kind: 'ready',
      sums: { principal: 70_000, disputed: 30_000, total: 70_000 },
      holds: [
        {
          kind: 'objection',
          from: '2026-09-10',
          placedBy: 'tester',
          objection: { type: 'wrong_amount', amount: 30_000, answerDue: '2026-09-20', answeredOn: null },
        },
      ],
    });
    expect(detail.reasons).toContainEqual(
      expect.objectContaining({
        code: 'objection_part',
        params: {
          disputed: 30_000,
          undisputed: 70_000,
          currency: 'NOK',
          reason: 'Timene stemmer ikke',
        },
      }),
    );
    const rows = await frist.queue(frist.creditorId);
    expect(rows.find((row) => row.number === '1')).toMatchObject({
      disputed: 30_000,
      objection: { type: 'wrong_amount', amount: 30_000, answerDue: '2026-09-20' },
    });
    expect(rows.find((row) => row.number === '2')?.objection).toBeNull();
  });

  test('on all that is open is one on the whole, whatever is paid later', async () => {
    await using frist = await openWithInvoices();
    await object(frist, '1', { objection: { ...disputed.objection, amount: 100_000 } });
    expect(await detailOf(frist, '1')).toMatchObject({
      kind: 'objection',
      proposal: null,
      holds: [{ objection: { amount: null } }],
      handOver: { lawful: false, earliest: null },
    });
    expect(await frist.queue(frist.creditorId, 'objection')).toMatchObject([
      { number: '1', reason: 'objection', objection: { amount: null, type: 'wrong_amount' } },
    ]);
  });

  test.each<[Partial<HoldRequest>, string, string]>([
    [{ objection: { ...disputed.objection, amount: 100_001 } }, 'amount', 'range'],
    [{ objection: { ...disputed.objection, amount: 0 } }, 'amount', 'range'],
    [{ objection: { ...disputed.objection, answerDue: '2026-09-09' } }, 'answerDue', 'past'],
    [{ objection: { ...disputed.objection, answerDue: '2026-02-30' } }, 'answerDue', 'not_a_day'],
    [{ from: '2026-09-16' }, 'from', 'range'],
    [{ until: '2026-09-14' }, 'until', 'past'],
    [{ reason: ' \n' }, 'reason', 'empty'],
  ])('with %j is refused and leaves nothing', async (given, field, problem) => {
    await using frist = await openWithInvoices();
    expect(await refusalOf(object(frist, '1', given))).toEqual({
      code: 'hold_invalid',
      params: { field, problem },
      defined: true,
    });
    expect(frist.value('SELECT count(*) FROM hold')).toBe(0);
    expect(frist.value("SELECT count(*) FROM event WHERE kind = 'held'")).toBe(0);
  });

  test('of a customer is on the whole of all its invoices, never on a part', async () => {
    await using frist = await openWithInvoices();
    const { customerId } = await detailOf(frist, '1');
    const hold = (amount: number | null) =>
      frist.client.customers.hold({
        ...disputed,
        customerId,
        objection: { ...disputed.objection, amount },
      });
    expect(await refusalOf(hold(100))).toMatchObject({ params: { field: 'amount', problem: 'fixed' } });
    await hold(null);
    const rows = await frist.queue(frist.creditorId, 'objection');
    expect(rows.map(({ number, objection }) => [number, objection?.answerDue])).toEqual([
      ['1', '2026-09-20'],
      ['2', '2026-09-20'],
    ]);
  });

  test('of several, the row tells the one that must be answered first', async () => {
    await using frist = await openWithInvoices();
    const first = await object(frist, '1', { objection: { ...disputed.objection, answerDue: '2026-09-25' } });
    await object(frist, '1', { objection: { type: 'faulty', amount: 10_000, answerDue: null } });
    const sooner = await object(frist, '1', {
      objection: { type: 'not_delivered', amount: 5_000, answerDue: '2026-09-18' },
    });
    const row = async () => (await frist.queue(frist.creditorId)).find(({ number }) => number === '1');
    expect(await row()).toMatchObject({ disputed: 45_000, objection: { holdId: sooner } });
    await frist.client.reminders.answer({ holdId: sooner, text: 'Levert 1. september', on: '2026-09-15' });
    expect(await row()).toMatchObject({ objection: { holdId: first } });
  });

  test('is lifted only with a reason, which stands in the history with who did it', async () => {
    await using frist = await openWithInvoices();
    const holdId = await object(frist, '1');
    const lift = (reason?: string) =>
      frist.client.reminders.lift({ holdId, ...(reason === undefined ? {} : { reason }) });
    for (const reason of [undefined, '  ']) {
      expect(await refusalOf(lift(reason))).toMatchObject({
        code: 'hold_invalid',
        params: { field: 'reason', problem: 'empty' },
        defined: true,
      });
    }
    await lift(' Kreditert ');
    expect(frist.all('SELECT lifted_by, lifted_reason FROM hold')).toEqual([
      { lifted_by: 'tester', lifted_reason: 'Kreditert' },
    ]);
    const after = await detailOf(frist, '1');
    expect(after).toMatchObject({ holds: [], sums: { principal: 100_000, disputed: 0 } });
    expect(after.timeline.find(({ kind }) => kind === 'lifted')?.params).toMatchObject({
      kind: 'objection',
      reason: 'Kreditert',
      by: 'tester',
    });
  });

  test('is answered with a text and a day, and stands until it is lifted', async () => {
    await using frist = await openWithInvoices();
    const holdId = await object(frist, '1', { objection: { ...disputed.objection, amount: null } });
    const answer = (text: string, on: string) => frist.client.reminders.answer({ holdId, text, on });
    expect(await refusalOf(answer(' ', '2026-09-15'))).toMatchObject({ params: { field: 'answer' } });
    expect(await refusalOf(answer('x', '2026-09-16'))).toMatchObject({ params: { field: 'answeredOn' } });
    await answer(' Timelisten er vedlagt. ', '2026-09-14');
    expect(await detailOf(frist, '1')).toMatchObject({
      kind: 'objection',
      holds: [{ objection: { answer: 'Timelisten er vedlagt.', answeredOn: '2026-09-14' } }],
    });
    // A second answer takes the first one's place on the stop; the history keeps both.
    await answer('Vi krediterer to timer.', '2026-09-15');
    expect(
      frist
        .all<{ params: string }>("SELECT params FROM event WHERE kind = 'objection_answered' ORDER BY id")
        .map(({ params }) => (JSON.parse(params) as { text: string }).text),
    ).toEqual(['Timelisten er vedlagt.', 'Vi krediterer to timer.']);
    const pause = await object(frist, '3', { kind: 'pause', objection: null });
    expect(
      await refusalOf(frist.client.reminders.answer({ holdId: pause, text: 'x', on: '2026-09-15' })),
    ).toMatchObject({ code: 'hold_invalid', params: { field: 'kind', problem: 'fixed' } });
  });

  test('with an end lifts itself on the day after it', async () => {
    await using frist = await openWithInvoices();
    await object(frist, '1', { until: '2026-09-20', objection: { ...disputed.objection, amount: null } });
    const before = await detailOf(frist, '1');
    expect(before).toMatchObject({ kind: 'objection', until: '2026-09-20', nextChange: '2026-09-21' });
    frist.clock.setTo('2026-09-21');
    expect(await detailOf(frist, '1')).toMatchObject({ kind: 'ready', holds: [] });
  });
});

describe('the letter that answers an objection', () => {
  test('says what came in, the answer, and what is not disputed; before that it is refused', async () => {
    await using frist = await openWithInvoices();
    const holdId = await object(frist, '1');
    const letter = async () => finished(await frist.client.notices.answerLetter({ holdId }));
    expect(await refusalOf(letter)).toMatchObject({
      code: 'hold_invalid',
      params: { field: 'answer', problem: 'missing' },
      defined: true,
    });
    await frist.client.reminders.answer({
      holdId,
      text: 'Vi har gått gjennom timelisten.\nTo timer blir kreditert.',
      on: '2026-09-15',
    });
    const { file, name } = await letter();
    const path = frist.office.files.resolve(file)?.path ?? '';
    expect(name).toBe(`answer-2026-09-15-${holdId}.pdf`);
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
    if (!hasPoppler) return;
    const text = pdfText(readFileSync(path)).join(' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('Svar på innsigelse');
    expect(text).toContain('«Timene stemmer ikke»');
    expect(text).toContain('To timer blir kreditert.');
    expect(text).toContain('kr 700,00');
    // An answer is no notice.
    expect(frist.value('SELECT count(*) FROM notice')).toBe(0);
  });

  test('of a stop that is not there is refused', async () => {
    await using frist = await openTestOffice();
    const call = async () => finished(await frist.client.notices.answerLetter({ holdId: 9 }));
    expect(await refusalOf(call)).toEqual({ code: 'hold_not_found', params: { hold: 9 }, defined: true });
  });
});

describe('why this step', () => {
  test('tells the calendar beside the workflow, and when the law and the profile let it go to collection', async () => {
    await using frist = await openTestOffice({ today: '2026-11-16' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1', amount: 100_000 }]);
    const detail = await detailOf(frist, '1');
    // Nothing was sent, and eleven weeks have gone: the calendar is far ahead, the workflow begins at its beginning.
    expect(detail.step).toMatchObject({ kind: 'reminder', ordinal: 1, position: 0 });
    expect(detail.calendarStep).not.toBeNull();
    expect(detail.calendarStep?.position).toBeGreaterThan(0);
    expect(detail.handOver).toMatchObject({ lawful: false, earliest: null });
    expect(detail.handOver?.reasons[0]).toMatchObject({
      code: 'collection_notice_required',
      source: { kind: 'law' },
    });
    expect(detail.handOver?.byProfile).not.toBeNull();
    expect((detail.handOver?.byProfile ?? '') > '2026-11-16').toBe(true);
    expect(detail.limitation).toBe('2029-08-18');
    expect(detail.blocksCustomer).toBe(false);
    const [row] = await frist.queue(creditorId);
    expect(row?.calendarStep).toEqual({
      kind: detail.calendarStep?.kind,
      ordinal: detail.calendarStep?.ordinal,
    });
  });

  test('lines of interest carry their day count and add up to the sum, without the disputed part', async () => {
    await using frist = await openTestOffice({ today: '2026-09-30' });
    const creditorId = await frist.addCreditor();
    const company = { name: 'Bygg AS', organisationNumber: '974760673' };
    await frist.takeOver(creditorId, [{ number: '1', amount: 1_000_000, ...company }]);
    const whole = await detailOf(frist, '1');
    expect(whole.interestLines.map(({ principal, dayCount }) => [principal, dayCount])).toEqual([
      [1_000_000, 'actual/actual'],
    ]);
    await object(frist, '1', { objection: { ...disputed.objection, amount: 400_000, answerDue: null } });
    const part = await detailOf(frist, '1');
    expect(part.interestLines.map(({ principal }) => principal)).toEqual([600_000]);
    expect(part.interestLines.reduce((sum, { interest }) => sum + interest, 0)).toBe(part.sums.interest);
    expect(part.sums.interest).toBe(Math.round(whole.sums.interest * 0.6));
  });

  test('a withheld row says by what', async () => {
    await using frist = await openWithInvoices();
    const { customerId } = await detailOf(frist, '1');
    await frist.client.customers.setFlags({ customerId, collectionBan: false, directDebit: true });
    expect(
      (await frist.queue(frist.creditorId, 'withheld')).map(({ number, reason }) => [number, reason]),
    ).toEqual([
      ['1', 'direct_debit'],
      ['2', 'direct_debit'],
    ]);
    await frist.client.customers.hold({ customerId, kind: 'do_not_remind', reason: 'x', until: null });
    expect((await frist.queue(frist.creditorId, 'withheld'))[0]?.reason).toBe('do_not_remind_customer');
  });

  test('a claim that is soon time-barred is marked, and one that is stands with what is withheld', async () => {
    await using frist = await openTestOffice({ today: '2026-09-15' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [
      { number: '1', issued: '2023-09-20', due: '2023-10-04' },
      { number: '2', issued: '2023-08-01', due: '2023-09-01', customer: '2', name: 'Ola Nes' },
    ]);
    expect(await frist.queue(creditorId)).toMatchObject([
      { number: '1', limitation: '2026-09-20', limitationNear: true },
    ]);
    expect(await frist.queue(creditorId, 'withheld')).toMatchObject([
      { number: '2', kind: 'time_barred', reason: 'time_barred', limitationNear: false },
    ]);
  });
});
