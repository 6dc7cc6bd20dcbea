import type { LawDifference } from '#shared/contract/law.ts';
import { lawRuleTitle } from '#shared/i18n/lawText.ts';
import { useTexts } from '#renderer/ui/index.ts';
import { FigureValue } from '#renderer/features/law/FigureValue.tsx';
import styles from '#renderer/features/law/Law.module.css';

interface Props {
  readonly title: string;
  /** What the two columns of figures are called. */
  readonly columns: readonly [before: string, after: string];
  readonly differences: readonly LawDifference[];
  readonly currency: string;
}

/** The figures by which one law differs from another: how they read before and after. */
export function Differences({ title, columns, differences, currency }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  return (
    <div className={styles['differences']}>
      <table className={styles['figures']} aria-label={title}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th>{t('law.file.rule')}</th>
            <th>{columns[0]}</th>
            <th>{columns[1]}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={`${difference.path} ${difference.debtor} ${difference.from ?? ''}`}>
              <td>
                {lawRuleTitle(texts, difference)}
                <small>
                  {[
                    ...(difference.debtor === 'both' ? [] : [t(`law.debtor.${difference.debtor}`)]),
                    ...(difference.from === null
                      ? []
                      : [t('law.from', { from: format.day(difference.from) })]),
                  ].join(', ')}
                </small>
              </td>
              <td>
                {difference.kind === 'added' ? (
                  t('words.notGiven')
                ) : (
                  <FigureValue rule={difference} value={difference.before} currency={currency} />
                )}
              </td>
              <td className={styles['value']}>
                {difference.kind === 'removed' ? (
                  t('words.notGiven')
                ) : (
                  <FigureValue rule={difference} value={difference.after} currency={currency} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
