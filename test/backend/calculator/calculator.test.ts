import { describe, expect, test } from 'vitest';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { openTestOffice, type BorderClient } from '#test/support/openTestOffice.ts';

const claim = {
  country: 'NO',
  debtorKind: 'person',
  principal: 1_000_000,
  issued: isoDate('2026-05-16'),
  due: isoDate('2026-06-15'),
  dueDatesAgreed: true,
  agreedRate: null,
  dayCount: null,
} as const;

const asked: Parameters<BorderClient['calculator']['interest']>[0] = {
  ...claim,
  to: isoDate('2026-07-15'),
  from: null,
  payments: [],
  credits: [],
  rounding: 'half-away',
};

const process = { ...claim, profile: 'standard', feesAgreed: false, asOf: isoDate('2026-06-15') } as const;

describe('the calculator', () => {
  test('begins with the day and every country that there is law for', async () => {
    await using office = await openTestOffice({ today: '2026-11-21' });
    const { today, countries } = await office.client.calculator.start();
    expect(today).toBe('2026-11-21');
    expect(countries.map(({ country, currency }) => `${country} ${currency}`).sort()).toEqual([
      'DK DKK',
      'FI EUR',
      'NO NOK',
      'SE SEK',
    ]);
  });

  test('gives interest with its working over the border', async () => {
    await using office = await openTestOffice();
    const { calculator } = office.client;
    const payments = [{ date: isoDate('2026-07-05'), amount: 1_000_000 }];
    expect(await calculator.interest(asked)).toMatchObject({
      interest: 9966,
      exact: '99.65753425',
      currency: 'NOK',
      lawVersion: 'no-2026-11-21',
      from: '2026-06-16',
      dayCount: { value: 'actual/actual', source: { confirmed: true } },
      lines: [
        { days: 15, rateBasisPoints: 1200, interest: 4932, source: { grade: 'B' } },
        { days: 15, rateBasisPoints: 1225, interest: 5034 },
      ],
    });
    expect(await calculator.interest({ ...asked, payments })).toMatchObject({ interest: 6610, principal: 0 });
    expect(await calculator.interest({ ...asked, rounding: 'down-to-unit' })).toMatchObject({
      interest: 9900,
    });
  });

  test('gives every step of a ready-made profile', async () => {
    await using office = await openTestOffice();
    const { steps, currency } = await office.client.calculator.schedule(process);
    expect(currency).toBe('NOK');
    expect(steps[0]).toMatchObject({
      step: { kind: 'reminder', ordinal: 1 },
      readyOn: '2026-06-29',
      fee: 3800,
    });
    expect(steps.at(-1)).toMatchObject({ step: { kind: 'hand_over' }, deadline: null });
    const sweden = { ...process, country: 'SE' };
    const [without, agreed] = await Promise.all([
      office.client.calculator.schedule(sweden),
      office.client.calculator.schedule({ ...sweden, feesAgreed: true }),
    ]);
    expect(without.steps.every(({ step, fee }) => step.kind !== 'reminder' || fee === 0)).toBe(true);
    expect(agreed.steps.some(({ step, fee }) => step.kind === 'reminder' && fee === 6000)).toBe(true);
  });

  test('reckons with the figures that the office has added', async () => {
    await using office = await openTestOffice();
    const { law, calculator } = office.client;
    const before = await calculator.interest(asked);
    await law.addFigure({
      country: 'NO',
      path: 'lateInterest.rate.rates',
      debtor: 'both',
      from: '2026-07-01',
      value: 1300,
      source: 'Finanstilsynet',
      by: 'Anne',
    });
    const after = await calculator.interest(asked);
    expect(after.lines.map(({ rateBasisPoints }) => rateBasisPoints)).toEqual([1200, 1300]);
    expect(after.interest).toBeGreaterThan(before.interest);
    expect(after.lawVersion).not.toBe(before.lawVersion);
  });

  test('refuses a country without law, and takes no day or amount that is none', async () => {
    await using office = await openTestOffice();
    const { calculator } = office.client;
    await expect(calculator.interest({ ...asked, country: 'DE' })).rejects.toMatchObject({
      code: 'country_not_supported',
    });
    await expect(calculator.schedule({ ...process, country: 'DE' })).rejects.toMatchObject({
      code: 'country_not_supported',
    });
    for (const wrong of [
      { due: '2026-02-30' as never },
      { principal: -1 },
      { principal: 0.5 },
      { agreedRate: 10_001 },
      { dayCount: '30/365' as never },
      { payments: [{ date: isoDate('2026-07-05'), amount: -5 }] },
    ]) {
      await expect(calculator.interest({ ...asked, ...wrong })).rejects.toMatchObject({
        code: 'unexpected',
      });
    }
  });
});
