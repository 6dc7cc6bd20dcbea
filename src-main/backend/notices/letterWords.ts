import { letterLanguage, type LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import type { OwnText } from '#shared/domain/letters/letterInput.ts';
import type { Reader } from '#backend/ledger/index.ts';
import type { Evaluated } from '#backend/reminders/thread.ts';

/** What the letters of a creditor say that does not come from invoices and customers. */
export interface LetterWords {
  /** What they say of the creditor itself, as one text that changes with any of it. */
  readonly sender: string;
  /** The creditor's own words for a step of the invoice's profile in the language of its customer; null for none. */
  ownText(evaluated: Evaluated, position: number): OwnText | null;
  /** The language in which a customer is written to. */
  languageOf(customer: { readonly language: string | null; readonly country: string }): LetterLanguage;
}

/** Reads what the letters of a creditor say, under the law of its country. */
export async function readLetterWords(
  db: Reader,
  creditorId: number,
  country: LawCountry,
): Promise<LetterWords> {
  const [sender, texts] = await Promise.all([readSenderKey(db, creditorId), readStepTexts(db, creditorId)]);
  const languageOf: LetterWords['languageOf'] = (customer) => letterLanguage(customer, country);
  return {
    sender,
    languageOf,
    ownText({ row, profile }, position) {
      const language = languageOf({ language: row.language, country: row.customer.country });
      return texts.get(textKey(profile.id, position, language)) ?? null;
    },
  };
}

async function readSenderKey(db: Reader, creditorId: number): Promise<string> {
  const row = await db
    .selectFrom('creditor')
    .select(['name', 'organisation_number', 'street', 'postcode', 'city', 'email', 'phone', 'bank_account'])
    .where('id', '=', creditorId)
    .executeTakeFirst();
  return JSON.stringify(row ?? null);
}

async function readStepTexts(db: Reader, creditorId: number): Promise<ReadonlyMap<string, OwnText>> {
  const rows = await db
    .selectFrom('profile_step_text as text')
    .innerJoin('profile_step as step', 'step.id', 'text.step_id')
    .innerJoin('profile', 'profile.id', 'step.profile_id')
    .select(['profile.id', 'step.position', 'text.language', 'text.title', 'text.body'])
    .where('profile.creditor_id', '=', creditorId)
    .where('profile.state', '=', 'active')
    .execute();
  return new Map(
    rows.map(({ id, position, language, title, body }) => [
      // Both written forms of Norwegian are written to in Bokmål.
      textKey(id, position, language === 'nn' ? 'nb' : language),
      { title, body },
    ]),
  );
}

function textKey(profileId: number, position: number, language: LetterLanguage): string {
  return `${profileId} ${position} ${language}`;
}
