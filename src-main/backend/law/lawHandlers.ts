import { lawCountry } from '#shared/contract/law.ts';
import type { LawAmendment } from '#shared/domain/law/lawAmendment.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { isIsoDate, type IsoDate } from '#shared/kernel/isoDate.ts';
import { asCommand, asQuery } from '#backend/border/border.ts';
import type { CommandContext } from '#backend/border/context.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Reader } from '#backend/ledger/index.ts';
import type { LawInForce } from '#backend/law/composeLaw.ts';
import { describeLaw, problemsOf, summarizeLaw } from '#backend/law/describeLaw.ts';
import { explainVersion, lawHistory, periodOf } from '#backend/law/explainVersion.ts';
import { markWithdrawn, writeAddition } from '#backend/law/lawAdditions.ts';
import {
  expectNewer,
  keepLawFile,
  previewLawFile,
  readLawFile,
  writeLawFile,
} from '#backend/law/lawFiles.ts';
import type { OfficeLaw } from '#backend/law/officeLaw.ts';
import { rateSeriesOf } from '#backend/law/rateSeries.ts';

/** What the area needs besides the border. */
export interface LawHandlerMeans {
  readonly law: OfficeLaw;
  /** A folder for files in passing. */
  readonly passing: string;
  /** Called once another law is in force: whatever was derived from the one before is outdated. */
  readonly onEnacted: () => void;
}

/** The handlers of the area `law`: the figures of every country, and what the office adds to them. */
export function createLawHandlers({ law, passing, onEnacted }: LawHandlerMeans) {
  const takeOver = async (context: CommandContext, country: LawCountry): Promise<LawInForce> => {
    const next = await law.recompose(context.db, country, context.clock.now());
    context.afterCommit(() => {
      law.enact(country, next);
      onEnacted();
    });
    context.changed('law', 'office', 'creditors', 'customers', 'reminders');
    return next;
  };

  const add = async (context: CommandContext, country: LawCountry, amendment: LawAmendment) => {
    const before = law.inForce(country);
    const additionId = await writeAddition(context.db, country, amendment, context.clock.now());
    const next = await takeOver(context, country);
    const problems = next.setAside.get(additionId);
    if (problems !== undefined) refuse('law_addition_refused', { country, problems: problemsOf(problems) });
    if (next.law.version === before.law.version) refuse('law_addition_without_effect', { country });
    return { version: next.law.version, additionId };
  };

  return {
    list: asQuery.law.list.handler(async ({ context: { db, clock } }) => {
      const creditors = await countCreditors(db);
      const inOrder = lawCountry.options.filter((country) => law.countries.includes(country));
      return inOrder.map((country) =>
        summarizeLaw(law.inForce(country), clock.today(), creditors.get(country) ?? 0),
      );
    }),

    country: asQuery.law.country.handler(({ input, context: { clock, actor } }) =>
      describeLaw(law.inForce(input.country), clock.today(), actor),
    ),

    pack: asQuery.law.pack.handler(({ input }) => law.inForce(input.country).law),

    rates: asQuery.law.rates.handler(({ input }) => rateSeriesOf(law.inForce(input.country).law)),

    history: asQuery.law.history.handler(async ({ input, context: { db } }) => {
      law.inForce(input.country);
      return (await lawHistory(db, input.country)).map(periodOf).toReversed();
    }),

    version: asQuery.law.version.handler(async ({ input, context: { db } }) => {
      const { country, version } = input;
      const explained = await explainVersion(db, country, version, law.inForce(country));
      return explained ?? refuse('law_version_unknown', { country, version });
    }),

    addFigure: asCommand.law.addFigure.handler(({ input, context }) => {
      const source = input.source.trim();
      if (source === '') refuse('law_field_missing', { field: 'source' });
      const { country, path, debtor, value } = input;
      return add(context, country, {
        kind: 'figure',
        rule: path,
        debtor,
        from: existing(input.from, 'from'),
        value,
        source,
        ...signed(context, input.by),
      });
    }),

    confirm: asCommand.law.confirm.handler(({ input, context }) => {
      const { country, path, debtor, value } = input;
      const from = input.from === null ? null : existing(input.from, 'from');
      const amendment = { kind: 'confirm', rule: path, debtor, from, value } as const;
      return add(context, country, { ...amendment, ...signed(context, input.by) });
    }),

    startReform: asCommand.law.startReform.handler(({ input, context }) => {
      const { country, reform } = input;
      const from = existing(input.from, 'from');
      return add(context, country, { kind: 'reform_starts', reform, from, ...signed(context, input.by) });
    }),

    withdraw: asCommand.law.withdraw.handler(async ({ input, context }) => {
      const reason = input.reason.trim();
      if (reason === '') refuse('law_field_missing', { field: 'reason' });
      const { db, clock, actor } = context;
      const withdrawn = { at: clock.now(), by: actor, reason };
      const country = await markWithdrawn(db, input.additionId, withdrawn);
      if (country === undefined) return refuse('law_addition_unknown', { addition: input.additionId });
      const before = law.inForce(country);
      const next = await takeOver(context, country);
      // What was built on it would silently stop to count: that must be withdrawn first, by somebody.
      const left = [...next.setAside].filter(([id]) => !before.setAside.has(id));
      const problems = left.flatMap(([, each]) => problemsOf(each));
      if (problems.length > 0) refuse('law_addition_refused', { country, problems });
      return { version: next.law.version };
    }),

    inspectFile: asQuery.law.inspectFile.handler(async ({ input, context: { db, files } }) => {
      const file = files.resolve(input.file);
      const pack = await readLawFile(input.file, file);
      const inForce = law.inForce(pack.country);
      const name = file?.name ?? '';
      await expectNewer(db, name, pack, inForce);
      return previewLawFile(name, pack, inForce);
    }),

    loadFile: asCommand.law.loadFile.handler(async ({ input, context }) => {
      const file = context.files.resolve(input.file);
      const pack = await readLawFile(input.file, file);
      const { country } = pack;
      const name = file?.name ?? '';
      await expectNewer(context.db, name, pack, law.inForce(country));
      await keepLawFile(context.db, name, pack, { at: context.clock.now(), by: context.actor });
      const next = await takeOver(context, country);
      return { country, version: next.law.version };
    }),

    exportFile: asQuery.law.exportFile.handler(async ({ input, context: { clock, files } }) => {
      const { path, name } = await writeLawFile(passing, law.inForce(input.country), clock.today());
      return { file: files.register(path, name), name };
    }),
  };
}

/** A day that exists; the contract knows only its shape. */
function existing(day: string, field: string): IsoDate {
  return isIsoDate(day) ? day : refuse('law_field_missing', { field });
}

/** When and by whom. Another name than that of who works at the machine is kept beside it, and does not hide it. */
function signed({ clock, actor }: CommandContext, by: string | undefined) {
  const name = by?.trim() ?? '';
  return { on: clock.today(), by: name === '' || name === actor ? actor : `${name} (${actor})` };
}

async function countCreditors(db: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('creditor')
    .select((all) => ['country', all.fn.countAll<number>().as('count')])
    .groupBy('country')
    .execute();
  return new Map(rows.map((row) => [row.country, row.count]));
}
