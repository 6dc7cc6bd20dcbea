import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommitResult, type CommitTerms, commitStaged } from '#backend/intake/commitStaged.ts';
import { compareWithLedger, type IntakeComparison } from '#backend/intake/compareWithLedger.ts';
import { readDifference } from '#backend/intake/readDifference.ts';
import { stageFile } from '#backend/intake/stageFile.ts';
import type { StagedFile, StagedWarning } from '#backend/intake/stagedFile.ts';
import { resourcesFolder } from '#backend/entries/places.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { type UndoResult, type UndoTerms, undoIntake } from '#backend/intake/undo/undoIntake.ts';
import type { DifferenceGroup, DifferenceRow } from '#shared/contract/intake.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { lawOf, loadLawBook } from '#backend/law/index.ts';
import { type Connection, connect, ledgerPath, openLedger } from '#backend/ledger/index.ts';

/** A ledger on disk with one creditor, in a folder of its own, and files to take over. */
export interface IntakeLedger extends AsyncDisposable {
  readonly folder: string;
  readonly path: string;
  readonly creditorId: number;
  readonly connection: Connection;
  /** Writes a file and gives its path. */
  file(name: string, content: string | Uint8Array): string;
  stage(path: string): Promise<StagedFile>;
  compare(options?: Partial<CommitTerms>): WholeComparison;
  /** One group of the difference that was compared last. */
  difference(group: DifferenceGroup): DifferenceRow[];
  undo(intakeId: number, options?: Partial<UndoTerms>): Promise<UndoResult>;
  commit(options?: Partial<CommitTerms>): Promise<CommitResult>;
  /** Stages and commits. */
  take(content: string | Uint8Array, options?: Partial<CommitTerms>): Promise<CommitResult>;
  /** Takes over a file that stands elsewhere. */
  takePath(path: string, options?: Partial<CommitTerms>): Promise<CommitResult>;
  all<Row>(sql: string): Row[];
  /** One value. */
  value(sql: string): unknown;
}

/** A comparison with all its rows of invoices in the order of the file, and all errors. */
export interface WholeComparison extends Omit<IntakeComparison, 'warnings'> {
  readonly warnings: readonly StagedWarning[];
  readonly rows: readonly (DifferenceRow & { readonly action: 'add' | 'change' | 'unchanged' })[];
  readonly errors: readonly Omit<NonNullable<DifferenceRow['error']>, 'file'>[];
}

/** A creditor of Norway, as the readers know it. */
export const norwegianCreditor = {
  country: 'NO',
  currency: 'NOK',
  addressOrder: ['invoice', 'postal', 'visiting', 'delivery'],
} satisfies IntakeCreditor;

const actions = { added: 'add', changed: 'change', unchanged: 'unchanged' } as const;
const control = { signal: new AbortController().signal, onProgress: (): void => undefined };

/** The law that lists are taken over under; it decides about the charges of invoices that are paid. */
export const intakeLaw = lawOf(loadLawBook(resourcesFolder), 'NO');

/** Makes the ledger. The creditor is Norwegian unless told otherwise. */
export function intakeLedger(
  creditor: { country?: string; currency?: string; organisationNumber?: string } = {},
): IntakeLedger {
  const folder = mkdtempSync(join(tmpdir(), 'frist-intake-'));
  const ledger = openLedger(folder);
  const path = ledgerPath(folder);
  const connection = connect(path, 'write');
  const facts = {
    ...norwegianCreditor,
    country: creditor.country ?? 'NO',
    currency: creditor.currency ?? 'NOK',
    organisationNumber: creditor.organisationNumber ?? null,
  };
  connection
    .prepare(
      `INSERT INTO creditor (id, name, organisation_number, country, currency, created_at)
       VALUES (1, 'Nordfjord Handel AS', ?, ?, ?, '2026-01-01T00:00:00Z')`,
    )
    .run(facts.organisationNumber, facts.country, facts.currency);
  const stagingPath = join(folder, 'staging.sqlite');
  const differencePath = join(folder, 'staging.difference');
  const terms = (options: Partial<CommitTerms>): CommitTerms => ({
    creditorId: 1,
    listDate: '2026-09-01',
    complete: false,
    now: '2026-09-01T10:00:00Z',
    law: intakeLaw,
    actor: 'tester',
    documents: join(folder, 'documents'),
    ...options,
  });
  let files = 0;
  const self: IntakeLedger = {
    folder,
    path,
    creditorId: 1,
    connection,
    file(name, content) {
      const target = join(folder, name);
      writeFileSync(target, content);
      return target;
    },
    stage: (file) => stageFile({ path: file, fileName: 'list.csv', stagingPath, creditor: facts }, control),
    compare(options = {}) {
      const comparison = compareWithLedger(connection, stagingPath, differencePath, terms(options));
      const rows = Object.entries(actions).flatMap(([group, action]) =>
        self.difference(group as DifferenceGroup).map((row) => ({ ...row, action })),
      );
      const errors = self.difference('rejected').flatMap(({ error }) => {
        if (error === null) return [];
        const { file: _, ...told } = error;
        return [told];
      });
      const warnings = comparison.warnings.map(({ code, params }) => ({ code, params }));
      return {
        ...comparison,
        warnings,
        rows: rows.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
        errors,
      };
    },
    difference: (group) => readDifference(differencePath, group, 0, 1_000_000).rows,
    undo: (intakeId, options = {}) =>
      undoIntake(connection, {
        intakeId,
        actor: 'tester',
        now: '2026-12-01T10:00:00Z',
        today: isoDate('2026-12-01'),
        law: intakeLaw,
        documents: join(folder, 'documents'),
        ...options,
      }),
    commit: (options = {}) => commitStaged(connection, stagingPath, terms(options)),
    async take(content, options = {}) {
      files += 1;
      return self.takePath(self.file(`list-${files}.csv`, content), options);
    },
    async takePath(file, options = {}) {
      await self.stage(file);
      return self.commit(options);
    },
    all: <Row>(sql: string) => connection.prepare(sql).all() as Row[],
    value: (sql) => connection.prepare(sql).pluck().get(),
    async [Symbol.asyncDispose]() {
      connection.close();
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return self;
}
