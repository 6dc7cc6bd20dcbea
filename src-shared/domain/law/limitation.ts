import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { addYears, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import type { DebtorKind, LawSource } from '#shared/domain/law/lawPack.ts';
import type { DebtorLaw, PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** When a claim becomes time-barred. */
export interface Limitation {
  /** The last day on which it is not. */
  readonly last: IsoDate;
  readonly lastDay: EpochDay;
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
  const start = law.limitationStarts === 'due' ? claim.due : claim.issued;
  const uninterrupted = limitationFrom(law[debtorKind], start);
  if (uninterrupted === null || !law.limitationInterrupted || claim.notices.length === 0)
    return uninterrupted;
  return afterReminders(uninterrupted, claim.notices);
}

/** The limitation of claims whose years begin on the same day is the same, and they are many. */
const known = new WeakMap<DebtorLaw, Map<IsoDate, Limitation | null>>();
const keptDays = 20_000;

function limitationFrom(law: DebtorLaw, start: IsoDate): Limitation | null {
  let byStart = known.get(law);
  if (byStart === undefined) {
    byStart = new Map();
    known.set(law, byStart);
  }
  const found = byStart.get(start);
  if (found !== undefined) return found;
  if (byStart.size >= keptDays) byStart.clear();
  const figure = figureOn(law.limitationYears, toEpochDay(start));
  const made = figure === undefined ? null : limitation(start, figure.figure.value, null, figure.source);
  byStart.set(start, made);
  return made;
}

function limitation(
  start: IsoDate,
  years: number,
  interrupted: IsoDate | null,
  source: LawSource,
): Limitation {
  const last = addYears(start, years);
  return { last, lastDay: toEpochDay(last), years, start, interrupted, source };
}

function afterReminders(uninterrupted: Limitation, notices: InvoiceFacts['notices']): Limitation {
  let found = uninterrupted;
  for (const { sent } of notices) {
    // What is time-barred stays so, whatever is sent afterwards.
    if (sent > found.last || sent <= found.start) continue;
    found = limitation(sent, found.years, sent, found.source);
  }
  return found;
}
