import type { ProfileStep } from '#shared/contract/profiles.ts';
import type { ProfileProblem, ProfileProblemCode } from '#shared/domain/dunning/profileProblem.ts';
import { LiveMoneyField, LiveNumberField, Select, Switch, useTexts } from '#renderer/ui/index.ts';
import { failureText, type Failure } from '#renderer/api/failure.ts';
import { problemText } from '#renderer/features/profiles/problemText.ts';
import styles from '#renderer/features/profiles/Profiles.module.css';

interface Props {
  readonly step: ProfileStep;
  readonly title: string;
  readonly isFirst: boolean;
  readonly debtorKind: 'person' | 'company';
  readonly currency: string;
  /** What is wrong with this step. */
  readonly problems: readonly ProfileProblem[];
  readonly failure: Failure | null;
  readonly onChange: (part: Partial<ProfileStep>) => void;
}

/** The fields of one step (002-09 … 002-13, 000-38), each with what is wrong with it. */
export function StepFields(props: Props) {
  const { step, title, isFirst, debtorKind, currency, onChange } = props;
  const { t } = useTexts();
  const errorAt = useFieldErrors(props);
  const isNotice = step.kind !== 'hand_over';
  return (
    <section className={styles['step']} aria-label={title}>
      <h3>{title}</h3>
      <div className={styles['grid']}>
        {isNotice && (
          <Select
            label={t('profiles.field.kind')}
            selected={step.kind}
            error={errorAt('kind')}
            options={(['reminder', 'collection_notice'] as const).map((id) => ({
              id,
              title: t(`profiles.kindOf.${id}`),
            }))}
            onSelect={(kind) =>
              onChange({ kind: kind === 'collection_notice' ? 'collection_notice' : 'reminder' })
            }
          />
        )}
        {isNotice && (
          <Select
            label={t('profiles.field.channels')}
            selected={step.channels[0] ?? 'none'}
            error={errorAt('channels')}
            options={[
              { id: 'paper', title: t('words.channelTitle.paper') },
              ...(step.channels.length === 0 ? [{ id: 'none', title: t('profiles.noChannel') }] : []),
            ]}
            onSelect={(channel) => onChange({ channels: channel === 'paper' ? ['paper'] : [] })}
          />
        )}
        <div className={styles['begins']}>
          <LiveNumberField
            label={t(isFirst ? 'profiles.field.waitAfterDue' : 'profiles.field.waitDays')}
            unit={t('profiles.days')}
            maximum={365}
            value={step.waitDays}
            error={errorAt('waitDays')}
            onChange={(waitDays) => onChange({ waitDays })}
          />
        </div>
        {!isFirst && (
          <Select
            label={t('profiles.field.waitFrom')}
            selected={step.waitFrom}
            options={(['deadline', 'sending'] as const).map((id) => ({
              id,
              title: t(`profiles.waitFromOf.${id}`),
            }))}
            onSelect={(from) => onChange({ waitFrom: from === 'sending' ? 'sending' : 'deadline' })}
          />
        )}
        {isNotice && <Deadline {...props} errorAt={errorAt} />}
        {isNotice && <Fee {...props} errorAt={errorAt} />}
        <div className={styles['begins']}>
          <LiveMoneyField
            label={t('profiles.field.minimumAmount')}
            unit={currency}
            value={step.minimumAmount}
            error={errorAt('minimumAmount')}
            onChange={(minimumAmount) => onChange({ minimumAmount })}
          />
        </div>
      </div>
      <div className={styles['switches']}>
        <Switch
          label={t('profiles.field.claimInterest')}
          selected={step.claimInterest}
          onChange={(claimInterest) => onChange({ claimInterest })}
        />
        {isNotice && (debtorKind === 'company' || step.claimCompensation) && (
          <Switch
            label={t('profiles.field.claimCompensation')}
            {...(errorAt('claimCompensation') === null ? {} : { help: errorAt('claimCompensation') ?? '' })}
            selected={step.claimCompensation}
            onChange={(claimCompensation) => onChange({ claimCompensation })}
          />
        )}
        <Switch
          label={t('profiles.field.blocksCustomer')}
          help={t('profiles.fieldHelp.blocksCustomer')}
          selected={step.blocksCustomer}
          onChange={(blocksCustomer) => onChange({ blocksCustomer })}
        />
      </div>
    </section>
  );
}

