import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { addYears, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import type { DebtorKind, LawSource } from '#shared/domain/law/lawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** When a claim becomes time-barred. */
export interface Limitation {
  /** The last day on which it is not. */
  readonly last: IsoDate;
  readonly years: number;
  /** The day from which the years count. */
  readonly start: IsoDate;
  /** The reminder that started the years anew; null where none did. */
  readonly interrupted: IsoDate | null;
  readonly source: LawSource;
}

/**
 * The last day on which a claim is not time-barred: so many years from its due date or from the invoice, the earliest
 * day that is known; anew from each reminder that was sent in time, where reminders interrupt. Null where the law pack
 * has no figure. An acknowledgement by the debtor or a judgment is not known here and makes it longer only.
 * Sources: foreldelsesloven §§ 2 and 3; preskriptionslagen 2 and 5 §§; laki velan vanhentumisesta 4 to 10 §§;
 * forældelsesloven §§ 2 and 3.
 */
export function limitationOf(
  law: PreparedLaw,
  debtorKind: DebtorKind,
  claim: Pick<InvoiceFacts, 'issued' | 'due' | 'notices'>,
): Limitation | null {
  let start = law.limitationStarts === 'due' ? claim.due : claim.issued;
  const known = figureOn(law[debtorKind].limitationYears, toEpochDay(start));
  if (known === undefined) return null;
  const years = known.figure.value;
  let last = addYears(start, years);
  let interrupted: IsoDate | null = null;
  if (law.limitationInterrupted) {
    for (const { sent } of claim.notices) {
      // What is time-barred stays so, whatever is sent afterwards.
      if (sent > last || sent <= start) continue;
      start = sent;
      last = addYears(start, years);
      interrupted = sent;
    }
  }
  return { last, years, start, interrupted, source: known.source };
}
