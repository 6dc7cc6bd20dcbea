import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { toEpochDay } from '#shared/kernel/isoDate.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import type { LawSource, NoticeKind } from '#shared/domain/law/lawPack.ts';
import type { DebtorLaw } from '#shared/domain/law/prepareLaw.ts';

/** What the law must know of an earlier notice to judge a hand-over. */
export interface EarlierNotice {
  readonly kind: NoticeKind;
  readonly sent: IsoDate;
  readonly deadline: IsoDate;
}

/** Whether a claim may be handed over to an agency: from a day on, or not before a notice was sent. */
export type HandOverPermission<Notice extends EarlierNotice> =
  | {
      readonly kind: 'from';
      readonly earliest: EpochDay;
      readonly notice: Notice;
      readonly source: LawSource;
    }
  | { readonly kind: 'notice_required'; readonly source: LawSource }
  | { readonly kind: 'free' };

/**
 * From which day a claim may be handed over: the day after the deadline of its collection notice
 * (inkassoloven § 9). `free` where the law asks for none.
 */
export function handOverAllowed<Notice extends EarlierNotice>(
  law: DebtorLaw,
  notices: readonly Notice[],
  asOf: EpochDay,
): HandOverPermission<Notice> {
  const known = figureOn(law.collectionNoticeBeforeHandOver, asOf);
  if (known === undefined || !known.figure.value) return { kind: 'free' };
  const { source } = known;
  const notice = notices.findLast((earlier) => earlier.kind === 'collection_notice');
  if (notice === undefined) return { kind: 'notice_required', source };
  return { kind: 'from', earliest: toEpochDay(notice.deadline) + 1, notice, source };
}
