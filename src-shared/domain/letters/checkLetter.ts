import { daysBetween, toEpochDay } from '#shared/kernel/isoDate.ts';
import { isMinor, type Minor } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { countedDays } from '#shared/domain/law/countedDays.ts';
import { interestShares } from '#shared/domain/letters/interestShares.ts';
import type { LetterInput, LetterLine } from '#shared/domain/letters/letterInput.ts';

/**
 * Refuses a letter whose figures do not agree: a wrong sum must never be printed. Every row must add up, the interest
 * must follow from its own days, balances and rates, and the total must be the sum of the rows. The deadline must lie
 * after the letter, as far as the law demands for its form; only a reminder may keep the due date, where the law
 * demands no deadline of it.
 *
 * Throws a `Refusal` `letter_empty`, `letter_sums_differ` or `letter_deadline_too_early`.
 */
export function checkLetter(input: LetterInput): void {
  if (input.lines.length === 0) throw new Refusal('letter_empty');
  for (const line of input.lines) checkLine(line);
  const total = input.lines.reduce((sum, line) => sum + line.total, 0);
  refuseUnlessEqual('total', '', input.total, total);
  if (!isMinor(input.openCredit) || input.openCredit < 0) {
    throw new Refusal('letter_sums_differ', {
      part: 'open_credit',
      invoice: '',
      stated: input.openCredit,
      found: 0,
    });
  }
  checkDeadline(input);
}

function checkDeadline({ letterDate, deadline, law, level }: LetterInput): void {
  const tooEarly =
    deadline === null
      ? law.earliestDeadline !== null || level.form !== 'reminder'
      : daysBetween(letterDate, deadline) < 1 ||
        (law.earliestDeadline !== null && deadline < law.earliestDeadline);
  if (tooEarly) {
    throw new Refusal('letter_deadline_too_early', { letterDate, deadline: deadline ?? letterDate });
  }
}

function checkLine(line: LetterLine): void {
  const { number, principal, interest } = line;
  const { original, reduced, disputed, credit, total } = line;
  refuseUnlessEqual('principal', number, principal, original - reduced - disputed);
  const claimed =
    principal +
    interest +
    line.earlierInterest +
    line.earlierFees +
    line.earlierCompensation +
    line.newFee +
    line.newCompensation;
  refuseUnlessEqual('row', number, total, claimed - credit);
  for (const amount of [
    principal,
    interest,
    disputed,
    line.earlierInterest,
    line.earlierFees,
    line.earlierCompensation,
    line.newFee,
    line.newCompensation,
    credit,
    total,
  ]) {
    // What is not positive is no claim, and a negative addition would hide another.
    if (amount < 0)
      throw new Refusal('letter_sums_differ', { part: 'sign', invoice: number, stated: amount, found: 0 });
  }
  for (const { from, to, days, dayCount } of line.interestLines) {
    const counted = countedDays(dayCount, toEpochDay(from), toEpochDay(to));
    refuseUnlessEqual('interest_days', number, days, counted);
  }
  const found = interestShares(line.interestLines).reduce((sum, share) => sum + share, 0);
  refuseUnlessEqual('interest', number, interest, found);
}

function refuseUnlessEqual(part: string, invoice: string, stated: Minor, found: Minor): void {
  if (isMinor(stated) && stated === found) return;
  throw new Refusal('letter_sums_differ', { part, invoice, stated, found });
}
