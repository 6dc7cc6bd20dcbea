import { mapEventIterator } from '@orpc/client';
import { implement } from '@orpc/server';
import type { ChangedArea } from '#shared/contract/office.ts';
import { contract } from '#shared/contract/contract.ts';
import { borderError } from '#backend/border/borderError.ts';
import type {
  BorderContext,
  BorderMeans,
  CommandContext,
  JobContext,
  QueryContext,
} from '#backend/border/context.ts';

/** Longer calls than this are named in the log, in milliseconds. */
const slowCall = 50;

/** Not exported: no handler can reach around what its kind of procedure is given. */
const means: unique symbol = Symbol('means');

/** The context with which calls enter the border. */
export interface EntryContext {
  readonly [means]: BorderMeans;
}

/** Makes the context of every call from the means of the office. */
export function entryContext(all: BorderMeans): EntryContext {
  return { [means]: all };
}

/**
 * The implementer of the contract, with what every call needs: errors become data, slow calls are named in the log.
 * An area's handlers start from `asQuery`, `asCommand`, `asJob` or `asFeed`, which give the context that the kind of
 * procedure allows, and no more: outside a command there is no way to write, inside one none around its transaction.
 */
const base = implement(contract)
  .$context<EntryContext>()
  .use(async ({ context, next, path }) => {
    const { log, ledger } = context[means];
    const began = performance.now();
    const translate = async (error: unknown): Promise<unknown> => borderError(error, log, ledger.path);
    try {
      const result = await next({});
      if (!isIterator(result.output)) return result;
      const output = mapEventIterator(result.output, {
        value: (value: unknown) => Promise.resolve(value),
        error: translate,
      });
      return { ...result, output };
    } catch (error) {
      throw await translate(error);
    } finally {
      const took = performance.now() - began;
      if (took > slowCall) log.info(`slow call ${path.join('.')} ${took.toFixed(0)} ms`);
    }
  });

/** For procedures that only read. */
export const asQuery = base.use(({ context, next, procedure }) => {
  expectKind(procedure['~orpc'].meta, 'query');
  const narrowed: QueryContext = { ...only(context[means]), db: context[means].ledger.reader };
  return next({ context: narrowed });
});

/** For procedures that write: one transaction, then the changed areas are told. */
export const asCommand = base.use(async ({ context, next, procedure }) => {
  expectKind(procedure['~orpc'].meta, 'command');
  const areas = new Set<ChangedArea>();
  const afterwards: (() => void)[] = [];
  const result = await context[means].ledger.write(async (db) => {
    const narrowed: CommandContext = {
      ...only(context[means]),
      db,
      changed(...changed) {
        for (const area of changed) areas.add(area);
      },
      afterCommit: (work) => void afterwards.push(work),
    };
    return await next({ context: narrowed });
  });
  for (const work of afterwards) work();
  context[means].feed.publish([...areas]);
  return result;
});

/** For procedures that work in threads. */
export const asJob = base.use(({ context, next, procedure }) => {
  expectKind(procedure['~orpc'].meta, 'job');
  const { ledger, jobs } = context[means];
  const narrowed: JobContext = { ...only(context[means]), db: ledger.reader, jobs };
  return next({ context: narrowed });
});

/** For procedures that stay open and tell of changes. */
export const asFeed = base.use(({ context, next, procedure }) => {
  expectKind(procedure['~orpc'].meta, 'feed');
  return next({ context: only(context[means]) });
});

function only(all: BorderMeans): BorderContext {
  return { clock: all.clock, actor: all.actor, files: all.files, feed: all.feed, log: all.log };
}

function isIterator(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

function expectKind(meta: unknown, wanted: string): void {
  const kind = (meta as { readonly kind?: string }).kind;
  if (kind !== wanted) throw new Error(`a ${kind} of the contract is implemented as a ${wanted}`);
}
