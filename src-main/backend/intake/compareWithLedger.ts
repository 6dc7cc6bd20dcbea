import { findWarnings } from '#backend/intake/findWarnings.ts';
import {
  countPlan,
  dropPlan,
  type IntakeCounts,
  type IntakeStep,
  type IntakeTerms,
  planIntake,
  run,
} from '#backend/intake/planIntake.ts';
import type { FileWarning, StagedFile, StagedPart } from '#backend/intake/stagedFile.ts';
import { fillDifference } from '#backend/intake/fillDifference.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';
import {
  attachDifferenceFile,
  detachDifferenceFile,
  removeStagingFile,
} from '#backend/ledger/differenceFile.ts';
import { attachStagingFile, detachStagingFile } from '#backend/ledger/stagingFile.ts';
import type { DifferenceGroup } from '#shared/contract/intake.ts';
import type { Minor } from '#shared/kernel/money.ts';

/** What a staged part would do to the ledger. */
export interface IntakeComparison {
  readonly staged: StagedPart;
  /** The first files; `staged.files` counts all. */
  readonly files: readonly StagedFile[];
  readonly counts: IntakeCounts;
  /** What the file adds up to, by currency, rows that cannot be read left out. */
  readonly sums: readonly {
    readonly currency: string;
    readonly invoices: number;
    readonly original: Minor;
    readonly open: Minor;
  }[];
  readonly balances: { readonly agree: number; readonly total: number; readonly unspecified: Minor };
  readonly groups: readonly { readonly group: DifferenceGroup; readonly rows: number }[];
  readonly warnings: readonly FileWarning[];
}

/** How many files of a part are named. */
const mostFiles = 50;

/**
 * Says what a staged part would do, by joins inside SQLite, and writes every row of the difference into a file of its
 * own, from which windows are read. The ledger is left as it was. Throws `Refusal` `staging_unknown`.
 */
export function compareWithLedger(
  connection: Connection,
  stagingPath: string,
  differencePath: string,
  terms: IntakeTerms,
  step: IntakeStep = () => undefined,
): IntakeComparison {
  attachStagingFile(connection, stagingPath);
  try {
    attachDifferenceFile(connection, differencePath);
    try {
      // One look at the ledger, whatever is written to it meanwhile.
      return connection.transaction(() => compare(connection, terms, step)).deferred();
    } finally {
      dropPlan(connection);
      detachDifferenceFile(connection);
    }
  } catch (error) {
    removeStagingFile(differencePath);
    throw error;
  } finally {
    detachStagingFile(connection);
  }
}

function compare(connection: Connection, terms: IntakeTerms, step: IntakeStep): IntakeComparison {
  const staged = planIntake(connection, terms, step);
  const groups = fillDifference(connection, staged.kind, (sql) => {
    step(0, 1);
    run(connection, sql, { creditor: terms.creditorId });
  });
  return {
    staged,
    files: readFiles(connection),
    counts: countPlan(connection, staged.kind),
    sums: readSums(connection),
    balances: readBalances(connection),
    groups,
    // Whether it is the right file at all comes before what of it is doubtful.
    warnings: [...findWarnings(connection, staged, terms), ...staged.warnings],
  };
}

function readFiles(connection: Connection): readonly StagedFile[] {
  const facts = connection
    .prepare('SELECT facts FROM staging.file ORDER BY id LIMIT ?')
    .pluck()
    .all(mostFiles);
  return facts.map((text) => JSON.parse(String(text)) as StagedFile);
}

function readSums(connection: Connection): IntakeComparison['sums'] {
  return connection
    .prepare<[], IntakeComparison['sums'][number]>(
      `SELECT currency, count(*) AS invoices, sum(coalesce(original, open)) AS original, sum(open) AS open
       FROM staging.draft GROUP BY currency ORDER BY count(*) DESC, currency`,
    )
    .all();
}

function readBalances(connection: Connection): IntakeComparison['balances'] {
  const row = connection
    .prepare<[], IntakeComparison['balances']>(
      `SELECT count(*) AS total, coalesce(sum(opening + movement = closing), 0) AS agree,
         coalesce(sum(unspecified), 0) AS unspecified FROM staging.balance`,
    )
    .get();
  return row ?? { agree: 0, total: 0, unspecified: 0 };
}
