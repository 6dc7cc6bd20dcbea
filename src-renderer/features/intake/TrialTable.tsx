import { Check, TriangleAlert } from 'lucide-react';
import type { ListMappingData, MappingTrial } from '#shared/contract/intake.ts';
import { classNames, useTexts } from '#renderer/ui/index.ts';
import { columnName, valueText } from '#renderer/features/intake/intakeText.ts';
import styles from '#renderer/features/intake/Mapping.module.css';

interface Props {
  readonly trial: MappingTrial;
  readonly mapping: ListMappingData;
  readonly headers: readonly string[];
}

/** The first rows as they would be taken over, or what is wrong with them. */
export function TrialTable({ trial, mapping, headers }: Props) {
  const texts = useTexts();
  const { t, format, rowErrorText } = texts;
  const inOrder = headers.map((header) => mapping.fields[header]).filter((field) => field !== undefined);
  const fields = [...new Set(inOrder)];
  if (trial.rows.length === 0 || fields.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['wide']} tabIndex={0} role="region" aria-label={t('intake.columns.trial')}>
      <table className={classNames(styles['table'], styles['trial'])} aria-label={t('intake.columns.trial')}>
        <thead>
          <tr>
            <th scope="col">{t('intake.column.line')}</th>
            <th scope="col">{t('intake.columns.result')}</th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {columnName(texts, field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trial.rows.map((row) => (
            <tr key={row.line}>
              <td>{format.number(row.line)}</td>
              <td className={classNames(styles['result'], row.errors.length > 0 && styles['bad'])}>
                {row.errors.length === 0 ? (
                  <span className={styles['good']}>
                    <Check aria-hidden />
                    {t('intake.columns.fine')}
                  </span>
                ) : (
                  row.errors.map((error) => (
                    <span key={`${error.field ?? ''}${error.code}`}>
                      <TriangleAlert aria-hidden />
                      {rowErrorText(error.code, error.params)}
                    </span>
                  ))
                )}
              </td>
              {fields.map((field) => (
                <td
                  key={field}
                  className={classNames(
                    row.errors.some((error) => error.field === field) && styles['badCell'],
                  )}
                >
                  {valueText(texts, field, row.values[field] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
