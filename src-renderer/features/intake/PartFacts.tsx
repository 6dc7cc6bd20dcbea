import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { IntakePreview } from '#shared/contract/intake.ts';
import { DateField, Money, Switch, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { compareAs } from '#renderer/features/intake/importFlow.ts';
import { columnName, readAs } from '#renderer/features/intake/intakeText.ts';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly creditorId: number;
  readonly part: IntakePreview;
  readonly isBusy: boolean;
}

/** What a part is as a whole: how it was read, its day, whether it is complete, and what it adds up to. */
export function PartFacts({ creditorId, part, isBusy }: Props) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <>
      {part.kind === 'open_items' && <Terms creditorId={creditorId} part={part} isBusy={isBusy} />}
      {part.sums.length > 0 && <Sums part={part} />}
      <section className={styles['factGroup']}>
        <h3>{t('intake.facts.read')}</h3>
        <p>{t(`intake.kind.${part.kind}`)}</p>
        <p className={styles['quiet']}>{readAs(texts, part)}</p>
        {part.mapping !== null && (
          <p className={styles['quiet']}>{t('intake.found.savedMapping', { name: part.mapping })}</p>
        )}
        <p className={styles['quiet']}>{t(`intake.facts.of.${part.kind}`)}</p>
      </section>
      {part.columns.length > 0 && <Columns part={part} />}
    </>
  );
}

/** The day of the list, and what it means that an invoice is not on it. */
function Terms({ creditorId, part, isBusy }: Props) {
  const { t } = useTexts();
  const { data: source } = useQuery(api.intake.source.queryOptions({ input: { creditorId } }));
  const { data: status } = useQuery(api.office.status.queryOptions());
  const { complete, counts } = part;
  const today = status?.today;
  const [day, setDay] = useListDay(creditorId, part, today);
  const help = complete
    ? t('intake.completeOn', { count: counts.settled })
    : counts.gone > 0
      ? t('intake.completeOff', { count: counts.gone })
      : t('intake.completeHelp');
  return (
    <section className={styles['factGroup']}>
      <h3>{t('intake.facts.terms')}</h3>
      <DateField
        label={t('intake.facts.listDate')}
        value={day}
        onChange={setDay}
        {...(today === undefined ? {} : { maximum: today })}
        help={t('intake.facts.listDateHelp')}
      />
      <Switch
        label={t('intake.complete')}
        help={help}
        selected={complete}
        isDisabled={isBusy}
        onChange={(next) =>
          void compareAs(creditorId, part.part, { complete: next, listDate: part.listDate })
        }
      />
      {source !== undefined && <p className={styles['quiet']}>{t(`intake.facts.absent.${source.absent}`)}</p>}
    </section>
  );
}

/** Milliseconds of rest after which a day that is being typed counts. */
const restAfterTyping = 700;

/** The day of the list as it is being entered; compared anew once the typing rests. */
function useListDay(creditorId: number, part: IntakePreview, today: string | undefined) {
  const [day, setDay] = useState<string | null>(part.listDate);
  const { part: id, complete, listDate } = part;
  useEffect(() => {
    if (day === null || day === listDate || day < '2000' || (today !== undefined && day > today)) {
      return undefined;
    }
    const compare = async () => {
      // What could not be compared does not hold.
      if (!(await compareAs(creditorId, id, { complete, listDate: day }))) setDay(listDate);
    };
    const timer = window.setTimeout(() => void compare(), restAfterTyping);
    return () => window.clearTimeout(timer);
  }, [creditorId, id, complete, listDate, day, today]);
  return [day, setDay] as const;
}

/** The totals of the file, to be held against those that the accounting system prints. */
function Sums({ part }: { readonly part: IntakePreview }) {
  const { t, format } = useTexts();
  return (
    <section className={styles['factGroup']}>
      <h3>{t('intake.facts.sums')}</h3>
      <table className={styles['sums']} aria-label={t('intake.facts.sums')}>
        <thead>
          <tr>
            <th scope="col">{t('intake.facts.invoices')}</th>
            <th scope="col">{t('intake.column.original')}</th>
            <th scope="col">{t('intake.column.open')}</th>
          </tr>
        </thead>
        <tbody>
          {part.sums.map((sum) => (
            <tr key={sum.currency}>
              <td>{format.number(sum.invoices)}</td>
              <td>
                <Money value={sum.original} />
              </td>
              <td>
                <Money value={sum.open} currency={sum.currency} strong />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['quiet']}>{t('intake.facts.sumsHelp')}</p>
    </section>
  );
}

function Columns({ part }: { readonly part: IntakePreview }) {
  const texts = useTexts();
  const { t } = texts;
  const used = part.columns.filter(({ field }) => field !== null);
  const unused = part.columns.filter(({ field }) => field === null);
  return (
    <section className={styles['factGroup']}>
      <h3>{t('intake.facts.columns')}</h3>
      <dl className={styles['pairs']}>
        {used.map(({ header, field }, at) => (
          // Two columns may have the same header.
          <div key={at}>
            <dt>{header}</dt>
            <dd>{columnName(texts, field ?? '')}</dd>
          </div>
        ))}
      </dl>
      {unused.length > 0 && (
        <p className={styles['quiet']}>
          {t('intake.facts.unused', { columns: unused.map(({ header }) => header).join(', ') })}
        </p>
      )}
    </section>
  );
}
