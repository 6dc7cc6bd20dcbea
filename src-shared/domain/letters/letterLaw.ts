import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { DebtorKind, LawCountry, LawPack, NoticeForm } from '#shared/domain/law/lawPack.ts';
import { minimumDeadline, wantsOwnDeadline } from '#shared/domain/law/minimumDeadline.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';

/** What a letter must know of the law that it was made by. */
export interface LetterLaw {
  readonly country: LawCountry;
  /** The law by which the figures were found; goes with the frozen letter. */
  readonly version: string;
  /** The first day that the deadline may be on; null where the law asks for no deadline. */
  readonly earliestDeadline: IsoDate | null;
}

/** The law of one letter: a notice in a form to a kind of debtor, sent on a day. */
export function letterLaw(
  pack: LawPack,
  debtorKind: DebtorKind,
  form: NoticeForm,
  letterDate: IsoDate,
): LetterLaw {
  const law = prepareLaw(pack);
  const sending = toEpochDay(letterDate);
  const hasMinimum = wantsOwnDeadline(law, debtorKind, form, sending);
  const { counted } = minimumDeadline(law, debtorKind, form, sending, 0);
  return {
    country: pack.country,
    version: pack.version,
    earliestDeadline: hasMinimum ? fromEpochDay(counted) : null,
  };
}
