import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { presetProfile } from '#backend/calculator/index.ts';
import { lawOf, type LawBook } from '#backend/law/index.ts';
import { errorCode } from '#backend/ledger/index.ts';
import { dayOption, print, readCall, required, table, type Call } from '#backend/entries/cli/commandLine.ts';
import { describeStanding } from '#backend/entries/cli/describeStanding.ts';
import { withLaws } from '#backend/entries/cli/lawsForCommand.ts';
import { resourcesFolder } from '#backend/entries/places.ts';
import { readFacts, type Facts } from '#shared/contract/factFile.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import { readJson } from '#shared/domain/law/readJson.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** `explain`: the standing of the invoice in a fact file, with every reason, without any ledger. */
export async function explainCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    facts: { type: 'string' },
    'as-of': { type: 'string' },
  });
  const asOf = dayOption(call, 'as-of');
  const path = resolve(required(call, 'facts'));
  const text = await readText(path);
  return withLaws(call, (laws) => {
    const result = explain(readFactFile(text, basename(path), laws), laws, asOf);
    print(call, result, () => words(call, result));
    return 0;
  });
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Refusal('file_unreadable', { file: path, problem: errorCode(error) });
  }
}

/** Throws `facts_not_json` or `facts_invalid`, with the line and the place of the first thing that is wrong. */
function readFactFile(text: string, file: string, laws: LawBook): Facts {
  const json = readJson(text);
  if (!json.ok) {
    const [first] = json.error;
    const line = Number(first?.params['line'] ?? 1);
    if (first === undefined || first.code === 'data_not_json')
      throw new Refusal('facts_not_json', { file, line });
    throw new Refusal('facts_invalid', { file, line, place: String(first.params['path']), problem: 'twice' });
  }
  const { value, lineOf } = json.value;
  const read = readFacts(value, (country) => lawOf(laws, country).currency);
  if ('facts' in read) return read.facts;
  const [first] = read.problems
    .map(({ field, problem }) => ({ place: field, problem, line: lineOf(field) }))
    .toSorted((a, b) => a.line - b.line);
  throw new Refusal('facts_invalid', { file, ...(first ?? { line: 1, place: '', problem: 'shape' }) });
}

type Explained = ReturnType<typeof explain>;

function explain(facts: Facts, laws: LawBook, asOf: IsoDate) {
  const { invoice, customer, creditor, country } = facts;
  const law = lawOf(laws, country);
  const profile =
    typeof facts.profile === 'string'
      ? presetProfile(resourcesFolder, country, customer.kind, facts.profile)
      : facts.profile;
  const standing = evaluate(invoice, customer, creditor, profile, prepareLaw(law), asOf);
  return {
    country,
    lawVersion: law.version,
    asOf,
    invoice: invoice.number,
    currency: invoice.currency,
    profile: profile.name,
    ...describeStanding(standing),
  };
}

function words({ texts }: Call, result: Explained): string {
  const { t, format } = texts;
  const { sums, proposal, currency } = result;
  const day = (value: string | null) => (value === null ? t('words.notGiven') : format.day(value));
  const money = (value: string) => `${format.precise(value)} ${currency}`;
  const rows = [
    [t('calculator.standing.invoice'), result.invoice],
    [t('calculator.standing.standing'), t(`calculator.standing.kind.${result.standing}`)],
    [t('calculator.standing.step'), result.step === null ? t('words.notGiven') : texts.stepName(result.step)],
    [t('calculator.standing.readyOn'), day(result.readyOn)],
    [t('calculator.standing.until'), day(result.until)],
    [t('calculator.standing.nextChange'), day(result.nextChange)],
    [t('calculator.standing.principal'), money(sums.principal)],
    [t('calculator.standing.interest'), money(sums.interest)],
    [t('calculator.standing.charges'), money(sums.charges)],
    [t('calculator.standing.disputed'), money(sums.disputed)],
    ...(proposal === null
      ? []
      : [
          [t('calculator.steps.fee'), money(proposal.fee)],
          [t('calculator.steps.compensation'), money(proposal.compensation)],
          [t('calculator.steps.deadline'), day(proposal.deadline)],
        ]),
  ];
  return `${table(rows)}\n\n${result.reasons.map((reason) => reasonWords(texts, reason)).join('\n')}`;
}

/** A reason as a sentence, with where its rule stands and whether its figure is confirmed. */
export function reasonWords(texts: Texts, reason: Explained['reasons'][number]): string {
  const { source } = reason;
  const unconfirmed =
    source.kind === 'law' && !source.confirmed
      ? `, ${texts.t('reasons.notConfirmed')} (${source.grade})`
      : '';
  return `- ${texts.reasonText(reason)} [${texts.sourceText(source)}${unconfirmed}]`;
}
