import type { ProfileSettings, TextLanguage } from '#shared/contract/profiles.ts';
import { letterLanguages } from '#shared/domain/letters/letterLanguage.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { previewLetter, type LetterPreview, type PreviewSubject } from '#backend/notices/index.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { StoredProfile } from '#backend/profiles/profileRow.ts';

/** Which letter is wanted, with settings and words as they are being edited. */
export interface LetterWish {
  readonly settings: ProfileSettings;
  readonly position: number;
  readonly language: TextLanguage;
  readonly subject: PreviewSubject;
}

/** The letter of a step as it would go out. Throws `profile_without_letter` where the step sends none in that language. */
export async function previewProfileLetter(
  db: Reader,
  profile: StoredProfile,
  wish: LetterWish,
  law: LawPack,
  today: IsoDate,
): Promise<LetterPreview> {
  const { settings, position, subject } = wish;
  const step = settings.steps[position];
  const language = letterLanguages[law.country].find((each) => each === wish.language);
  if (step === undefined || step.kind === 'hand_over' || language === undefined) {
    return refuse('profile_without_letter', { profile: settings.name });
  }
  const own = step.texts.find((text) => text.language === language);
  return previewLetter(
    db,
    {
      creditorId: profile.creditorId,
      profile: settings,
      debtorKind: profile.debtorKind,
      position,
      language,
      text: own === undefined ? null : { title: own.title, body: own.body },
      subject,
    },
    law,
    today,
  );
}
