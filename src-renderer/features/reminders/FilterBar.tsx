import { Chips, useTexts } from '#renderer/ui/index.ts';
import type { QueueSummary } from '#renderer/features/reminders/QueueHeader.tsx';
import { narrow, useRemindersView } from '#renderer/features/reminders/remindersView.ts';
import styles from '#renderer/features/reminders/Queue.module.css';

const all = 'all';

/** Filters by step and channel, each with how much it would show. */
export function FilterBar({ summary }: { readonly summary: QueueSummary | undefined }) {
  const { t, stepName, format } = useTexts();
  const step = useRemindersView((view) => view.step);
  const channel = useRemindersView((view) => view.channel);
  const tab = useRemindersView((view) => view.tab);
  if (summary === undefined) return <div className={styles['bar']} />;
  const steps = summary.steps;
  return (
    <div className={styles['bar']}>
      {steps.length > 0 && (
        <Chips
          label={t('reminders.filterStep')}
          selected={step === null ? all : keyOf(step)}
          onSelect={(key) => narrow({ step: steps.find((each) => keyOf(each) === key) ?? null })}
          chips={[
            { id: all, title: t('reminders.allSteps'), count: null },
            ...steps.map((each) => ({
              id: keyOf(each),
              title: stepName(each),
              count: format.number(each.count),
            })),
          ]}
        />
      )}
      {/* With one channel there is nothing to choose. */}
      {summary.channels.length > 1 && steps.length > 0 && (
        <>
          <span className={styles['divider']} />
          <Chips
            label={t('reminders.filterChannel')}
            selected={channel ?? all}
            onSelect={(key) =>
              narrow({ channel: summary.channels.find((each) => each.channel === key)?.channel ?? null })
            }
            chips={[
              { id: all, title: t('reminders.allChannels'), count: null },
              ...summary.channels.map((each) => ({
                id: each.channel,
                title: t(`words.channelTitle.${each.channel}`),
                count: format.number(each.count),
              })),
            ]}
          />
        </>
      )}
      {tab === 'ready' && summary.waiting > 0 && (
        <span className={styles['barEnd']}>{t('reminders.waiting', { count: summary.waiting })}</span>
      )}
    </div>
  );
}

function keyOf(step: { readonly kind: string; readonly ordinal: number }): string {
  return `${step.kind}-${step.ordinal}`;
}
