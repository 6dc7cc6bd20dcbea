import { clockOn, systemClock } from '#backend/border/clock.ts';
import { describeLaw, loadLawBook, shippedLaw, summarizeLaw } from '#backend/law/index.ts';
import { actorName } from '#backend/entries/actorName.ts';
import {
  dayOption,
  print,
  readCall,
  required,
  table,
  UsageError,
  type Call,
} from '#backend/entries/cli/commandLine.ts';
import { clientOf, countryOption, ruleOf } from '#backend/entries/cli/lawOptions.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import { resourcesFolder } from '#backend/entries/places.ts';
import type { Office } from '#backend/office.ts';
import { lawCountry, type LawOfCountry, type LawRuleRow } from '#shared/contract/law.ts';
import type { Tier } from '#shared/domain/law/lawPack.ts';
import { lawRuleTitle, lawValueText } from '#shared/i18n/lawText.ts';
import { toDecimalText } from '#shared/kernel/money.ts';

/** `law list`: the countries with their version, what is not confirmed, and the next rate that is expected. */
export async function listLawCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, { data: { type: 'string' }, today: { type: 'string' } });
  const clock = clockOf(call);
  const rows = await withLawOf(
    call,
    (office) => clientOf(office).law.list(),
    () => {
      const book = [...loadLawBook(resourcesFolder).values()];
      const order: readonly string[] = lawCountry.options;
      return book
        .toSorted((a, b) => order.indexOf(a.country) - order.indexOf(b.country))
        .map((pack) => summarizeLaw(shippedLaw(pack), clock.today(), 0));
    },
  );
  print(call, rows, () =>
    table([
      ['country', 'version', 'published', 'not confirmed', 'next rate'],
      ...rows.map((row) => [
        row.country,
        row.version,
        row.pack.published,
        String(row.notConfirmed),
        row.nextRate === null ? '' : `${row.nextRate.expected} ${row.nextRate.state}`,
      ]),
    ]),
  );
  return 0;
}

/** `law show`: every rule of a country with its figures, sources and grades. */
export async function showLawCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    country: { type: 'string' },
    rule: { type: 'string' },
    today: { type: 'string' },
  });
  const country = countryOption(call);
  const clock = clockOf(call);
  const law = await withLawOf(
    call,
    (office) => clientOf(office).law.country({ country }),
    () => {
      const pack = loadLawBook(resourcesFolder).get(country);
      if (pack === undefined) throw new UsageError(`--country ${country}: there is no law for it`);
      return describeLaw(shippedLaw(pack), clock.today(), actorName());
    },
  );
  const rules = call.values['rule'] === undefined ? law.rules : [ruleOf(law, required(call, 'rule'))];
  const result = { ...law, rules: rules.map(plainRule) };
  print(call, result, () => rules.map((rule) => ruleWords(call, law, rule)).join('\n\n'));
  return 0;
}

/** `law version`: what a version that a letter names was made of. */
export async function explainVersionCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    country: { type: 'string' },
    version: { type: 'string' },
  });
  const country = countryOption(call);
  const version = required(call, 'version');
  return withOffice(required(call, 'data'), null, async (office) => {
    const explained = await clientOf(office).law.version({ country, version });
    print(call, explained, () =>
      [
        `${explained.pack.version}  ${explained.pack.published}  ${explained.pack.fileName}`,
        ...explained.periods.map(({ since, until }) => `${since} – ${until ?? ''}`),
        ...explained.additions.map(({ kind, about, from, by }) => `${kind}  ${about}  ${from ?? ''}  ${by}`),
      ].join('\n'),
    );
    return 0;
  });
}

function clockOf(call: Call) {
  return call.values['today'] === undefined ? systemClock : clockOn(dayOption(call, 'today'));
}

/** With the law of an office where `--data` names one, else with that of the program. */
async function withLawOf<Result>(
  call: Call,
  ofOffice: (office: Office) => Promise<Result>,
  ofProgram: () => Result,
): Promise<Result> {
  if (call.values['data'] === undefined) return ofProgram();
  const today = call.values['today'] === undefined ? null : dayOption(call, 'today');
  return withOffice(required(call, 'data'), today, ofOffice);
}

/** A rule for JSON on stdout: percent and money as decimal texts. */
function plainRule(rule: LawRuleRow) {
  return {
    ...rule,
    figures: rule.figures.map((figure) => ({ ...figure, value: plainValue(rule, figure.value) })),
  };
}

function plainValue(rule: LawRuleRow, value: unknown): unknown {
  if (value === null) return null;
  if (rule.unit === 'percent' || rule.unit === 'money') return toDecimalText(value as number);
  if (rule.unit !== 'scale') return value;
  return (value as readonly Tier[]).map(({ upTo, value: amount, ...rest }) => ({
    upTo: upTo === null ? null : toDecimalText(upTo),
    value: toDecimalText(amount),
    ...rest,
  }));
}

function ruleWords({ texts }: Call, law: LawOfCountry, rule: LawRuleRow): string {
  const { t } = texts;
  const lines = rule.figures.map((figure) => [
    `  ${figure.from ?? ''}`,
    figure.debtor === 'both' ? '' : t(`law.debtor.${figure.debtor}`),
    lawValueText(texts, rule, figure.value, law.currency),
    figure.grade ?? '',
    figure.wantsConfirmation ? t('law.notConfirmed') : '',
  ]);
  const title = `${lawRuleTitle(texts, rule)}  [${rule.path}]  ${rule.reference}`;
  return lines.length === 0 ? title : `${title}\n${table(lines)}`;
}
