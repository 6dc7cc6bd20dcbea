import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { toEpochDay } from '#shared/kernel/isoDate.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import type { DebtorKind, LawPack, NoticeKind } from '#shared/domain/law/lawPack.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';

/** What a letter must know of the law that it was made by. */
export interface LetterLaw {
  readonly country: LawPack['country'];
  /** The law pack by which the figures were found; goes with the frozen letter. */
  readonly version: string;
  /** Days from sending that the deadline must leave at least; 0 where the law asks for none. */
  readonly minimumDeadlineDays: number;
}

/** The law of one letter: a notice of a kind to a kind of debtor, sent on a day. */
export function letterLaw(
  pack: LawPack,
  debtorKind: DebtorKind,
  kind: NoticeKind,
  letterDate: IsoDate,
): LetterLaw {
  const table = prepareLaw(pack)[debtorKind].noticeMinimumDeadlineDays[kind];
  const minimumDeadlineDays = figureOn(table, toEpochDay(letterDate))?.figure.value ?? 0;
  return { country: pack.country, version: pack.version, minimumDeadlineDays };
}
