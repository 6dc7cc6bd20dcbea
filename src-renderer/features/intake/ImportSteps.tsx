import { classNames, useTexts } from '#renderer/ui/index.ts';
import { showStep, type ImportFlow, type ImportStep } from '#renderer/features/intake/importFlow.ts';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly creditorId: number;
  readonly flow: ImportFlow;
}

const steps = ['files', 'found', 'columns', 'difference', 'done'] as const;

/** The steps of an import, with the way back to those that were passed. */
export function ImportSteps({ creditorId, flow }: Props) {
  const { t } = useTexts();
  const shown = steps.filter((step) => step !== 'columns' || flow.step === 'columns');
  const at = shown.indexOf(flow.step);
  return (
    <ol className={styles['steps']} aria-label={t('intake.steps')}>
      {shown.map((step, index) => (
        <li
          key={step}
          className={classNames(
            styles['stepItem'],
            index < at && styles['stepPassed'],
            step === flow.step && styles['stepNow'],
          )}
          aria-current={step === flow.step ? 'step' : undefined}
        >
          {isWay(step) && index !== at && canGo(flow, step) ? (
            <button type="button" className={styles['stepLink']} onClick={() => showStep(creditorId, step)}>
              {t(`intake.step.${step}`)}
            </button>
          ) : (
            t(`intake.step.${step}`)
          )}
        </li>
      ))}
    </ol>
  );
}

function isWay(step: ImportStep): step is 'files' | 'found' | 'difference' {
  return step === 'files' || step === 'found' || step === 'difference';
}

/** What was read can be walked through until it is taken over. */
function canGo(flow: ImportFlow, step: 'files' | 'found' | 'difference'): boolean {
  if (flow.work !== null || flow.step === 'done') return false;
  if (step === 'files') return true;
  return flow.parcel !== null && (step === 'found' || flow.parcel.parts.length > 0);
}
