import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { toEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { CreditorFacts, CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { NextStep } from '#shared/domain/dunning/nextStep.ts';
import { nextStep } from '#shared/domain/dunning/nextStep.ts';
import { disputedParts } from '#shared/domain/dunning/objections.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import type { ReasonSource } from '#shared/domain/dunning/reason.ts';
import type { KnownFigure } from '#shared/domain/law/figureOn.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import type { Figure, NoticeForm, NoticeKind } from '#shared/domain/law/lawPack.ts';
import { movedDay } from '#shared/domain/law/minimumDeadline.ts';
import type { DebtorLaw, PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** Everything that one invoice is judged by on one day. */
export interface Situation {
  readonly invoice: InvoiceFacts;
  readonly customer: CustomerFacts;
  readonly creditor: CreditorFacts;
  readonly profile: Profile;
  readonly law: PreparedLaw;
  readonly debtorLaw: DebtorLaw;
  readonly asOf: IsoDate;
  readonly day: EpochDay;
  /** The due date as printed. */
  readonly printedDue: EpochDay;
  /** The due date, moved to a business day where the law moves it. */
  readonly due: EpochDay;
  readonly next: NextStep;
  /** In which form the law lets the next step go out on the day; null for a hand-over. */
  readonly form: NoticeForm | null;
  /** The figure that decides in which form a collection notice goes out. */
  readonly lastNotice: KnownFigure<Figure<'collection_notice' | 'demand_letter' | 'agency_only'>> | undefined;
  /** What part objections hold back of the principal, in minor units; 0 where they leave nothing undisputed. */
  readonly disputed: Minor;
  /** What a notice may claim of the principal. */
  readonly principal: Minor;
  /** Whether part objections add up to all that is open. */
  readonly partsCoverAll: boolean;
  /** The next step in its profile, as a reason names it. */
  readonly profileSource: ReasonSource;
}

/** A reason that rests on the imported data itself. */
export const ledgerSource: ReasonSource = { kind: 'ledger' };

/** Puts together what an invoice is judged by on a day. */
export function situationOf(
  invoice: InvoiceFacts,
  customer: CustomerFacts,
  creditor: CreditorFacts,
  profile: Profile,
  law: PreparedLaw,
  asOf: IsoDate,
): Situation {
  const day = toEpochDay(asOf);
  const printedDue = toEpochDay(invoice.due);
  const debtorLaw = law[customer.kind];
  const lastNotice = figureOn(debtorLaw.lastNotice, day);
  const inPlace = lastNotice?.figure.value ?? 'collection_notice';
  const next = nextStep(profile, invoice.notices, inPlace === 'agency_only');
  const parts = invoice.holds.length === 0 ? 0 : disputedParts(invoice, asOf);
  const partsCoverAll = parts > 0 && parts >= invoice.open;
  const disputed = partsCoverAll ? 0 : parts;
  return {
    invoice,
    customer,
    creditor,
    profile,
    law,
    debtorLaw,
    asOf,
    day,
    printedDue,
    due: movedDay(law, printedDue),
    next,
    form: next.ref.kind === 'hand_over' ? null : formOf(next.ref.kind, inPlace),
    lastNotice,
    disputed,
    principal: invoice.open - disputed,
    partsCoverAll,
    profileSource: { kind: 'profile', profile: profile.name, position: next.ref.position },
  };
}

/** In which form a notice of a kind goes out, by the figure that decides about the last notice. */
export function formOf(
  kind: NoticeKind,
  lastNotice: 'collection_notice' | 'demand_letter' | 'agency_only' | undefined,
): NoticeForm {
  if (kind === 'reminder') return 'reminder';
  return lastNotice === 'demand_letter' ? 'demand_letter' : 'collection_notice';
}
