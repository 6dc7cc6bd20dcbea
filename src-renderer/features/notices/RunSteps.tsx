import type { RunState } from '#shared/contract/notices.ts';
import { classNames, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/notices/Notices.module.css';

const order = ['draft', 'approved', 'dispatched', 'confirmed'] as const;

/** How far a run has come: draft, approved, printed, confirmed. */
export function RunSteps({ state }: { readonly state: RunState }) {
  const { t } = useTexts();
  if (state === 'discarded') return <span>{t('notices.state.discarded')}</span>;
  const reached = order.indexOf(state);
  return (
    <ol className={styles['steps']}>
      {order.map((each, at) => (
        <li
          key={each}
          aria-current={at === reached ? 'step' : undefined}
          className={classNames(at < reached && styles['stepDone'], at === reached && styles['stepNow'])}
        >
          {t(`notices.step.${each}`)}
        </li>
      ))}
    </ol>
  );
}
