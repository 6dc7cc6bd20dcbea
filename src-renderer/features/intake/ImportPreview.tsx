import { useState } from 'react';
import type { IntakePreview, IntakeRowError } from '#shared/contract/intake.ts';
import { Alert, classNames, Day, Money, Switch, Tabs, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly preview: IntakePreview;
  readonly complete: boolean;
  readonly isDisabled: boolean;
  readonly onComplete: (complete: boolean) => void;
}

type View = 'rows' | 'errors' | 'columns';

/** What a file would do to the ledger: how it was read, the counts, each row, and what cannot be read. */
export function ImportPreview({ preview, complete, isDisabled, onComplete }: Props) {
  const { t, format, warningText } = useTexts();
  const [view, setView] = useState<View>(
    preview.counts.rejected > 0 && preview.rows.length === 0 ? 'errors' : 'rows',
  );
  const isList = preview.columns.length > 0;
  const views: View[] = isList ? ['rows', 'errors', 'columns'] : ['rows', 'errors'];
  const counts: Record<View, number> = {
    rows: preview.counts.read - preview.counts.rejected,
    errors: preview.counts.rejected,
    columns: preview.columns.filter((column) => column.field !== null).length,
  };
  return (
    <>
      <Counts preview={preview} />
      <p className={styles['readAs']}>
        {[
          t(`intake.format.${formatOf(preview.format)}`),
          preview.encoding,
          preview.delimiter === null ? null : t(`intake.delimiter.${delimiterOf(preview.delimiter)}`),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {preview.warnings.map((warning) => (
        <Alert key={warning.code + JSON.stringify(warning.params)} tone="warning">
          {warningText(warning.code, warning.params)}
        </Alert>
      ))}
      {isList && (
        <Switch
          label={t('intake.complete')}
          help={
            complete ? t('intake.completeOn', { count: preview.counts.settled }) : t('intake.completeHelp')
          }
          selected={complete}
          isDisabled={isDisabled}
          onChange={onComplete}
        />
      )}
      <div className={styles['tables']}>
        <Tabs
          label={t('intake.views')}
          selected={view}
          onSelect={setView}
          tabs={views.map((id) => ({ id, title: t(`intake.view.${id}`), count: format.number(counts[id]) }))}
        >
          <div className={styles['tableScroll']}>
            {view === 'rows' && <Rows preview={preview} />}
            {view === 'errors' && <Errors errors={preview.errors} total={preview.counts.rejected} />}
            {view === 'columns' && <Columns preview={preview} />}
          </div>
        </Tabs>
      </div>
    </>
  );
}

const shownCounts = ['added', 'changed', 'unchanged', 'settled', 'rejected'] as const;

function Counts({ preview }: { readonly preview: IntakePreview }) {
  const { t, format } = useTexts();
  return (
    <dl className={styles['counts']}>
      {shownCounts.map((name) => (
        <div
          key={name}
          className={classNames(
            styles['count'],
            preview.counts[name] === 0 && styles['countNone'],
            name === 'rejected' && preview.counts[name] > 0 && styles['countBad'],
          )}
        >
          <dd>{format.number(preview.counts[name])}</dd>
          <dt>{t(`intake.count.${name}`)}</dt>
        </div>
      ))}
    </dl>
  );
}

function Rows({ preview }: { readonly preview: IntakePreview }) {
  const { t, format } = useTexts();
  if (preview.rows.length === 0) return <p className={styles['none']}>{t('intake.noRows')}</p>;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th>{t('intake.column.action')}</th>
          <th>{t('intake.column.number')}</th>
          <th>{t('intake.column.customer')}</th>
          <th>{t('intake.column.issued')}</th>
          <th>{t('intake.column.due')}</th>
          <th className={styles['end']}>{t('intake.column.original')}</th>
          <th className={styles['end']}>{t('intake.column.open')}</th>
          <th className={styles['end']}>{t('intake.column.ledgerOpen')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.rows.map((row) => (
          <tr key={row.line}>
            <td>
              <span className={classNames(styles['action'], styles[row.action])}>
                {t(`intake.action.${row.action}`)}
              </span>
            </td>
            <td>{row.number}</td>
            <td className={styles['wide']}>{row.customer}</td>
            <td>
              <Day value={row.issued} />
            </td>
            <td>
              <Day value={row.due} />
            </td>
            <td className={styles['end']}>
              <Money value={row.original} />
            </td>
            <td className={styles['end']}>
              <Money value={row.open} currency={row.currency} />
            </td>
            <td className={styles['end']}>
              {row.ledgerOpen === null ? t('words.notGiven') : <Money value={row.ledgerOpen} />}
            </td>
          </tr>
        ))}
      </tbody>
      <More
        shown={preview.rows.length}
        total={preview.counts.read - preview.counts.rejected}
        columns={8}
        text={format}
      />
    </table>
  );
}

function Errors({ errors, total }: { readonly errors: readonly IntakeRowError[]; readonly total: number }) {
  const { t, format, rowErrorText, fieldName } = useTexts();
  if (errors.length === 0) return <p className={styles['none']}>{t('intake.noErrors')}</p>;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th className={styles['end']}>{t('intake.column.line')}</th>
          <th>{t('intake.column.field')}</th>
          <th>{t('intake.column.problem')}</th>
        </tr>
      </thead>
      <tbody>
        {errors.map((error) => (
          <tr key={`${error.line}-${error.field ?? ''}-${error.code}`}>
            <td className={styles['end']}>{format.number(error.line)}</td>
            <td>{error.field === null ? t('words.notGiven') : fieldName(error.field)}</td>
            <td className={styles['sentence']}>{rowErrorText(error.code, error.params)}</td>
          </tr>
        ))}
      </tbody>
      <More shown={new Set(errors.map((error) => error.line)).size} total={total} columns={3} text={format} />
    </table>
  );
}

function Columns({ preview }: { readonly preview: IntakePreview }) {
  const { t, fieldName } = useTexts();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th>{t('intake.column.header')}</th>
          <th>{t('intake.column.readAs')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.columns.map((column, at) => (
          // Two columns may have the same header.
          <tr key={at}>
            <td>{column.header}</td>
            <td className={classNames(column.field === null && styles['unused'])}>
              {column.field === null ? t('intake.notUsed') : fieldName(column.field)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface MoreProps {
  readonly shown: number;
  readonly total: number;
  readonly columns: number;
  readonly text: { readonly number: (value: number) => string };
}

function More({ shown, total, columns, text }: MoreProps) {
  const { t } = useTexts();
  if (shown >= total) return null;
  return (
    <tfoot>
      <tr>
        <td colSpan={columns}>
          {t('intake.firstRows', { shown: text.number(shown), total: text.number(total) })}
        </td>
      </tr>
    </tfoot>
  );
}

type KnownFormat = 'csv' | 'ubl_invoice' | 'ubl_credit_note';

function formatOf(format: string): KnownFormat {
  return (['ubl_invoice', 'ubl_credit_note'] as const).find((known) => known === format) ?? 'csv';
}

function delimiterOf(delimiter: string): 'semicolon' | 'comma' | 'tab' | 'pipe' {
  if (delimiter === ',') return 'comma';
  if (delimiter === '\t') return 'tab';
  return delimiter === '|' ? 'pipe' : 'semicolon';
}
