import {
  choiceOption,
  dayOption,
  numberOption,
  readAmount,
  readCall,
  readRate,
  required,
  UsageError,
  type Call,
} from '#backend/entries/cli/commandLine.ts';
import { changeLaw, clientOf, countryOption, ruleOf } from '#backend/entries/cli/lawOptions.ts';
import type { LawFigure, LawRuleRow } from '#shared/contract/law.ts';

/** `law add`: a figure of the office; without `--rule` the next rate of late interest. */
export async function addFigureCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    ...change,
    rule: { type: 'string' },
    debtor: { type: 'string' },
    from: { type: 'string' },
    value: { type: 'string' },
    source: { type: 'string' },
  });
  const country = countryOption(call);
  const from = dayOption(call, 'from');
  const source = required(call, 'source');
  return changeLaw(call, async (office) => {
    const { law } = clientOf(office);
    const rule = ruleOf(await law.country({ country }), call.values['rule']);
    const value = readValue(rule, required(call, 'value'));
    const debtor = choiceOption(call, 'debtor', debtors, rule.debtors.length > 1 ? 'both' : rule.debtors[0]);
    return law.addFigure({ country, path: rule.path, debtor, from, value, source, ...byOption(call) });
  });
}

/** `law confirm`: that somebody has compared a figure with its source. */
export async function confirmFigureCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    ...change,
    rule: { type: 'string' },
    debtor: { type: 'string' },
    from: { type: 'string' },
  });
  const country = countryOption(call);
  const from = call.values['from'] === undefined ? null : dayOption(call, 'from');
  return changeLaw(call, async (office) => {
    const { law } = clientOf(office);
    const rule = ruleOf(await law.country({ country }), required(call, 'rule'));
    const asked = call.values['debtor'] === undefined ? null : choiceOption(call, 'debtor', debtors);
    const figure = figureOf(rule, from, asked);
    const { debtor, value } = figure;
    return law.confirm({ country, path: rule.path, debtor, from: figure.from, value, ...byOption(call) });
  });
}

/** `law start`: the first day of an adopted reform. */
export async function startReformCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, { ...change, reform: { type: 'string' }, from: { type: 'string' } });
  const country = countryOption(call);
  const [reform, from] = [required(call, 'reform'), dayOption(call, 'from')];
  return changeLaw(call, (office) =>
    clientOf(office).law.startReform({ country, reform, from, ...byOption(call) }),
  );
}

/** `law withdraw`: takes an addition of the office back. */
export async function withdrawCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    addition: { type: 'string' },
    reason: { type: 'string' },
  });
  const additionId = numberOption(call, 'addition');
  const reason = required(call, 'reason');
  return changeLaw(call, (office) => clientOf(office).law.withdraw({ additionId, reason }));
}

/** The options of a command that changes the law. */
const change = {
  data: { type: 'string' },
  country: { type: 'string' },
  by: { type: 'string' },
} as const;

const debtors = ['both', 'person', 'company'] as const;

function byOption(call: Call): { readonly by?: string } {
  return call.values['by'] === undefined ? {} : { by: required(call, 'by') };
}

/** The figure that a call means. Where persons and companies have one each, it says which. */
function figureOf(rule: LawRuleRow, from: string | null, debtor: string | null): LawFigure {
  const found = rule.figures.filter(
    (figure) => figure.from === from && (debtor === null || figure.debtor === debtor),
  );
  const [figure] = found;
  if (figure !== undefined && found.length === 1) return figure;
  const known = rule.figures.map((each) => `${each.from ?? '(no --from)'} ${each.debtor}`).join(', ');
  throw new UsageError(`--from and --debtor: ${rule.path} has the figures ${known}`);
}

/** A figure as the command line takes it: percent and money as decimals, what has parts as JSON. */
function readValue(rule: LawRuleRow, text: string): unknown {
  switch (rule.unit) {
    case 'percent':
      return readRate(text, '--value');
    case 'money':
      return readAmount(text, '--value');
    case 'days':
    case 'years':
    case 'count':
      if (/^\d{1,6}$/.test(text)) return Number(text);
      throw new UsageError(`--value ${text}: not a whole number`);
    case 'flag':
      if (text === 'true' || text === 'false') return text === 'true';
      throw new UsageError(`--value ${text}: one of true, false`);
    case 'word':
      if (rule.choices.includes(text)) return text;
      throw new UsageError(`--value ${text}: one of ${rule.choices.join(', ')}`);
    case 'words':
    case 'scale':
    case 'count_with_lapse':
    case 'bank_days':
      try {
        return JSON.parse(text) as unknown;
      } catch {
        throw new UsageError(`--value ${text}: not JSON; amounts in it are whole minor units`);
      }
  }
}
