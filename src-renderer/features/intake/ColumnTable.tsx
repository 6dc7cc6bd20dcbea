import { useMemo } from 'react';
import type { ListLayout, ListMappingData } from '#shared/contract/intake.ts';
import { intakeFieldGroups } from '#shared/domain/intake/intakeFields.ts';
import { Select, useTexts } from '#renderer/ui/index.ts';
import { isGuess, notUsed } from '#renderer/features/intake/mappingDraft.ts';
import styles from '#renderer/features/intake/Mapping.module.css';

interface Props {
  readonly layout: ListLayout;
  readonly mapping: ListMappingData;
  readonly onField: (header: string, field: string) => void;
}

/** How many of the first rows stand under the columns; the trial below shows the rest. */
const rowsShown = 5;

/** The first rows as they stand in the file, with what each column means above it. */
export function ColumnTable({ layout, mapping, onField }: Props) {
  const { t } = useTexts();
  const options = useMemo(() => {
    const fields = intakeFieldGroups.flatMap(({ group, fields }) =>
      fields.map((field) => ({
        id: field,
        title: t(`intake.field.${field}`),
        section: t(`intake.fieldGroup.${group}`),
      })),
    );
    return [{ id: notUsed, title: t('intake.notUsed') }, ...fields];
  }, [t]);
  return (
    // A wide list scrolls by itself; the page does not.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['wide']} tabIndex={0} role="region" aria-label={t('intake.columns.table')}>
      <table className={styles['table']} aria-label={t('intake.columns.table')}>
        <thead>
          <tr>
            {layout.headers.map((header, at) => {
              const field = mapping.fields[header] ?? notUsed;
              return (
                // Two columns may have the same header.
                <th key={at} scope="col" className={field === notUsed ? styles['unused'] : undefined}>
                  <Select
                    label={header === '' ? t('intake.columns.unnamed', { place: at + 1 }) : header}
                    options={options}
                    selected={field}
                    onSelect={(next) => onField(header, next)}
                  />
                  <span className={styles['mark']}>
                    {isGuess(layout, header, field) && t('intake.columns.guess')}
                  </span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {layout.rows.slice(0, rowsShown).map((row, line) => (
            <tr key={line}>
              {layout.headers.map((header, at) => (
                <td
                  key={at}
                  title={row[at]}
                  className={mapping.fields[header] === undefined ? styles['unused'] : undefined}
                >
                  {row[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