interface PartProps extends Props {
  readonly errorAt: (field: StepField) => string | null;
}

function Deadline({ step, errorAt, onChange }: PartProps) {
  const { t } = useTexts();
  return (
    <>
      <div className={styles['begins']}>
        <Select
          label={t('profiles.field.deadline')}
          selected={step.deadline}
          error={errorAt('deadline')}
          options={(['own', 'original'] as const).map((id) => ({
            id,
            title: t(`profiles.deadlineOf.${id}`),
          }))}
          onSelect={(deadline) =>
            onChange(
              deadline === 'original'
                ? { deadline: 'original', deadlineDays: 0 }
                : { deadline: 'own', deadlineDays: step.deadlineDays === 0 ? 14 : step.deadlineDays },
            )
          }
        />
      </div>
      {step.deadline === 'own' && (
        <LiveNumberField
          label={t('profiles.field.deadlineDays')}
          unit={t('profiles.days')}
          maximum={365}
          value={step.deadlineDays}
          error={errorAt('deadlineDays')}
          onChange={(deadlineDays) => onChange({ deadlineDays })}
        />
      )}
    </>
  );
}

function Fee({ step, currency, errorAt, onChange }: PartProps) {
  const { t } = useTexts();
  const rule = typeof step.fee === 'number' ? 'amount' : step.fee;
  return (
    <>
      <div className={styles['begins']}>
        <Select
          label={t('profiles.field.fee')}
          selected={rule}
          error={rule === 'amount' ? null : errorAt('fee')}
          options={(['none', 'statutory', 'amount'] as const).map((id) => ({
            id,
            title: t(`profiles.feeOf.${id}`),
          }))}
          onSelect={(fee) =>
            onChange({ fee: fee === 'amount' ? 0 : fee === 'statutory' ? 'statutory' : 'none' })
          }
        />
      </div>
      {typeof step.fee === 'number' && (
        <LiveMoneyField
          label={t('profiles.field.feeAmount')}
          unit={currency}
          value={step.fee}
          error={errorAt('fee')}
          onChange={(fee) => onChange({ fee })}
        />
      )}
    </>
  );
}

type StepField =
  | 'kind'
  | 'channels'
  | 'waitDays'
  | 'deadline'
  | 'deadlineDays'
  | 'fee'
  | 'minimumAmount'
  | 'claimCompensation';

/** Only what the law forbids is an error of a field; advice stands above. */
function useFieldErrors({ problems, failure }: Props): (field: StepField) => string | null {
  const texts = useTexts();
  return (field) => {
    if (failure?.params['field'] === field) return failureText(texts, failure);
    const problem = problems.find(({ code, severity }) => severity === 'unlawful' && fieldOf[code] === field);
    return problem === undefined ? null : problemText(texts, problem);
  };
}

/** The field at which a problem of a step is mended; null where it is none of a single field. */
const fieldOf: Readonly<Record<ProfileProblemCode, StepField | null>> = {
  profile_empty: null,
  hand_over_missing: null,
  hand_over_not_last: null,
  notice_required_before_hand_over: null,
  reminder_after_collection_notice: 'kind',
  collection_notice_by_agency_only: 'kind',
  demand_letter_instead: null,
  channel_missing: 'channels',
  deadline_missing: 'deadlineDays',
  deadline_below_minimum: 'deadlineDays',
  deadline_below_bank_days: 'deadlineDays',
  original_due_not_allowed: 'deadline',
  fee_above_maximum: 'fee',
  fee_never_allowed: 'fee',
  fee_figure_missing: 'fee',
  fee_count_reached: 'fee',
  fee_total_reached: 'fee',
  fee_after_short_deadline: 'fee',
  fee_only_if_agreed: 'fee',
  fee_in_compensation: 'fee',
  wait_lengthened_for_fee: 'waitDays',
  wait_lengthened_by_law: 'waitDays',
  compensation_for_persons: 'claimCompensation',
  compensation_claimed_before: 'claimCompensation',
};
