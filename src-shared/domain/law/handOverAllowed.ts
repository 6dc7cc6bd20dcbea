import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { toEpochDay } from '#shared/kernel/isoDate.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import type { LawSource, NoticeForm, NoticeKind } from '#shared/domain/law/lawPack.ts';
import type { DebtorLaw } from '#shared/domain/law/prepareLaw.ts';

/** What the law must know of an earlier notice to judge a hand-over. */
export interface EarlierNotice {
  readonly form: NoticeForm;
  readonly sent: IsoDate;
  readonly deadline: IsoDate;
}

/** Whether a claim may be handed over to an agency: from a day on, not before a notice was sent, or at any time. */
export type HandOverPermission<Notice extends EarlierNotice> =
  | {
      readonly kind: 'from';
      readonly earliest: EpochDay;
      readonly notice: Notice;
      /** Days since the notice that the law asks for; 0 where its deadline alone decides. */
      readonly days: number;
      readonly source: LawSource;
    }
  | { readonly kind: 'notice_required'; readonly notice: NoticeKind; readonly source: LawSource }
  | { readonly kind: 'free'; readonly source: LawSource | null };

/**
 * From which day a claim may be handed over: the day after the deadline of the notice that the law wants before it,
 * and not before so many days have passed since it was sent (NO: inkassoloven § 9; FI: perintälaki 5 §; DK:
 * inkassoloven § 10). Where a reminder is enough, any notice is one.
 */
export function handOverAllowed<Notice extends EarlierNotice>(
  law: DebtorLaw,
  notices: readonly Notice[],
  asOf: EpochDay,
): HandOverPermission<Notice> {
  const known = figureOn(law.handOverRequires, asOf);
  if (known === undefined || known.figure.value === 'nothing') {
    return { kind: 'free', source: known?.source ?? null };
  }
  const required: NoticeKind = known.figure.value;
  const notice = notices.findLast(({ form }) => required === 'reminder' || form === required);
  if (notice === undefined) return { kind: 'notice_required', notice: required, source: known.source };
  const wait = figureOn(law.handOverDaysAfterNotice, asOf);
  const days = wait?.figure.value ?? 0;
  const sent = toEpochDay(notice.sent);
  // A notice that kept the due date of the invoice has no deadline of its own to wait for.
  const byDeadline = Math.max(toEpochDay(notice.deadline), sent) + 1;
  const byDays = sent + days;
  const isByDays = byDays > byDeadline;
  return {
    kind: 'from',
    earliest: isByDays ? byDays : byDeadline,
    notice,
    days: isByDays ? days : 0,
    source: isByDays && wait !== undefined ? wait.source : known.source,
  };
}
