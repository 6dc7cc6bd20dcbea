import { useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { ProfileFrame, ProfileSettings } from '#shared/contract/profiles.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import { schedule, scheduleInvoice, type ScheduleStep } from '#shared/domain/dunning/schedule.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Alert, classNames, Day, Money, ReasonList, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import type { Example } from '#renderer/features/profiles/example.ts';
import styles from '#renderer/features/profiles/Beside.module.css';

interface Props {
  readonly settings: ProfileSettings;
  readonly debtorKind: 'person' | 'company';
  readonly frame: ProfileFrame;
  readonly example: Example;
  /** The place of the step whose fields are open. */
  readonly selected: number;
  readonly onSelect: (position: number) => void;
}

/**
 * Every day and sum that the settings lead to for one invoice, worked out here by the rules themselves with every key
 * that is typed, and what the law makes otherwise than the profile says.
 */
export function TimeLine({ settings, debtorKind, frame, example, selected, onSelect }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const invoiceId = example.kind === 'invoice' ? example.invoice.invoiceId : 0;
  const facts = useQuery({
    ...api.profiles.exampleFacts.queryOptions({ input: { invoiceId } }),
    enabled: invoiceId !== 0,
  });
  const law = prepareLaw(frame.law);
  const steps = useMemo((): readonly ScheduleStep[] | null => {
    if (example.kind === 'example') {
      const { issued, due, principal } = example;
      const claim = { issued, due, principal, currency: frame.currency, asOf: due, sent: [] };
      return schedule(settings, debtorKind, frame.creditor, law, claim);
    }
    if (facts.data === undefined) return null;
    const { invoice, customer } = facts.data;
    return scheduleInvoice(invoice, customer, frame.creditor, settings, law, frame.today as IsoDate);
  }, [settings, debtorKind, frame, law, example, facts.data]);
  const currency = example.kind === 'example' ? frame.currency : example.invoice.currency;

  if (facts.error !== null && example.kind === 'invoice') {
    return <Alert tone="error">{failureText(texts, failureOf(facts.error))}</Alert>;
  }
  if (steps === null) return null;
  if (steps.length === 0) return <p className={styles['empty']}>{t('profiles.time.empty')}</p>;
  return (
    <ol className={styles['line']} aria-label={t('profiles.time.title')}>
      <li className={styles['start']}>
        <span className={styles['day']}>
          <Day value={example.kind === 'example' ? example.due : example.invoice.due} />
        </span>
        <span>{t('profiles.time.due')}</span>
      </li>
      {steps.map((step, at) => (
        <Step
          key={step.step.position}
          step={step}
          cuts={newCuts(steps, at)}
          currency={currency}
          isSelected={step.step.position === selected}
          onSelect={() => onSelect(step.step.position)}
        />
      ))}
    </ol>
  );
}

interface StepProps {
  readonly step: ScheduleStep;
  readonly cuts: readonly Reason[];
  readonly currency: string;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

function Step({ step, cuts, currency, isSelected, onSelect }: StepProps) {
  const { t, format, stepName, reasonText, sourceText } = useTexts();
  const moved = step.readyOn !== null && step.readyOn !== step.byProfile;
  const name = step.form === 'demand_letter' ? t('profiles.time.demandLetter') : stepName(step.step);
  return (
    <li className={classNames(styles['stop'], isSelected && styles['stopHere'])}>
      <span className={styles['day']}>
        <Day value={step.sentOn} />
      </span>
      <div className={styles['stopText']}>
        <p className={styles['stopHead']}>
          <button type="button" className={styles['stopName']} onClick={onSelect}>
            {name}
          </button>
          {step.given && <span className={styles['given']}>{t('profiles.time.sent')}</span>}
          <Money value={step.total} currency={currency} strong />
        </p>
        <p className={styles['sums']}>{sums()}</p>
        {step.deadline !== null && (
          <p className={styles['deadline']}>
            {t('profiles.time.deadline')} <Day value={step.deadline} />
          </p>
        )}
        {step.sentOn === null && <p className={styles['never']}>{t('profiles.time.never')}</p>}
        {moved && !step.given && (
          <p className={styles['moved']}>
            {t('profiles.time.byProfile', { day: format.day(step.byProfile) })}
          </p>
        )}
        {cuts.length > 0 && (
          <ul className={styles['cuts']} aria-label={t('profiles.time.cuts')}>
            {cuts.map((reason, at) => (
              // Reasons have no key of their own and their order is fixed.
              <li key={`${reason.code}-${at}`}>
                <CircleAlert aria-hidden />
                <span>
                  {reasonText(reason)} <cite>{sourceText(reason.source)}</cite>
                </span>
              </li>
            ))}
          </ul>
        )}
        <details className={styles['why']}>
          <summary>{t('profiles.time.why')}</summary>
          <ReasonList reasons={step.reasons} />
        </details>
      </div>
    </li>
  );

  /** The parts of the sum that are not nothing, in words. */
  function sums(): string {
    const parts = [
      ['principal', step.sums.principal],
      ['interest', step.sums.interest],
      ['charges', step.sums.charges],
      ['fee', step.fee],
      ['compensation', step.compensation],
    ] as const;
    return parts
      .filter(([part, amount]) => amount !== 0 || part === 'principal')
      .map(([part, amount]) => t(`profiles.time.part.${part}`, { amount: format.amount(amount) }))
      .join(' + ');
  }
}

/** What the law makes otherwise at a step, without what an earlier step says already. */
function newCuts(steps: readonly ScheduleStep[], at: number): readonly Reason[] {
  const told = new Set(
    steps.slice(0, at).flatMap((step) => step.reasons.map((each) => JSON.stringify(each))),
  );
  return (steps[at]?.reasons ?? []).filter((reason) => isCut(reason) && !told.has(JSON.stringify(reason)));
}

/** A deadline is the profile's own unless the law is its source. */
function isCut({ code, source }: Reason): boolean {
  return cutting.has(code) || (code === 'deadline_set' && source.kind === 'law');
}

/** Reasons that tell where the law or the calendar makes something otherwise than the profile says. */
const cutting: ReadonlySet<Reason['code']> = new Set<Reason['code']>([
  'lawful_wait',
  'after_previous_deadline',
  'moved_to_business_day',
  'fee_cut',
  'fee_too_early',
  'fee_count_reached',
  'fee_deadline_not_missed',
  'fee_other_currency',
  'fee_figure_missing',
  'fee_kind_without_fee',
  'fee_invoice_late',
  'fee_too_soon_after_last',
  'fee_not_agreed',
  'fee_total_reached',
  'fee_arrears_count_reached',
  'fee_in_compensation',
  'compensation_only_companies',
  'compensation_figure_missing',
  'last_notice_by_agency',
  'demand_letter_instead',
  'collection_notice_required',
  'reminder_required',
  'interest_starts_later',
  'interest_agreed_rate_cut',
  'time_barred',
]);
