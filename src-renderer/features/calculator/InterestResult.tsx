import type { ReckonedLine } from '#shared/contract/calculator.ts';
import type { InterestRounding } from '#shared/domain/law/reckonInterest.ts';
import { Day, Money, NotConfirmed, ReasonList, useTexts } from '#renderer/ui/index.ts';
import type { api } from '#renderer/api/client.ts';
import { dayCountText } from '#renderer/features/calculator/dayCountText.ts';
import styles from '#renderer/features/calculator/Calculator.module.css';

type Result = Awaited<ReturnType<typeof api.calculator.interest.call>>;

interface Props {
  readonly result: Result;
  readonly to: string;
  readonly rounding: InterestRounding;
}

/** The interest with its working line by line, and what a reader should know of it. */
export function InterestResult({ result, to, rounding }: Props) {
  const { t, format } = useTexts();
  const { lines, interest, principal, currency } = result;
  const days = lines.reduce((sum, line) => sum + line.days, 0);
  return (
    <>
      <dl className={styles['summary']} aria-live="polite">
        <div className={styles['main']}>
          <dt>{t('calculator.result.interest')}</dt>
          <dd>
            <Money value={interest} currency={currency} />
          </dd>
          <dd className={styles['small']}>
            {t('calculator.result.exact', { sum: format.precise(result.exact) })}
          </dd>
        </div>
        <div>
          <dt>{t('calculator.result.balance')}</dt>
          <dd>
            <Money value={principal} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{t('calculator.result.total')}</dt>
          <dd>
            <Money value={principal + interest} currency={currency} />
          </dd>
          <dd className={styles['small']}>{t('calculator.result.days', { count: days })}</dd>
        </div>
      </dl>
      <section className={styles['part']}>
        <h2>{t('calculator.working.title')}</h2>
        {lines.length === 0 ? (
          <p className={styles['none']}>{t('calculator.result.noInterest')}</p>
        ) : (
          <>
            <p className={styles['note']}>
              {t('calculator.result.from', { from: format.day(result.from), to: format.day(to) })} ·{' '}
              <DayCountNote dayCount={result.dayCount} />
            </p>
            <Working result={result} rounding={rounding} />
          </>
        )}
      </section>
      {result.reasons.length > 0 && (
        <section className={styles['part']}>
          <h2>{t('calculator.working.why')}</h2>
          <ReasonList reasons={result.reasons} />
        </section>
      )}
    </>
  );
}

function DayCountNote({ dayCount }: Pick<Result, 'dayCount'>) {
  const texts = useTexts();
  const { value, source } = dayCount;
  return (
    <>
      {dayCountText(texts, value)}
      {source !== null && !source.confirmed && (
        <>
          {' '}
          <NotConfirmed grade={source.grade} />
        </>
      )}
    </>
  );
}

function Working({ result, rounding }: Omit<Props, 'to'>) {
  const { t, format } = useTexts();
  const { lines } = result;
  const days = lines.reduce((sum, line) => sum + line.days, 0);
  const rounded = lines.reduce((sum, line) => sum + line.interest, 0);
  return (
    <div className={styles['tableScroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th>{t('calculator.working.period')}</th>
            <th className={styles['end']}>{t('calculator.working.days')}</th>
            <th className={styles['end']}>{t('calculator.working.balance')}</th>
            <th className={styles['end']}>{t('calculator.working.rate')}</th>
            <th className={styles['end']}>{t('calculator.working.divisor')}</th>
            <th className={styles['end']}>{t('calculator.working.exact')}</th>
            <th className={styles['end']}>{t('calculator.working.rounded')}</th>
            <th className={styles['source']}>{t('calculator.working.source')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.from} line={line} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('calculator.working.sum')}</th>
            <td className={styles['end']}>{format.number(days)}</td>
            <td colSpan={4} className={styles['end']}>
              {format.precise(result.exact)}
            </td>
            <td className={styles['end']}>{format.amount(rounded)}</td>
          </tr>
          {rounding === 'down-to-unit' && (
            <tr>
              <th scope="row" colSpan={6}>
                {t('calculator.working.cut')}
              </th>
              <td className={styles['end']}>{format.amount(result.interest)}</td>
            </tr>
          )}
        </tfoot>
      </table>
    </div>
  );
}

function Line({ line }: { readonly line: ReckonedLine }) {
  const { t, format, sourceText } = useTexts();
  const { source } = line;
  const where = (
    <>
      {source.kind === 'typed' ? t('calculator.working.typed') : sourceText(source)}
      {source.kind === 'law' && !source.confirmed && (
        <>
          {' '}
          <NotConfirmed grade={source.grade} />
        </>
      )}
    </>
  );
  return (
    <tr>
      <td>
        <Day value={line.from} /> – <Day value={line.to} />
        <div className={styles['sourceBelow']}>{where}</div>
      </td>
      <td className={styles['end']}>{format.number(line.days)}</td>
      <td className={styles['end']}>{format.amount(line.principal)}</td>
      <td className={styles['end']}>{format.rate(line.rateBasisPoints)}</td>
      <td className={styles['end']}>{line.divisor}</td>
      <td className={styles['end']}>{format.precise(line.exact)}</td>
      <td className={styles['end']}>{format.amount(line.interest)}</td>
      <td className={styles['source']}>{where}</td>
    </tr>
  );
}
