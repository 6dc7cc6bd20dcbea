import type { ProfileFrame, ProgramText } from '#shared/contract/profiles.ts';
import { letterLanguages } from '#shared/domain/letters/letterLanguage.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { refuse } from '#backend/border/refuse.ts';
import { lawOf, type LawBook } from '#backend/law/index.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { letterTextsFor } from '#backend/notices/index.ts';
import { readCreditorRules } from '#backend/reminders/index.ts';
import { readPresets } from '#backend/profiles/presets.ts';

/** What the editor of profiles works on: the creditor's law and settings, the program's texts, the ready-made profiles. */
export async function readFrame(
  db: Reader,
  creditorId: number,
  laws: LawBook,
  resources: string,
  today: IsoDate,
): Promise<ProfileFrame> {
  const rules = await readCreditorRules(db, creditorId);
  if (rules === undefined) return refuse('creditor_not_found', { creditor: creditorId });
  const law = lawOf(laws, rules.facts.country);
  return {
    today,
    country: law.country,
    currency: rules.facts.currency,
    creditor: rules.facts,
    law,
    languages: [...letterLanguages[law.country]],
    texts: programTexts(law.country),
    presets: readPresets(resources, law.country).map(({ preset, debtorKind }) => ({ preset, debtorKind })),
  };
}

const levels = ['reminder_first', 'reminder_later', 'collection_notice', 'demand_letter'] as const;

/** The program's own words for every step, as one invoice is written about. */
function programTexts(country: LawCountry): ProgramText[] {
  return letterLanguages[country].flatMap((language) => {
    const { steps } = letterTextsFor(country, language);
    return levels.map((level) => ({
      language,
      level,
      title: steps[level].title,
      body: steps[level].one.join('\n\n'),
    }));
  });
}
