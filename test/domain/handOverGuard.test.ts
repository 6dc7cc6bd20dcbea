import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import type { CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import { handOverGuard } from '#shared/domain/dunning/handOverGuard.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { anyCase, currencies, laws, overdueCase } from '#test/domain/arbitraries.ts';
import {
  overdueInvoice,
  sentCollectionNotice,
  sentReminder,
  someCreditor,
  someCustomer,
  someHold,
  someProfile,
} from '#test/domain/overdueInvoice.ts';

const noticed = [sentCollectionNotice()];

function guard(
  invoice: Partial<InvoiceFacts>,
  asOf: string,
  country: LawCountry = 'NO',
  customer: Partial<CustomerFacts> = {},
) {
  const currency = currencies[country];
  return handOverGuard(
    overdueInvoice({ currency, ...invoice }),
    someCustomer({ country, ...customer }),
    someCreditor({ country, currency }),
    someProfile(),
    laws[country],
    isoDate(asOf),
  );
}

const codes = ({ reasons }: ReturnType<typeof guard>) => reasons.map(({ code }) => code);

describe('an early hand-over', () => {
  test('is free when the profile has come to it', () => {
    const free = guard({ notices: noticed }, '2026-08-20');
    expect(free).toMatchObject({ lawful: true, needsReason: false, earliest: '2026-07-31' });
    expect(codes(free)).toEqual(['collection_ready']);
  });

  test('says how much stays behind where a part is disputed', () => {
    const holds = [someHold({ kind: 'objection', from: isoDate('2026-08-01'), until: null, amount: 40_000 })];
    const free = guard({ notices: noticed, holds }, '2026-08-20');
    expect(free).toMatchObject({ lawful: true, needsReason: false });
    expect(codes(free)).toEqual(['collection_ready', 'objection_part']);
    expect(free.reasons.at(-1)?.params).toMatchObject({ disputed: 40_000, undisputed: 60_000 });
  });

  test('needs a reason when only the law has come to it', () => {
    // The deadline passed on 30 July; the profile waits until 13 August.
    const early = guard({ notices: noticed }, '2026-07-31');
    expect(early).toMatchObject({ lawful: true, needsReason: true, earliest: '2026-07-31' });
    expect(early.reasons[0]).toMatchObject({ code: 'hand_over_early', params: { readyOn: '2026-08-13' } });
  });

  test('is not lawful before the notice’s deadline, nor without the notice', () => {
    const running = guard({ notices: noticed }, '2026-07-30');
    expect(running).toMatchObject({ lawful: false, needsReason: false, earliest: '2026-07-31' });
    expect(codes(running)).toEqual(['lawful_wait']);
    const without = guard({ notices: [sentReminder()] }, '2026-09-01');
    expect(without).toMatchObject({ lawful: false, earliest: null });
    expect(codes(without)).toEqual(['collection_notice_required']);
  });

  test('waits in Finland for 14 days after the reminder, and in Sweden for nothing but the due date', () => {
    const short = [sentReminder({ deadline: isoDate('2026-07-06') })];
    expect(guard({ notices: short }, '2026-07-12', 'FI')).toMatchObject({
      lawful: false,
      earliest: '2026-07-13',
    });
    expect(guard({ notices: short }, '2026-07-13', 'FI')).toMatchObject({ lawful: true, needsReason: true });
    expect(guard({}, '2026-06-15', 'SE')).toMatchObject({ lawful: false, earliest: '2026-06-16' });
    const swedish = guard({}, '2026-06-16', 'SE');
    expect(swedish).toMatchObject({ lawful: true, needsReason: true });
    expect(codes(swedish)).toEqual(['hand_over_early', 'hand_over_free']);
    const running = guard({ notices: [sentReminder()] }, '2026-07-01', 'SE');
    expect(running).toMatchObject({ lawful: false, earliest: '2026-07-14' });
    expect(codes(running)).toEqual(['after_previous_deadline']);
  });

  test('is never lawful against an objection, a ban, limitation, a run, or once paid', () => {
    const until = isoDate('2026-09-10');
    const objected = guard({ notices: noticed, holds: [someHold({ until })] }, '2026-09-01');
    expect(objected).toMatchObject({ lawful: false, earliest: '2026-09-11' });
    expect(codes(objected)[0]).toBe('objection');
    expect(guard({ notices: noticed, holds: [someHold()] }, '2026-09-01').earliest).toBeNull();
    const banned = guard({ notices: noticed }, '2026-09-01', 'NO', { collectionBan: true });
    expect(banned).toMatchObject({ lawful: false, earliest: null });
    expect(codes(banned)[0]).toBe('collection_ban');
    for (const what of ['deceased', 'bankrupt', 'debt_settlement'] as const) {
      const situation = { what, since: isoDate('2026-08-30') };
      const stopped = guard({ notices: noticed }, '2026-09-01', 'NO', { situation });
      expect(stopped).toMatchObject({ lawful: false, earliest: null, needsReason: false });
      expect(codes(stopped)[0]).toBe(`customer_${what}`);
    }
    // Also while a notice, and not the hand-over, is the next step.
    expect(guard({}, '2026-09-01', 'SE', { collectionBan: true })).toMatchObject({
      lawful: false,
      earliest: null,
    });
    const barred = guard({ notices: noticed }, '2029-06-02');
    expect(barred).toMatchObject({ lawful: false, earliest: null });
    expect(codes(barred)[0]).toBe('time_barred');
    const run = { id: 3, stepKind: 'reminder' as const, ordinal: 1 };
    expect(guard({ run }, '2026-09-01', 'SE')).toMatchObject({ lawful: false, earliest: null });
    expect(guard({ open: 0 }, '2026-09-01')).toMatchObject({
      lawful: false,
      earliest: null,
      reasons: [{ code: 'settled' }],
    });
  });

  test('may go on with the undisputed part', () => {
    const part = guard({ notices: noticed, holds: [someHold({ amount: 40_000 })] }, '2026-09-01');
    expect(part).toMatchObject({ lawful: true, needsReason: false });
    expect(guard({ notices: noticed, holds: [someHold({ amount: 100_000 })] }, '2026-09-01').lawful).toBe(
      false,
    );
  });

  test('passes over the office’s own stops with a reason', () => {
    const paused = guard({ notices: noticed, holds: [someHold({ kind: 'pause' })] }, '2026-09-01');
    expect(paused).toMatchObject({ lawful: true, needsReason: true });
    expect(codes(paused).slice(0, 2)).toEqual(['paused', 'hand_over_early']);
  });

  test('agrees with the standing: whatever is up for collection is lawful and needs no reason', () => {
    let collected = 0;
    fc.assert(
      fc.property(
        fc.oneof(overdueCase, anyCase),
        ({ country, invoice, customer, creditor, profile, asOf }) => {
          const given = [invoice, customer, creditor, profile, laws[country], asOf] as const;
          const standing = evaluate(...given);
          const found = handOverGuard(...given);
          expect(found.reasons.length).toBeGreaterThan(0);
          if (found.needsReason) expect(found.lawful).toBe(true);
          if (found.lawful) expect(found.earliest !== null && found.earliest <= asOf).toBe(true);
          else if (found.earliest !== null) expect(found.earliest > asOf).toBe(true);
          if (
            ['objection', 'time_barred', 'settled', 'charges_open', 'in_run', 'not_due'].includes(
              standing.kind,
            )
          ) {
            expect(found.lawful).toBe(false);
          }
          if (standing.kind !== 'consider_collection') return;
          collected += 1;
          expect(found).toMatchObject({ lawful: true, needsReason: false });
        },
      ),
      { numRuns: 3000 },
    );
    expect(collected).toBeGreaterThan(30);
  });
});
