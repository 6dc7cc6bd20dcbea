import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLawBook, lawOf } from '#backend/law/index.ts';
import { resourcesFolder } from '#backend/entries/places.ts';
import { addDays, type IsoDate } from '#shared/kernel/isoDate.ts';
import type { CreditorFacts, CustomerFacts, InvoiceFacts, SentNotice } from '#shared/domain/dunning/facts.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import type { DebtorKind, LawCountry } from '#shared/domain/law/lawPack.ts';
import { parseProfiles } from '#shared/domain/law/parseProfiles.ts';
import { prepareLaw, type PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** One invoice as the rules are given it. */
export interface MadeUpCase {
  readonly country: LawCountry;
  readonly invoice: InvoiceFacts;
  readonly customer: CustomerFacts;
}

/** The law of a country, its standard profiles, and the settings of a creditor there. */
export interface Ground {
  readonly law: PreparedLaw;
  readonly creditor: CreditorFacts;
  readonly profiles: Readonly<Record<DebtorKind, Profile>>;
}

/** The ground of each of the four countries. */
export function grounds(): Readonly<Record<LawCountry, Ground>> {
  const laws = loadLawBook(resourcesFolder);
  const of = (country: LawCountry): Ground => {
    const pack = lawOf(laws, country);
    const standard = (kind: DebtorKind): Profile => profileOf(country, kind);
    return {
      law: prepareLaw(pack),
      creditor: {
        country,
        currency: pack.currency,
        postalDays: 2,
        listDays: 0,
        minimumAmount: 0,
        firstInvoiceNumber: null,
        firstInvoiceDate: null,
        foreignCustomers: 'withhold',
        feesAgreed: true,
        dueDatesAgreed: true,
        dayCount: null,
        limitationWarningDays: 180,
      },
      profiles: { person: standard('person'), company: standard('company') },
    };
  };
  return { NO: of('NO'), SE: of('SE'), FI: of('FI'), DK: of('DK') };
}

function profileOf(country: LawCountry, kind: DebtorKind): Profile {
  const path = join(resourcesFolder, 'law', country.toLowerCase(), 'profiles.json');
  const presets = parseProfiles(JSON.parse(readFileSync(path, 'utf8')));
  if (!presets.ok) throw new Error(JSON.stringify(presets.error));
  const preset = presets.value.find((each) => each.debtorKind === kind && each.preset === 'standard');
  if (preset === undefined) throw new Error(`no standard profile in ${country}`);
  const { steps } = preset;
  return { name: preset.names.nb, grouping: 'per_customer', credit: 'show', steps };
}

const countries = ['NO', 'SE', 'FI', 'DK'] as const;
const currencies = { NO: 'NOK', SE: 'SEK', FI: 'EUR', DK: 'DKK' } as const;

/**
 * Made-up invoices of all four countries from one place to another, the same at every call: due over the last half
 * year, a third of companies, every other one reminded once or more, some with payments, stops and credit.
 */
export function* madeUpFacts(from: number, to: number, day: IsoDate): Generator<MadeUpCase> {
  for (let at = from; at < to; at += 1) yield madeUp(at, day);
}

function madeUp(at: number, day: IsoDate): MadeUpCase {
  const country = countries[at % 4] ?? 'NO';
  const kind: DebtorKind = at % 3 === 0 ? 'company' : 'person';
  const issued = addDays(day, -200 + ((at * 37) % 195));
  const due = addDays(issued, 14);
  const original = 10_000 + ((at * 104_729) % 9_000_000);
  const paid = at % 11 === 0 ? Math.floor(original / 2) : 0;
  const notices = sentNotices(at, due, day);
  const fees = notices.reduce((sum, { fee }) => sum + fee, 0);
  const customer: CustomerFacts = {
    name: kind === 'company' ? `Øvre Sjø og Bygg ${at}` : `Åse Marie Nordmann ${at}`,
    kind,
    country,
    street: at % 40 === 0 ? '' : `Storgata ${at % 190}`,
    postcode: at % 40 === 0 ? '' : '5003',
    city: at % 40 === 0 ? '' : 'Bergen',
    holds: [],
    collectionBan: at % 97 === 0,
    directDebit: at % 89 === 0,
    situation: null,
    interestFree: at % 97 === 0,
    wantedChannel: null,
    feesInArrears: notices.filter(({ fee }) => fee > 0).map(({ sent }) => sent),
    openCredit: at % 53 === 0 ? 20_000 : 0,
    openDebt: original - paid,
  };
  const invoice: InvoiceFacts = {
    number: String(500_000 + at),
    issued,
    due,
    currency: currencies[country],
    original,
    open: original - paid,
    agreedRate: at % 31 === 0 ? 1000 : null,
    reductions: paid === 0 ? [] : [{ date: addDays(due, 9), amount: paid, kind: 'payment' }],
    notices,
    charges: { open: fees, fees, compensation: 0 },
    holds:
      at % 61 === 0
        ? [
            {
              kind: 'objection',
              from: due,
              until: null,
              reason: 'Feil vare',
              amount: Math.floor(original / 4),
            },
          ]
        : [],
    run: null,
  };
  return { country, invoice, customer };
}

/** One reminder in every second invoice that is old enough, two in every fourth, and so on to the last notice. */
function sentNotices(at: number, due: IsoDate, day: IsoDate): readonly SentNotice[] {
  const wanted = at % 2 === 0 ? 0 : at % 4 === 1 ? 1 : at % 8 === 3 ? 2 : 3;
  const notices: SentNotice[] = [];
  let sent = addDays(due, 16);
  for (let count = 0; count < wanted && sent < day; count += 1) {
    const kind = count === 2 ? 'collection_notice' : 'reminder';
    const deadline = addDays(sent, 14);
    notices.push({
      kind,
      form: kind,
      ordinal: count === 2 ? 1 : count + 1,
      sent,
      deadline,
      fee: count === 0 ? 3800 : 0,
      claimedInterest: count > 0,
      channel: 'paper',
    });
    sent = addDays(deadline, 5);
  }
  return notices;
}
