import { useQuery } from '@tanstack/react-query';
import type { LawOfCountry, RateSeries } from '#shared/contract/law.ts';
import { StepChart, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import styles from '#renderer/features/law/Law.module.css';

interface Props {
  readonly law: LawOfCountry;
  readonly today: string;
}

/** The rate of late interest through time, as a line and as a table. */
export function RateChart({ law, today }: Props) {
  const { t, format } = useTexts();
  const { country } = law;
  const { data } = useQuery(api.law.rates.queryOptions({ input: { country } }));
  if (data === undefined) return <div className={styles['chartSpace']} />;
  const latest = data
    .map(({ debtor, points }) => `${t(`law.debtor.${debtor}`)} ${format.rate(points.at(-1)?.rate ?? 0)}`)
    .join(', ');
  const from = format.day(data[0]?.points.at(-1)?.from ?? today);
  return (
    <figure className={styles['chart']}>
      <figcaption>
        {t('law.chart.title')} <small>{t('law.chart.note')}</small>
      </figcaption>
      <StepChart
        label={t('law.chart.summary', { from, latest })}
        series={data.map(({ debtor, points }) => ({
          id: debtor,
          title: t(`law.debtor.${debtor}`),
          points: points.map((point) => ({ from: point.from, value: point.rate })),
        }))}
        mark={{ day: today, title: t('law.chart.today') }}
        formatValue={format.rate}
      />
      <details className={styles['asTable']}>
        <summary>{t('law.chart.asTable')}</summary>
        <RateTable series={data} />
      </details>
    </figure>
  );
}

function RateTable({ series }: { readonly series: readonly RateSeries[] }) {
  const { t, format } = useTexts();
  const days = [...new Set(series.flatMap(({ points }) => points.map(({ from }) => from)))].sort().reverse();
  return (
    <table className={styles['rates']} aria-label={t('law.chart.title')}>
      <thead>
        <tr>
          <th>{t('law.column.period')}</th>
          {series.map(({ debtor }) => (
            <th key={debtor} className={styles['end']}>
              {t(`law.debtor.${debtor}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day}>
            <td>{t('law.from', { from: format.day(day) })}</td>
            {series.map(({ debtor, points }) => (
              <td key={debtor} className={styles['end']}>
                <Rate point={points.find(({ from }) => from === day)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rate({ point }: { readonly point: RateSeries['points'][number] | undefined }) {
  const { t, format } = useTexts();
  if (point === undefined) return null;
  const { rate, reference, margin, confirmed } = point;
  return (
    <>
      {reference !== null && margin !== null && (
        <small>
          {t('law.chart.ofReference', { reference: format.rate(reference), margin: format.rate(margin) })} ={' '}
        </small>
      )}
      <b>{format.rate(rate)}</b>
      {!confirmed && <small> {t('law.notConfirmed')}</small>}
    </>
  );
}
