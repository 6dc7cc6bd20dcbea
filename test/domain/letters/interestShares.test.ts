import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { interestShares } from '#shared/domain/letters/interestShares.ts';

const day = isoDate('2026-01-01');
const stretch = fc.record({
  from: fc.constant(day),
  to: fc.constant(day),
  days: fc.integer({ min: 0, max: 400 }),
  principal: fc.integer({ min: 0, max: 50_000_000_00 }),
  rateBasisPoints: fc.integer({ min: -100, max: 2500 }),
  dayCount: fc.constant('actual/actual' as const),
  divisor: fc.constantFrom(360, 365, 366),
});

const year = { dayCount: 'actual/actual', divisor: 365 } as const;

describe('interestShares', () => {
  it('adds up to the exact sum rounded once', () => {
    // law.md 9, example 9: 10 000 from 2026-06-15 to 2026-07-15 is 99.66.
    const shares = interestShares([
      { from: day, to: day, days: 15, principal: 1_000_000, rateBasisPoints: 1200, ...year },
      { from: day, to: day, days: 15, principal: 1_000_000, rateBasisPoints: 1225, ...year },
    ]);
    expect(shares).toEqual([4932, 5034]);
  });

  it('never loses an øre, and never strays more than one from the stretch alone', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 20 }), (lines) => {
        const shares = interestShares(lines);
        const sum = shares.reduce((total, share) => total + share, 0);
        const exact = lines.reduce(
          (total, line) =>
            total + (line.principal * line.rateBasisPoints * line.days) / (10_000 * line.divisor),
          0,
        );
        expect(Math.abs(sum - exact)).toBeLessThanOrEqual(0.5 + 1e-3);
        for (const [at, line] of lines.entries()) {
          const alone = (line.principal * line.rateBasisPoints * line.days) / (10_000 * line.divisor);
          expect(Math.abs((shares[at] ?? Number.NaN) - alone)).toBeLessThanOrEqual(1 + 1e-3);
        }
      }),
    );
  });

  it('does not change the sum when a stretch is split', () => {
    fc.assert(
      fc.property(stretch, fc.integer({ min: 0, max: 400 }), (line, cut) => {
        const first = Math.min(cut, line.days);
        const whole = interestShares([line])[0];
        const parts = interestShares([
          { ...line, days: first },
          { ...line, days: line.days - first },
        ]);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
      }),
    );
  });
});
