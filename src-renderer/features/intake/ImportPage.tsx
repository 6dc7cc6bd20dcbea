import { History } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { Alert, Button, useTexts } from '#renderer/ui/index.ts';
import { failureText } from '#renderer/api/failure.ts';
import { DifferenceStep } from '#renderer/features/intake/DifferenceStep.tsx';
import { DoneStep } from '#renderer/features/intake/DoneStep.tsx';
import { FilesStep } from '#renderer/features/intake/FilesStep.tsx';
import { FoundStep } from '#renderer/features/intake/FoundStep.tsx';
import { leaveDone, useImportFlow } from '#renderer/features/intake/importFlow.ts';
import { ImportProgress } from '#renderer/features/intake/ImportProgress.tsx';
import { ImportSteps } from '#renderer/features/intake/ImportSteps.tsx';
import { MapStep } from '#renderer/features/intake/MapStep.tsx';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly creditorId: number;
  readonly onReminders: () => void;
  readonly onMissingAddresses: () => void;
  /** The imports so far; of one of them where an import is named. */
  readonly onHistory: (intakeId: number | null) => void;
}

/** The way from the files of any accounting system to a ledger that knows them: nothing changes before the last step. */
export function ImportPage({ creditorId, onReminders, onMissingAddresses, onHistory }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const flow = useImportFlow(creditorId);
  const { step } = flow;
  const body = useRef<HTMLElement>(null);
  useFocusOnStep(body, step);
  // Whoever comes back has something new to read in.
  useLayoutEffect(() => leaveDone(creditorId), [creditorId]);
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <h1>{t('intake.title')}</h1>
        <ImportSteps creditorId={creditorId} flow={flow} />
        <Button look="quiet" icon={<History />} onPress={() => onHistory(null)}>
          {t('intake.history.title')}
        </Button>
      </header>
      {flow.failure !== null && (
        <div className={styles['alerts']}>
          <Alert tone="error" title={t('intake.failed')}>
            {failureText(texts, flow.failure)}
          </Alert>
        </div>
      )}
      {flow.isCancelled && (
        <div className={styles['alerts']}>
          <Alert tone="info">{t('errors.job_cancelled')}</Alert>
        </div>
      )}
      <section
        ref={body}
        tabIndex={-1}
        aria-label={t(`intake.step.${step}`)}
        className={styles['step']}
        aria-busy={flow.work !== null}
      >
        {flow.work !== null && flow.work.kind !== 'compare' ? (
          <ImportProgress creditorId={creditorId} work={flow.work} />
        ) : (
          <>
            {step === 'files' && <FilesStep creditorId={creditorId} />}
            {step === 'found' && <FoundStep creditorId={creditorId} flow={flow} />}
            {step === 'columns' && <MapStep key={flow.list} creditorId={creditorId} flow={flow} />}
            {step === 'difference' && <DifferenceStep creditorId={creditorId} flow={flow} />}
            {step === 'done' && (
              <DoneStep
                creditorId={creditorId}
                flow={flow}
                onReminders={onReminders}
                onMissingAddresses={onMissingAddresses}
                onHistory={onHistory}
              />
            )}
          </>
        )}
      </section>
    </div>
  );
}

/** Each step begins at its beginning: for whoever listens, and for the next Tab. Nothing is taken from a first look. */
function useFocusOnStep(body: { readonly current: HTMLElement | null }, step: string): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    body.current?.focus({ preventScroll: true });
  }, [body, step]);
}
