import type { Profile } from '#shared/domain/dunning/profile.ts';
import type { DebtorKind, NoticeContent } from '#shared/domain/law/lawPack.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import type { LetterModel } from '#shared/domain/letters/letterModel.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';

/** A letter to be shown before anything of it is saved. */
export interface LetterPreviewRequest {
  readonly creditorId: number;
  /** As it is being edited. */
  readonly profile: Profile;
  readonly debtorKind: DebtorKind;
  /** Place of the step in the profile; a notice. */
  readonly position: number;
  /** One of the languages of the creditor's country (`letterLanguages`). */
  readonly language: LetterLanguage;
  /** The creditor's own words for this step in this language, as they are being edited; null for the program's. */
  readonly text: { readonly title: string; readonly body: string } | null;
  readonly subject: PreviewSubject;
}

/** What the letter is about: a made-up invoice (sums in minor units), or one of the creditor's own. */
export type PreviewSubject =
  | { readonly kind: 'example'; readonly principal: Minor; readonly issued: IsoDate; readonly due: IsoDate }
  | { readonly kind: 'invoice'; readonly invoiceId: number };

/** The letter as it would be on the day on which the step can be taken. */
export interface LetterPreview {
  readonly model: LetterModel;
  /** What the law wants said in such a letter and this one does not say. */
  readonly missing: readonly NoticeContent[];
}
