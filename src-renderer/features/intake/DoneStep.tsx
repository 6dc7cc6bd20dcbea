import { useQuery } from '@tanstack/react-query';
import { ArrowRight, CircleCheckBig } from 'lucide-react';
import { Alert, Button, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureText } from '#renderer/api/failure.ts';
import {
  leaveImport,
  showStep,
  type ImportFlow,
  type ImportOutcome,
} from '#renderer/features/intake/importFlow.ts';
import { partName } from '#renderer/features/intake/intakeText.ts';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly creditorId: number;
  readonly flow: ImportFlow;
  readonly onReminders: () => void;
  readonly onMissingAddresses: () => void;
  readonly onHistory: (intakeId: number | null) => void;
}

/** What was taken over, under which number, and what comes next. */
export function DoneStep({ creditorId, flow, onReminders, onMissingAddresses, onHistory }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const { outcome } = flow;
  const { data: creditors } = useQuery(api.creditors.list.queryOptions());
  if (outcome === null) return null;
  const creditor = creditors?.find(({ id }) => id === creditorId);
  const missing = creditor?.missingAddresses ?? 0;
  const ready = creditor?.ready ?? 0;
  return (
    <div className={styles['scroller']}>
      <div className={styles['done']}>
        {outcome.taken.length > 0 && (
          <p className={styles['doneTitle']}>
            <CircleCheckBig aria-hidden />
            {t('intake.done.taken', { count: outcome.taken.length })}
          </p>
        )}
        {outcome.failed !== null && (
          <Alert
            tone="error"
            title={t('intake.done.failed', { file: nameFrom(texts, flow, outcome.failed.part) })}
          >
            {failureText(texts, outcome.failed)}
          </Alert>
        )}
        <ul className={styles['taken']} aria-label={t('intake.done.list')}>
          {outcome.taken.map((taken) => (
            <TakenPart
              key={taken.part}
              taken={taken}
              name={nameFrom(texts, flow, taken.part)}
              onHistory={onHistory}
            />
          ))}
        </ul>
        <div className={styles['next']}>
          <h2 className={styles['sectionTitle']}>{t('intake.done.next')}</h2>
          <ul>
            <li>
              <Button look="primary" icon={<ArrowRight />} onPress={onReminders}>
                {t('intake.done.reminders')}
              </Button>
              <span>{t('intake.done.ready', { count: ready })}</span>
            </li>
            {missing > 0 && (
              <li>
                <Button onPress={onMissingAddresses}>{t('intake.done.addresses')}</Button>
                <span>{t('intake.done.missing', { count: missing })}</span>
              </li>
            )}
            {(flow.parcel?.unmapped.length ?? 0) > 0 || outcome.failed !== null ? (
              <li>
                <Button onPress={() => showStep(creditorId, 'found')}>{t('intake.done.rest')}</Button>
                <span>{t('intake.done.restHelp')}</span>
              </li>
            ) : (
              <li>
                <Button onPress={() => leaveImport(creditorId)}>{t('intake.done.more')}</Button>
                <span>{t('intake.done.moreHelp')}</span>
              </li>
            )}
          </ul>
        </div>
        {outcome.taken.some(({ rejected }) => rejected > 0) && (
          <p className={styles['quiet']}>
            {t('intake.done.rejected', {
              count: outcome.taken.reduce((sum, { rejected }) => sum + rejected, 0),
              rows: format.number(outcome.taken.reduce((sum, { rejected }) => sum + rejected, 0)),
            })}
          </p>
        )}
      </div>
    </div>
  );
}

interface TakenProps {
  readonly taken: ImportOutcome['taken'][number];
  readonly name: string;
  readonly onHistory: (intakeId: number | null) => void;
}

const shownCounts = [
  'added',
  'changed',
  'settled',
  'unchanged',
  'customersAdded',
  'customersChanged',
  'conflicts',
  'rejected',
] as const;

function TakenPart({ taken, name, onHistory }: TakenProps) {
  const { t, format } = useTexts();
  const counts = shownCounts.filter((count) => taken[count] > 0);
  const { intakeId, number } = taken;
  return (
    <li>
      <div className={styles['takenHead']}>
        <b>{number === null ? t('intake.done.again') : t('intake.history.number', { number })}</b>
        <span>{name}</span>
        {intakeId !== null && (
          <Button
            look="quiet"
            aria-label={`${t('intake.done.look')}: ${t('intake.history.number', { number: number ?? '' })}`}
            onPress={() => onHistory(intakeId)}
          >
            {t('intake.done.look')}
          </Button>
        )}
      </div>
      <dl className={styles['counts']}>
        {counts.map((count) => (
          <div key={count}>
            <dt>{t(`intake.count.${count}`)}</dt>
            <dd>{format.number(taken[count])}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function nameFrom(texts: ReturnType<typeof useTexts>, flow: ImportFlow, id: string): string {
  const part = flow.parcel?.parts.find(({ part: each }) => each === id);
  return part === undefined ? '' : partName(texts, part);
}
