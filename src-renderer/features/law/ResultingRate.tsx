import type { LawOfCountry, LawRuleRow } from '#shared/contract/law.ts';
import { useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/law/Law.module.css';

interface Props {
  readonly law: LawOfCountry;
  readonly rule: LawRuleRow;
  readonly from: string | null;
  readonly value: unknown;
}

/** What an entered rate comes to: where the law names a reference rate, with the margins on top. */
export function ResultingRate({ law, rule, from, value }: Props) {
  const { t, format } = useTexts();
  if (typeof value !== 'number' || rule.path !== law.rateRule) return null;
  const margins = law.rules.find(({ path }) => path === 'lateInterest.rate.margin')?.figures ?? [];
  if (margins.length === 0) {
    return <p className={styles['result']}>{t('law.figure.results', { rate: format.rate(value) })}</p>;
  }
  // Newest first, so of each kind of debtor the first that has begun is the one that holds.
  const holding = margins.filter((figure) => from === null || (figure.from ?? '') <= from);
  const lines = (['both', 'person', 'company'] as const).flatMap((debtor) => {
    const margin = holding.find((figure) => figure.debtor === debtor)?.value;
    return typeof margin === 'number' ? [{ debtor, margin }] : [];
  });
  return (
    <ul className={styles['result']} aria-live="polite">
      {lines.map(({ debtor, margin }) => (
        <li key={debtor}>
          {t('law.figure.resultsFor', {
            debtor: t(`law.debtor.${debtor}`),
            reference: format.rate(value),
            margin: format.rate(margin),
            rate: format.rate(value + margin),
          })}
        </li>
      ))}
    </ul>
  );
}
