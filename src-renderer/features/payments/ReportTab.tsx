import { useQuery } from '@tanstack/react-query';
import { CalendarDays } from 'lucide-react';
import { EmptyState, Money, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import styles from '#renderer/features/payments/Payments.module.css';

const figures = ['claimed', 'paid', 'waived', 'invoiced'] as const;

/** What was claimed, paid, let go and invoiced, by month (001-48 … 001-50): two years back. */
export function ReportTab({ creditorId, today }: { readonly creditorId: number; readonly today: string }) {
  const texts = useTexts();
  const { t } = texts;
  const from = `${Number(today.slice(0, 4)) - 2}-01-01`;
  const { data, error } = useQuery(
    api.payments.report.queryOptions({ input: { creditorId, from, to: today } }),
  );
  if (error !== null) {
    return (
      <div className={styles['loading']} role="alert">
        {failureText(texts, failureOf(error))}
      </div>
    );
  }
  if (data === undefined) return <div className={styles['loading']}>{t('words.loading')}</div>;
  if (data.length === 0) return <EmptyState icon={<CalendarDays />} title={t('payments.empty.report')} />;
  const currencies = [...new Set(data.map((row) => row.currency))];
  return (
    <div className={styles['report']}>
      <table className={styles['months']} aria-label={t('payments.report.label')}>
        <thead>
          <tr>
            <th scope="col">{t('payments.report.month')}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col">
                {t(`payments.report.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.map((row) => (
            <tr key={`${row.month} ${row.currency}`}>
              <th scope="row">{row.month}</th>
              {figures.map((figure) => (
                <td key={figure}>
                  <Money value={row[figure]} {...(currencies.length > 1 ? { currency: row.currency } : {})} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {currencies.map((currency) => (
            <tr key={currency}>
              <th scope="row">{t('payments.report.total')}</th>
              {figures.map((figure) => (
                <td key={figure}>
                  <Money
                    value={data
                      .filter((row) => row.currency === currency)
                      .reduce((sum, row) => sum + row[figure], 0)}
                    currency={currency}
                    strong
                  />
                </td>
              ))}
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}
