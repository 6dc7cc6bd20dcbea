import type { DifferenceGroup, DifferenceRow } from '#shared/contract/intake.ts';
import { Day, Money, PanelSection, SidePanel, useTexts } from '#renderer/ui/index.ts';
import { ChangeList } from '#renderer/features/intake/ChangeList.tsx';
import { useEscape } from '#renderer/features/intake/useEscape.ts';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly row: DifferenceRow;
  readonly group: DifferenceGroup;
  readonly onClose: () => void;
}

/** All that a row of a difference tells, in full. */
export function DifferenceRowPanel({ row, group, onClose }: Props) {
  const { t, format, fieldName, rowErrorText } = useTexts();
  useEscape(onClose);
  const { error, balance } = row;
  const isAbsent = group === 'settled' || group === 'gone';
  const money = (value: number) => (
    <Money value={value} {...(row.currency === null ? {} : { currency: row.currency })} />
  );
  return (
    <SidePanel
      title={row.number === '' ? t(`intake.group.${group}`) : row.number}
      subtitle={row.customer}
      onClose={onClose}
    >
      {error !== null && (
        <PanelSection title={t('intake.column.problem')}>
          <p>{rowErrorText(error.code, error.params)}</p>
          {error.field !== null && (
            <p className={styles['quiet']}>
              {t('intake.difference.inField', { field: fieldName(error.field) })}
            </p>
          )}
        </PanelSection>
      )}
      {row.changes.length > 0 && (
        <PanelSection title={t(group === 'conflicts' ? 'intake.column.conflicts' : 'intake.column.changes')}>
          <ChangeList changes={row.changes} />
          {group === 'conflicts' && <p className={styles['quiet']}>{t('intake.difference.ownStays')}</p>}
        </PanelSection>
      )}
      {balance !== null && (
        <PanelSection title={t('intake.group.balances')}>
          <dl className={styles['pairs']}>
            {(['opening', 'movement', 'closing', 'unspecified'] as const).map((name) => (
              <div key={name}>
                <dt>{t(`intake.column.${name}`)}</dt>
                <dd>{money(balance[name])}</dd>
              </div>
            ))}
          </dl>
        </PanelSection>
      )}
      {group !== 'accounts' && (
        <PanelSection title={t(isAbsent ? 'intake.difference.inLedger' : 'intake.difference.row')}>
          <dl className={styles['pairs']}>
            {(['issued', 'due'] as const).map(
              (name) =>
                row[name] !== null && (
                  <div key={name}>
                    <dt>{t(`intake.column.${name}`)}</dt>
                    <dd>
                      <Day value={row[name]} />
                    </dd>
                  </div>
                ),
            )}
            {(['original', 'ledgerOpen', 'open'] as const).map((name) => {
              const value = row[name];
              return value === null ? null : (
                <div key={name}>
                  <dt>{t(`intake.column.${name}`)}</dt>
                  <dd>{money(value)}</dd>
                </div>
              );
            })}
            {row.file !== null && (
              <div>
                <dt>{t('intake.column.file')}</dt>
                <dd>{row.file}</dd>
              </div>
            )}
            {row.line !== null && (
              <div>
                <dt>{t('intake.column.line')}</dt>
                <dd>{format.number(row.line)}</dd>
              </div>
            )}
          </dl>
        </PanelSection>
      )}
    </SidePanel>
  );
}
